// The three ways in which people use Paperboy, through the wire, in both chats: they type, they get the daily post,
// they react.
import { describe, expect, test } from 'vitest';
import { inFreshWorld } from '../world/fresh-world.ts';
import { controls, person } from '../world/people.ts';
import { textOf, type World } from '../world/world.ts';

const TUESDAY_9 = '2025-03-11T08:00:05Z';
const WEDNESDAY_9 = '2025-03-12T08:00:05Z';
const TOP = 'Stop Regressing';

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(platform, (fresh) => {
    world = fresh;
  });
  const somebody = (name: 'Alice' | 'Bob' | 'Charlie', channel?: string) =>
    person(world.chats[platform], name, channel);
  const subscribed = async () => {
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich');
    await world.moveTo(TUESDAY_9);
    return somebody('Alice').digest();
  };

  test('/papers today answers the asker alone, with the list and how whole it is', async () => {
    const answer = await somebody('Alice').ask('today');
    expect(textOf(answer)).toContain('Tue 11 March');
    expect(textOf(answer)).toMatch(/papers so far/);
    expect(textOf(answer)).toContain(TOP);
    expect(somebody('Bob').see()).toEqual([]);
  });

  test('what is typed loosely is understood, and what is not is answered with the nearest command', async () => {
    const alice = somebody('Alice');
    if (platform === 'slack') {
      expect(textOf(await alice.ask('  SEARCH   “value functions” '))).toContain(TOP);
      expect(textOf(await alice.ask('serach diffusion'))).toMatch(/I don't know "serach".*search diffusion/s);
      expect(textOf(await alice.ask(''))).toContain('bookmarks');
    }
    expect(textOf(await alice.ask('date 11 March'))).toContain('Tue 11 March');
    expect(textOf(await alice.ask('date blursday'))).toContain('blursday');
  });

  test('show opens a paper by its number in the last list, by id and by link', async () => {
    const alice = somebody('Alice');
    const list = await alice.ask('today');
    expect(textOf(list)).toContain(TOP);
    for (const typed of ['show 1', 'show 2403.03950', 'show https://arxiv.org/abs/2403.03950v2']) {
      expect(textOf(await alice.ask(typed))).toContain('categorical cross-entropy');
    }
    expect(textOf(await alice.ask('show 99'))).toMatch(/no number 99/);
    // arXiv is asked at most every three seconds, so the clock has to go on.
    const unknown = await world.clock.during(alice.ask('show 9912.99999'));
    expect(textOf(unknown)).toContain('do not know');
  });

  test('Keep answers its presser only, and the paper is on that shelf until it is taken off', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    const paper = await alice.ask('show 2403.03950');
    const kept = await alice.press(paper, '🔖 Keep');
    expect(textOf(kept)).toContain('Kept');
    expect(textOf(await alice.ask('bookmarks'))).toContain(TOP);
    expect(textOf(await bob.ask('bookmarks'))).toContain('nothing yet');
    await alice.press(kept, 'Undo');
    expect(textOf(await alice.ask('bookmarks'))).toContain('nothing yet');
  });

  test('the menus of a list open and keep a paper', async () => {
    const alice = somebody('Alice');
    const list = await alice.ask('today');
    expect(textOf(await alice.pick(list, 'Open one', TOP))).toContain('categorical cross-entropy');
    expect(textOf(await alice.pick(list, 'Keep one', TOP))).toContain('Kept');
  });

  test('Share shows everybody what was for one person', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await alice.press(await alice.ask('show 2403.03950'), 'Share here');
    const [post] = bob.see();
    expect(textOf(post)).toContain(TOP);
    if (post) bob.react(post, '🔖');
    await bob.askUntil('bookmarks', TOP);
  });

  test('a subscribed channel gets its digest at its local time: a header, and each paper in the thread', async () => {
    const alice = somebody('Alice');
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    const notice = somebody('Bob').see().at(-1);
    expect(textOf(notice)).toContain('on weekdays at 09:00 Zurich');
    expect(alice.see().filter((message) => message.replies > 0)).toEqual([]);
    await world.moveTo(TUESDAY_9);
    const header = await alice.digest();
    expect(textOf(header)).toMatch(/Daily Papers · Tue 11 March/);
    expect(textOf(header)).toMatch(/10 papers so far/);
    const thread = alice.see(header.id);
    expect(thread).toHaveLength(10);
    expect(controls(thread[0] ?? header).map(({ label }) => label)).toEqual([
      '🔖 Keep',
      'Abstract',
      'Similar',
    ]);
  });

  test('the next morning brings the next list, once', async () => {
    await subscribed();
    await world.moveTo(WEDNESDAY_9);
    await world.moveTo('2025-03-12T08:01:05Z');
    const headers = somebody('Bob')
      .see()
      .filter((message) => message.replies > 0);
    expect(headers.map((header) => /Tue 11 March|Wed 12 March/.exec(textOf(header))?.[0])).toEqual([
      'Tue 11 March',
      'Wed 12 March',
    ]);
  });

  test('🔖 on a paper by anyone keeps it for that person; taken back, it is gone', async () => {
    const header = await subscribed();
    const bob = somebody('Bob');
    const [post] = bob.see(header.id);
    if (!post) throw new Error('no paper in the thread');
    bob.react(post, '🔖');
    await bob.askUntil('bookmarks', TOP);
    expect(textOf(await somebody('Alice').ask('bookmarks'))).toContain('nothing yet');
    bob.unreact(post, '🔖');
    await bob.askUntil('bookmarks', 'nothing yet');
  });

  test('1️⃣ to 🔟 on the header keep that paper', async () => {
    const header = await subscribed();
    const charlie = somebody('Charlie');
    charlie.react(header, '1️⃣');
    charlie.react(header, '🔟');
    await charlie.askUntil('bookmarks', '2 papers');
    charlie.unreact(header, '🔟');
    await charlie.askUntil('bookmarks', '1 paper.');
    expect(textOf(await charlie.ask('bookmarks'))).toContain(TOP);
  });

  test('a post made before a restart is understood after it, and nothing is posted twice', async () => {
    const header = await subscribed();
    await world.stopPaperboy();
    await world.startPaperboy();
    const bob = somebody('Bob');
    expect(bob.see().filter((message) => message.replies > 0)).toHaveLength(1);
    const [post] = bob.see(header.id);
    if (!post) throw new Error('no paper in the thread');
    bob.react(post, '🔖');
    await bob.askUntil('bookmarks', TOP);
    expect(textOf(await bob.press(post, 'Abstract'))).toContain('categorical cross-entropy');
  });

  test('who may not manage the channel cannot change what it gets', async () => {
    const charlie = somebody('Charlie');
    const refusal = charlie.ask('subscribe at 09:00 Europe/Zurich');
    if (platform === 'slack') expect(textOf(await refusal)).toContain('those who manage it');
    else await expect(refusal).rejects.toThrow('the platform says');
    await world.moveTo(TUESDAY_9);
    expect(charlie.see().filter((message) => !message.onlyFor)).toEqual([]);
  });

  test('unsubscribe ends the digests', async () => {
    await subscribed();
    await somebody('Alice').ask('unsubscribe');
    await world.moveTo(WEDNESDAY_9);
    expect(
      somebody('Bob')
        .see()
        .filter((message) => message.replies > 0),
    ).toHaveLength(1);
  });
});
