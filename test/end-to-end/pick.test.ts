// The next paper of a reading group, through the wire, in both chats: proposed, voted for, picked, remembered.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { openDatabase } from '../../src/store/database.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { controls, person } from '../world/people.ts';
import { type World, textOf as wireText } from '../world/world.ts';

const DAYS = [madeUpDay('2025-03-18', madeUpPapers(1, 12, 'Agents'))];
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-18T07:55:00Z', days: DAYS, papers: [] },
  );
  const somebody = (name: 'Alice' | 'Bob' | 'Charlie') => person(world.chats[platform], name);
  const posts = () =>
    somebody('Alice')
      .see()
      .filter((message) => !message.onlyFor && message.author.bot);
  const post = (id: string) => {
    const found = posts().find((one) => one.id === id);
    if (!found) throw new Error('the post is gone');
    return found;
  };
  const keep = async (name: 'Alice' | 'Bob' | 'Charlie', ...numbers: number[]) => {
    for (const number of numbers) await somebody(name).ask(`keep 2503.0000${number}`);
  };
  /** Number 3 is kept by two, 1 and 2 by one. */
  const kept = async () => {
    await keep('Alice', 3, 1);
    await keep('Bob', 3, 2);
  };
  const started = async (line = 'pick') => {
    await kept();
    await somebody('Alice').press(await somebody('Alice').ask(line), 'Start poll');
    const poll = posts().at(-1);
    if (!poll) throw new Error('no poll');
    return poll;
  };

  test('what the team kept most is proposed, with when the poll would close', async () => {
    await kept();
    const proposal = textOf(await somebody('Charlie').ask('pick until friday'));
    expect(proposal).toMatch(/What to read next.*number 3.*🔖\u00a02.*number [12].*number [12]/s);
    expect(posts()).toEqual([]);
    expect(textOf(await somebody('Charlie').ask('pick until yesterday'))).toContain('as a day to come');
  });

  test('a poll is started, voted in, each vote changed, and closed by whoever started it; the pick is remembered', async () => {
    const [alice, bob, charlie] = [somebody('Alice'), somebody('Bob'), somebody('Charlie')];
    const poll = await started();
    expect(textOf(poll)).toMatch(/What do we read next\?.*One vote each until.*No votes so far/s);
    expect(controls(poll).map(({ label }) => label)).toEqual([
      'Vote 1',
      'Vote 2',
      'Vote 3',
      'Close now',
      'Cancel',
    ]);
    await world.moveTo('2025-03-18T07:55:10Z');
    expect(textOf(await bob.press(poll, 'Vote 1'))).toMatch(/Your vote: 1 .*number 3.*1 vote for it so far/s);
    expect(textOf(post(poll.id))).toContain('1 vote so far');
    await charlie.press(poll, 'Vote 1');
    await bob.press(poll, 'Vote 2');
    const voted = await bob.press(poll, 'Vote 2');
    await alice.press(poll, 'Vote 2');
    await world.moveTo('2025-03-18T07:56:00Z');
    expect(textOf(post(poll.id))).toMatch(/3 votes so far/);
    expect(textOf(post(poll.id))).toMatch(/number 3.*1 vote.*2 votes/s);
    const second = /number (\d)/.exec(textOf(await alice.ask('show 2')))?.[0] ?? 'none';
    expect(textOf(await charlie.press(poll, 'Close now'))).toContain('Only whoever started this poll');
    expect(textOf(await alice.press(poll, 'Close now'))).toMatch(
      /Closed. We read Agents number \d: 2 of 3 votes/,
    );
    expect(textOf(post(poll.id))).toMatch(/Closed. We read .*2 of 3 votes/s);
    expect(controls(post(poll.id))).toEqual([]);
    expect(textOf(posts().at(-1))).toContain('We read this next: 2 of 3 votes.');
    expect(textOf(posts().at(-1))).toContain(second);
    expect(textOf(await bob.press(voted, 'Take back'))).toContain('This poll is over');
    expect(textOf(await bob.ask('picks'))).toMatch(new RegExp(`1 paper.*${second}.*Tue 18 March`, 's'));
    const next = textOf(await bob.ask('pick'));
    expect(next).toContain('number 3');
    expect(next).not.toContain(second);
  });

  test('it closes at its time, after a restart, and tells the pick once', async () => {
    const poll = await started();
    await somebody('Bob').press(poll, 'Vote 1');
    await world.stopPaperboy();
    await world.startPaperboy();
    await somebody('Charlie').press(post(poll.id), 'Vote 1');
    await world.moveTo('2025-03-21T07:54:00Z');
    expect(textOf(post(poll.id))).toContain('2 votes so far');
    await world.stopPaperboy();
    await world.moveTo('2025-03-21T07:56:00Z');
    await world.startPaperboy();
    await world.moveTo('2025-03-21T07:58:00Z');
    expect(textOf(post(poll.id))).toMatch(/Closed. We read .*Agents number 3.*2 of 2 votes/s);
    const news = posts().filter((one) => textOf(one).includes('We read this next'));
    expect(news).toHaveLength(1);
    somebody('Bob').react(news[0] ?? poll, '👍');
    await somebody('Bob').askUntil('top', '👍');
  });

  test('started twice it is one poll; a channel has one at a time', async () => {
    await kept();
    const alice = somebody('Alice');
    const proposal = await alice.ask('pick');
    const other = await somebody('Bob').ask('pick');
    await alice.press(proposal, 'Start poll');
    expect(textOf(await somebody('Bob').press(other, 'Start poll'))).toContain(
      'There is a poll here already',
    );
    expect(textOf(await alice.ask('pick'))).toContain('There is a poll here already');
    expect(posts()).toHaveLength(1);
  });

  test('cancelled it picks nothing, and the same papers are proposed again', async () => {
    const poll = await started();
    await somebody('Bob').press(poll, 'Vote 1');
    expect(textOf(await somebody('Alice').press(poll, 'Cancel'))).toContain('This poll was cancelled');
    await world.moveTo('2025-03-25T08:00:00Z');
    expect(textOf(post(poll.id))).toContain('This poll was cancelled');
    expect(posts().some((one) => textOf(one).includes('We read this next'))).toBe(false);
    expect(textOf(await somebody('Bob').ask('picks'))).toContain('Nothing was picked in this channel yet');
    expect(textOf(await somebody('Bob').ask('pick'))).toContain('number 3');
  });

  test('without a vote nothing is picked; among equals it is the most kept', async () => {
    const first = await started('pick until 1 day');
    await world.moveTo('2025-03-19T08:00:00Z');
    expect(textOf(post(first.id))).toContain('Nobody has voted, so nothing was picked');
    const alice = somebody('Alice');
    await alice.press(await alice.ask('pick until 1 day'), 'Start poll');
    const second = posts().at(-1);
    if (!second) throw new Error('no poll');
    await alice.press(second, 'Vote 2');
    await somebody('Bob').press(second, 'Vote 1');
    await world.moveTo('2025-03-20T08:01:00Z');
    expect(textOf(post(second.id))).toMatch(/We read .*Agents number 3.*1 of 2 votes/s);
  });

  test('what most have read is not proposed, and one paper is no choice', async () => {
    await keep('Alice', 3, 1);
    await somebody('Alice').ask('mark read 2503.00003');
    expect(textOf(await somebody('Bob').ask('pick'))).toContain('Only one paper was kept');
    await somebody('Bob').ask('submit 2503.00005');
    expect(textOf(await somebody('Bob').ask('pick'))).toMatch(/number 1.*number 5|number 5.*number 1/s);
  });

  test('the vote of whoever is forgotten is not counted any more', async () => {
    const poll = await started();
    const bob = somebody('Bob');
    await bob.press(poll, 'Vote 1');
    await bob.press(await bob.ask('forget-me'), 'Yes, forget me');
    await world.moveTo('2025-03-18T07:57:00Z');
    expect(textOf(post(poll.id))).toContain('No votes so far');
  });

  test('a poll that went out unnoted is found again, not posted twice', async () => {
    const poll = await started();
    await world.stopPaperboy();
    const db = await openDatabase(world.config.databaseUrl);
    await db
      .updateTable('polls')
      .set({ message: null, tried_at: Date.parse('2025-03-18T07:55:00Z'), lease_until: 0, shown_version: 0 })
      .execute();
    await db.destroy();
    await world.moveTo('2025-03-18T07:58:00Z');
    await world.startPaperboy();
    expect(posts()).toHaveLength(1);
    await somebody('Bob').press(post(poll.id), 'Vote 1');
    await world.moveTo('2025-03-18T07:59:00Z');
    expect(textOf(post(poll.id))).toContain('1 vote so far');
  });
});
