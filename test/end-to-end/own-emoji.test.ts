// A workspace's own emoji, standard and custom, through the wire in both chats: chosen, used, changed, caught up with.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { type Name, person } from '../world/people.ts';
import { startWorld, type World, textOf as wireText } from '../world/world.ts';

const TOP = 'Stop Regressing';
const CUSTOM = ':paperclub:';
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  let first: LocalMessage;
  const somebody = (name: Name) => person(world.chats[platform], name);
  beforeEach(async () => {
    world = await startWorld();
    const alice = somebody('Alice');
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    await world.moveTo('2025-03-11T08:00:05Z');
    const [paper] = alice.see((await alice.digest()).id);
    if (!paper) throw new Error('no papers in the thread');
    first = paper;
  });
  afterEach(async () => {
    const { violations } = world.chats[platform];
    await world.end();
    expect(violations).toEqual([]);
  });
  /** What is on a shelf once everything that came before has been applied: reactions are, in the order of their coming. */
  const shelf = async (name: Name): Promise<string> => {
    const charlie = somebody('Charlie');
    charlie.react(first, '👀');
    await charlie.askUntil('bookmarks', TOP);
    charlie.unreact(first, '👀');
    await charlie.askUntil('bookmarks', 'nothing yet');
    return textOf(await somebody(name).ask('bookmarks'));
  };

  test.each(['⭐', CUSTOM])('%s keeps once it was chosen, and its removal takes back', async (emoji) => {
    const bob = somebody('Bob');
    bob.react(first, emoji);
    expect(await shelf('Bob')).toContain('nothing yet');
    bob.unreact(first, emoji);
    expect(textOf(await somebody('Alice').ask(`emoji keep ${emoji}`))).toMatch(
      new RegExp(`${emoji}.* means "keep" from now on, in this whole workspace; 🔖 still does`, 's'),
    );
    world[platform].doubleEvents(true);
    bob.react(first, emoji);
    expect(await shelf('Bob')).toContain(TOP);
    bob.unreact(first, emoji);
    expect(await shelf('Bob')).toContain('nothing yet');
    bob.react(first, '🔖');
    expect(await shelf('Bob')).toContain(TOP);
  });

  test('one chosen is in the list, in help and under the next digest, and gone again by default', async () => {
    const alice = somebody('Alice');
    await alice.ask('emoji keep ⭐');
    await alice.ask(`emoji vote ${CUSTOM}`);
    const listed = textOf(await alice.ask('emoji'));
    expect(listed).toContain('🔖 or ⭐  keep');
    expect(listed).toContain(`👍 or ${CUSTOM}  a vote`);
    expect(textOf(await somebody('Charlie').ask('help'))).toContain('🔖 or ⭐ keep, 👀 reading, ✅ read');
    await world.moveTo('2025-03-12T08:00:05Z');
    expect(textOf(await alice.digest())).toContain('or 🔖 or ⭐ on a paper in the thread');
    expect(textOf(await alice.ask('emoji keep default'))).toContain('only 🔖 means "keep" now');
    expect(textOf(await alice.ask('help'))).toContain('🔖 keep');
    const bob = somebody('Bob');
    bob.react(first, '⭐');
    expect(await shelf('Bob')).toContain('nothing yet');
  });

  test('it is understood after a restart, and what was done meanwhile is found', async () => {
    await somebody('Alice').ask(`emoji keep ${CUSTOM}`);
    const [bob, alice] = [somebody('Bob'), somebody('Alice')];
    bob.react(first, CUSTOM);
    expect(await shelf('Bob')).toContain(TOP);
    await world.stopPaperboy();
    bob.unreact(first, CUSTOM);
    alice.react(first, CUSTOM);
    await world.startPaperboy();
    await bob.askUntil('bookmarks', 'nothing yet');
    await alice.askUntil('bookmarks', TOP);
  });

  test.each([
    ['keep ✅', '✅ already means "read" everywhere'],
    ['read 👍🏽', '👍 already means "a vote" everywhere'],
    ['keep 3️⃣', 'keeps number 3 of a list already'],
    ['reading ⭐', '⭐ already means "keep" here. To free it'],
    ['keep ⭐⭐', 'I do not know "⭐⭐" as one emoji'],
    ['keep paper', 'I do not know "paper" as one emoji'],
  ])('emoji %s is refused with a reason', async (typed, reason) => {
    const alice = somebody('Alice');
    await alice.ask('emoji keep ⭐');
    expect(textOf(await alice.ask(`emoji ${typed}`))).toContain(reason);
    expect(textOf(await alice.ask('emoji'))).toMatch(/🔖 or ⭐ {2}keep.*👀 {2}reading.*✅ {2}read/s);
  });

  test('the one that means it anyway is no choice, and a name between colons is its emoji', async () => {
    const alice = somebody('Alice');
    expect(textOf(await alice.ask('emoji keep 🔖'))).toContain('🔖 always means "keep"');
    await alice.ask('emoji keep :star:');
    const bob = somebody('Bob');
    bob.react(first, '⭐');
    expect(await shelf('Bob')).toContain(TOP);
    expect(textOf(await alice.ask('emoji keep :no_such_emoji:'))).toContain(
      'I cannot see whether there is an emoji :no_such_emoji: here',
    );
  });

  test('whoever may not manage this cannot choose', async () => {
    const charlie = somebody('Charlie');
    const { id, channel } = charlie;
    if (platform === 'slack') {
      const refused = textOf(await charlie.ask('emoji keep ⭐'));
      expect(refused).toContain(
        'Changing this for the whole workspace is for those who manage it. Ask one of them.',
      );
      expect(refused).not.toContain('follow');
    } else {
      const typed = '/papers-channel emoji meaning:keep emoji:⭐';
      expect(await world.discord.type(id, channel, typed)).toMatchObject({
        error: expect.stringContaining('permission'),
      });
    }
    const bob = somebody('Bob');
    bob.react(first, '⭐');
    expect(await shelf('Bob')).toContain('nothing yet');
  });
});
