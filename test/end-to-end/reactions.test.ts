// Reactions as they really arrive, through the wire in both chats: twice, late, out of order, on anything, after a
// restart. The shelf always ends as the person left it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { trialDays } from '../../playground/hugging-face/trial-days.ts';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { type Name, person } from '../world/people.ts';
import { startWorld, textOf, type World } from '../world/world.ts';

const WEDNESDAY = '2025-03-12';
const PAPERS = ['Attention Is All You Need', 'Deep Residual Learning', 'Adam'] as const;

/** Wednesday with three papers only, so that a list has fewer than ten. */
const shortDays = () =>
  trialDays().map((one) => (one.day === WEDNESDAY ? { ...one, entries: one.entries.slice(0, 3) } : one));

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  let header: LocalMessage;
  let posts: readonly LocalMessage[];
  const somebody = (name: Name) => person(world.chats[platform], name);

  beforeEach(async () => {
    world = await startWorld({ at: `${WEDNESDAY}T07:55:00Z`, days: shortDays() });
    const alice = somebody('Alice');
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    await world.moveTo(`${WEDNESDAY}T08:00:05Z`);
    header = await alice.digest();
    posts = alice.see(header.id);
  });
  afterEach(async () => {
    const { violations } = world.chats[platform];
    await world.end();
    expect(violations).toEqual([]);
  });

  const post = (title: string): LocalMessage => {
    const found = posts.find((message) => textOf(message).includes(title));
    if (!found) throw new Error(`no post of ${title}`);
    return found;
  };
  /** Which of the three papers are on the shelf, once everything that came before has been applied. */
  const shelf = async (name: Name): Promise<readonly string[]> => {
    await heardOut();
    const words = textOf(await somebody(name).ask('bookmarks'));
    return PAPERS.filter((title) => words.includes(title));
  };
  // Reactions are applied in the order in which they come: when Charlie's own has been, so have those before it.
  const heardOut = async (): Promise<void> => {
    const charlie = somebody('Charlie');
    const last = post(PAPERS[2]);
    charlie.react(last, '🔖');
    await charlie.askUntil('bookmarks', PAPERS[2]);
    charlie.unreact(last, '🔖');
    await charlie.askUntil('bookmarks', 'nothing yet');
  };

  test.runIf(platform === 'slack')('what Slack sends again three times counts once', async () => {
    const bob = somebody('Bob');
    world.slack.loseAcks(4);
    bob.react(post(PAPERS[0]), '🔖');
    for (let retry = 1; retry <= 3; retry++) await world.slack.redeliver();
    expect(await shelf('Bob')).toEqual([PAPERS[0]]);
    expect(textOf(await bob.ask('bookmarks'))).toContain('1 paper');
  });

  test.runIf(platform === 'slack')(
    'what Slack sends again after it was taken back stays taken back',
    async () => {
      const bob = somebody('Bob');
      // The first retry comes at once, the second one a minute later.
      world.slack.loseAcks(2);
      bob.react(post(PAPERS[0]), '🔖');
      await bob.askUntil('bookmarks', PAPERS[0]);
      bob.unreact(post(PAPERS[0]), '🔖');
      await bob.askUntil('bookmarks', 'nothing yet');
      for (let retry = 1; retry <= 3; retry++) await world.slack.redeliver();
      expect(await shelf('Bob')).toEqual([]);
    },
  );

  test('what arrives twice counts once, when given and when taken back', async () => {
    const bob = somebody('Bob');
    world[platform].doubleEvents(true);
    bob.react(post(PAPERS[0]), '🔖');
    expect(await shelf('Bob')).toEqual([PAPERS[0]]);
    bob.unreact(post(PAPERS[0]), '🔖');
    expect(await shelf('Bob')).toEqual([]);
    bob.react(post(PAPERS[0]), '🔖');
    expect(await shelf('Bob')).toEqual([PAPERS[0]]);
  });

  test('whoever cannot decide gets what was decided last', async () => {
    const bob = somebody('Bob');
    for (let turn = 0; turn < 3; turn += 1) {
      bob.react(post(PAPERS[0]), '🔖');
      bob.unreact(post(PAPERS[0]), '🔖');
      bob.unreact(post(PAPERS[1]), '🔖');
      bob.react(post(PAPERS[1]), '🔖');
    }
    expect(await shelf('Bob')).toEqual([PAPERS[1]]);
  });

  test('each person has their own: one takes it back, the other keeps it', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    for (const one of [alice, bob]) one.react(post(PAPERS[0]), '🔖');
    alice.unreact(post(PAPERS[0]), '🔖');
    expect(await shelf('Alice')).toEqual([]);
    expect(await shelf('Bob')).toEqual([PAPERS[0]]);
  });

  test('what is kept by number and by 🔖 is one paper', async () => {
    const bob = somebody('Bob');
    bob.react(header, '1️⃣');
    bob.react(post(PAPERS[0]), '🔖');
    expect(await shelf('Bob')).toEqual([PAPERS[0]]);
    expect(textOf(await bob.ask('bookmarks'))).toMatch(/\b1 paper\b/);
  });

  test('a number beyond the list, 🔖 on a list and any other emoji keep nothing', async () => {
    const bob = somebody('Bob');
    for (const emoji of ['4️⃣', '🔟', '🔖', '👍', '🔢']) bob.react(header, emoji);
    for (const emoji of ['👍', '❤️', '📌', '2️⃣', '🏷️']) bob.react(post(PAPERS[0]), emoji);
    expect(await shelf('Bob')).toEqual([]);
    bob.react(header, '3️⃣');
    expect(await shelf('Bob')).toEqual([PAPERS[2]]);
  });

  test('a reaction on what somebody else has written keeps nothing', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    const chat = world.chats[platform];
    await chat.type(alice.id, alice.channel, 'https://arxiv.org/abs/1706.03762 is worth a look');
    const written = alice.see().at(-1);
    if (!written) throw new Error('nothing was written');
    for (const emoji of ['🔖', '1️⃣']) bob.react(written, emoji);
    expect(await shelf('Bob')).toEqual([]);
    bob.unreact(written, '🔖');
    expect(await shelf('Bob')).toEqual([]);
  });

  test('yesterday’s posts are understood after a restart, the header by its numbers too', async () => {
    const bob = somebody('Bob');
    bob.react(post(PAPERS[1]), '🔖');
    expect(await shelf('Bob')).toEqual([PAPERS[1]]);
    await world.stopPaperboy();
    world.clock.moveTo('2025-03-13T07:00:00Z');
    await world.startPaperboy();
    bob.unreact(post(PAPERS[1]), '🔖');
    bob.react(post(PAPERS[0]), '🔖');
    bob.react(header, '3️⃣');
    expect(await shelf('Bob')).toEqual([PAPERS[0], PAPERS[2]]);
  });

  test('a removal whose addition nobody has heard changes nothing, and the next reaction counts', async () => {
    const bob = somebody('Bob');
    await world.stopPaperboy();
    bob.react(post(PAPERS[0]), '🔖');
    await world.startPaperboy();
    bob.unreact(post(PAPERS[0]), '🔖');
    expect(await shelf('Bob')).toEqual([]);
    // Slack tries again what was not acknowledged: the addition comes after its own removal.
    if (platform === 'slack') await world.slack.redeliver();
    expect(await shelf('Bob')).toEqual([]);
    bob.react(post(PAPERS[0]), '🔖');
    expect(await shelf('Bob')).toEqual([PAPERS[0]]);
  });

  test.runIf(platform === 'slack')('the time of a reaction decides, not its arrival', async () => {
    const { id, channel } = somebody('Bob');
    const told = (type: 'reaction_added' | 'reaction_removed', title: string, at: string) => {
      const item = { type: 'message', channel, ts: post(title).id };
      world.slack.emit({ type, user: id, reaction: 'bookmark', item, event_ts: at });
    };
    told('reaction_removed', PAPERS[0], '1741766500.000200');
    told('reaction_added', PAPERS[0], '1741766500.000100');
    told('reaction_added', PAPERS[1], '1741766500.000400');
    told('reaction_removed', PAPERS[1], '1741766500.000300');
    expect(await shelf('Bob')).toEqual([PAPERS[1]]);
  });

  test.runIf(platform === 'slack')(
    'a reaction given while Paperboy was away is heard afterwards',
    async () => {
      await world.stopPaperboy();
      somebody('Bob').react(post(PAPERS[0]), '🔖');
      await world.startPaperboy();
      await world.slack.redeliver();
      expect(await shelf('Bob')).toEqual([PAPERS[0]]);
    },
  );

  test.runIf(platform === 'slack')(
    'a reaction on another bot’s post or on no message keeps nothing',
    async () => {
      const { id, channel } = somebody('Bob');
      const told = (item: object) =>
        world.slack.emit({
          type: 'reaction_added',
          user: id,
          reaction: 'bookmark',
          item,
          item_user: 'U0OTHERBOT',
        });
      told({ type: 'message', channel, ts: '1741766500.000100' });
      told({ type: 'message', channel: 'C0RANDOM', ts: post(PAPERS[0]).id });
      told({ type: 'file', file: 'F0LOCAL' });
      expect(await shelf('Bob')).toEqual([]);
    },
  );
});
