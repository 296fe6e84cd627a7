// Papers that try to ping, link, hide or break, through the wire in both chats: nobody is pinged, nothing breaks, and
// their texts are seen as the plain characters they are.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { controls, person } from '../world/people.ts';
import { startWorld, textOf, type World } from '../world/world.ts';
import { COMMON_WORD, hostileDay, hostilePapers } from './hostile-papers.ts';
import { onScreen } from './on-screen.ts';

const WEDNESDAY_8_55 = '2025-03-12T07:55:00Z';
const WEDNESDAY_9 = '2025-03-12T08:00:05Z';
/** Between two posts to one channel, ms. */
const SHARE_PAUSE = 1_100;

/** What our own messages are made of: linked titles, numbered lines, small print, kept titles, commands, times. */
const OURS = ['link', 'item', 'small', 'bold', 'code', 'time'];

/** The addresses that belong to a paper or a list; on Discord the fragment of a title's carries our key. */
const OWN = [
  /^https:\/\/discord\.com\/channels\/\d+\/\d+#pb=[\da-f-]+$/,
  /^https:\/\/huggingface\.co\/papers\/2503\.000\d\d(#pb=[\da-f-]+)?$/,
  /^https:\/\/arxiv\.org\/(abs|pdf)\/2503\.000\d\d$/,
  /^https:\/\/project\.example\/a(\||%7C)b%3Ec(\(d\)|%28d%29)e\[f\]g\*h\*i_j_k$/,
  /^https:\/\/github\.com\/owner\/repo%3E(\||%7C)%3C!channel%3E$/,
];

const UNSEEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b\ufeff\u00ad]/u;

function expectHarmless(message: LocalMessage): void {
  const { lines, links, markup, notified } = onScreen(message);
  expect(markup.filter((kind) => !OURS.includes(kind))).toEqual([]);
  expect(notified.filter((kind) => ['link', 'mention', 'time'].includes(kind))).toEqual([]);
  // A bare address in an abstract says itself where it leads.
  const strange = links.filter(({ words, url }) => words !== url && !OWN.some((own) => own.test(url)));
  expect(strange).toEqual([]);
  expect(lines.filter((line) => UNSEEN.test(line.replaceAll('\n', '')))).toEqual([]);
  expect(textOf(message)).not.toMatch(/Something went wrong|javascript:/);
}

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  beforeAll(async () => {
    if (platform === 'discord') vi.useFakeTimers({ toFake: ['Date'] });
    world = await startWorld({ at: WEDNESDAY_8_55, days: [hostileDay('2025-03-12')] });
  });
  // discord.js counts its requests by the machine's clock and would pause after fifty in a second.
  beforeEach(() => {
    if (platform === 'discord') vi.setSystemTime(Date.now() + 1_000);
  });
  afterEach(() => {
    expect(world.chats[platform].violations).toEqual([]);
    expect(world.logged.filter((line) => /"level":"?(50|error)/.test(line))).toEqual([]);
  });
  afterAll(async () => {
    await world.end();
    vi.useRealTimers();
  });
  const somebody = (name: 'Alice' | 'Bob') => person(world.chats[platform], name);

  test.each([
    'today',
    `search ${COMMON_WORD}`,
  ])('every page of "%s" is harmless and none is missing', async (line) => {
    const alice = somebody('Alice');
    const listed = new Set<string>();
    let page = await alice.ask(line);
    for (;;) {
      expectHarmless(page);
      for (const { options } of controls(page)) for (const { value } of options) listed.add(value);
      const more = controls(page).find(({ label }) => label.startsWith('More'));
      if (!more) break;
      page = await alice.press(page, more.label);
    }
    expect([...listed].sort()).toEqual(hostilePapers.map(({ id }) => id));
  });

  test.each(hostilePapers)('$what: opened, kept, on the shelf, shared', async ({
    id,
    shown,
    shownName,
    named,
  }) => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    const whole = await alice.ask(`show ${id}`);
    const kept = await alice.press(whole, '🔖 Keep');
    const shelf = await alice.ask('bookmarks');
    world.clock.moveTo(world.clock.now() + SHARE_PAUSE);
    await alice.press(whole, 'Share here');
    const post = bob.see().at(-1);
    if (!post) throw new Error('nothing was shared');
    for (const message of [whole, kept, shelf, post]) expectHarmless(message);
    const start = (text: string) => text.slice(0, 150);
    for (const message of [whole, kept, post]) expect(wordsOn(message)).toContain(start(shown));
    if (named) expect(wordsOn(post)).toContain(start(shownName));
  });

  test.runIf(platform === 'discord')('titles are offered as plain words while one types', async () => {
    const { id, channel } = somebody('Alice');
    const offered = await world.chats[platform].complete(id, channel, `/papers show paper:${COMMON_WORD}`);
    expect(offered).toHaveLength(10);
    for (const { text, description } of offered) expect(`${text} ${description}`).not.toMatch(UNSEEN);
  });

  test('the digest is harmless, its header and each paper in the thread', async () => {
    const alice = somebody('Alice');
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    await world.moveTo(WEDNESDAY_9);
    const header = await alice.digest();
    const posts = alice.see(header.id);
    expect(posts).toHaveLength(10);
    for (const message of [header, ...posts]) expectHarmless(message);
  });
});

const wordsOn = (message: LocalMessage): string => onScreen(message).lines.join('\n');
