// The shelves of others, through the wire, in both chats: who kept what, what a person shares, and what stays theirs.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { controls, person } from '../world/people.ts';
import { startWorld, type World, textOf as wireText } from '../world/world.ts';

const TOP = '2403.03950';
const OTHER = '2308.03296';
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(platform, (fresh) => {
    world = fresh;
  });
  const somebody = (name: 'Alice' | 'Bob' | 'Charlie') => person(world.chats[platform], name);
  /** How often a person is named in a message. */
  function named({ payload }: LocalMessage, name: 'Alice' | 'Bob' | 'Charlie'): number {
    const { id } = somebody(name);
    const mention = platform === 'slack' ? `"user_id":"${id}"` : `<@${id}>`;
    return JSON.stringify(payload).split(mention).length - 1;
  }

  test('the team’s shelf says who kept what and how many, the last one first', async () => {
    for (const [minute, name] of (['Charlie', 'Alice', 'Bob'] as const).entries()) {
      await world.moveTo(`2025-03-11T07:5${6 + minute}:00Z`);
      await somebody(name).ask(`keep ${TOP}`);
    }
    await somebody('Bob').ask(`keep ${OTHER}`);
    const shelf = await somebody('Alice').ask('bookmarks team');
    expect(textOf(shelf)).toMatch(/🔖\u00a01.*🔖\u00a03/s);
    expect([named(shelf, 'Alice'), named(shelf, 'Bob'), named(shelf, 'Charlie')]).toEqual([1, 2, 1]);
    const [, threeKept = ''] = textOf(shelf).split('🔖\u00a03');
    const places = (['Bob', 'Alice', 'Charlie'] as const).map((name) => threeKept.indexOf(somebody(name).id));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  test('@person is what they share, with a filter, and without what they wrote', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await bob.ask(`keep ${TOP} my own quokka`);
    await bob.ask(`tag ${TOP} secret`);
    await bob.ask(`keep ${OTHER}`);
    await alice.ask(`keep ${TOP} the baseline`);
    const shared = await alice.ask('bookmarks @Bob');
    expect(textOf(shared)).toMatch(/Kept by.*2 papers.*Stop Regressing.*· the baseline/s);
    expect(named(shared, 'Bob')).toBe(1);
    expect(textOf(shared)).not.toMatch(/quokka|secret/);
    expect(textOf(await alice.ask('bookmarks @Bob regressing'))).toMatch(/1 paper with regressing/);
    for (const probe of ['quokka', 'tag:secret', 'status:reading']) {
      expect(textOf(await alice.ask(`bookmarks @Bob ${probe}`)), probe).toContain('has');
      expect(textOf(await alice.ask(`bookmarks team ${probe}`)), probe).toContain(
        'Nothing kept by the team has',
      );
    }
  });

  test('whoever keeps theirs private is as one who keeps nothing', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    const nothing = await alice.ask('bookmarks @Bob');
    const withFilter = await alice.ask('bookmarks @Bob regressing');
    await bob.ask(`keep ${TOP}`);
    await bob.ask('privacy private');
    await alice.ask(`keep ${OTHER}`);
    const hidden = await alice.ask('bookmarks @Bob');
    expect(textOf(hidden)).toContain('nothing that others see');
    expect(hidden.payload).toEqual(nothing.payload);
    expect((await alice.ask('bookmarks @Bob regressing')).payload).toEqual(withFilter.payload);
    expect(textOf(await alice.ask('bookmarks team by:@Bob'))).toContain('Nothing kept by the team has');
    const team = await alice.ask('bookmarks team');
    expect(named(team, 'Bob')).toBe(0);
    expect(textOf(await bob.ask('bookmarks'))).toContain('Stop Regressing');
  });

  test('by: and kept- look for who kept it and when', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await bob.ask(`keep ${TOP}`);
    await world.moveTo('2025-03-12T07:55:00Z');
    await alice.ask(`keep ${OTHER}`);
    const byBob = await alice.ask('bookmarks team by:@Bob');
    expect(textOf(byBob)).toMatch(/1 paper with .*Stop Regressing/s);
    expect(named(byBob, 'Bob')).toBe(2);
    expect(textOf(await alice.ask('bookmarks team by:me'))).toMatch(/1 paper with by:me.*Studying Large/s);
    expect(textOf(await alice.ask('bookmarks team kept-after:2025-03-12'))).toContain('Studying Large');
    expect(textOf(await alice.ask('bookmarks team kept-during:2025-03'))).toContain('2 papers');
    expect(textOf(await alice.ask('bookmarks team kept-before:2025-03'))).toContain(
      'Nothing kept by the team has',
    );
    const mistake = textOf(await alice.ask('bookmarks team kept-after:soon'));
    expect(mistake).toMatch(/\^\^\^\^.*bookmarks/s);
    expect(textOf(await alice.ask('bookmarks team by:@nobody'))).toMatch(/nobody here by "@nobody".*\^{7}/s);
  });

  test('the pages of what somebody shares go on after a restart', async () => {
    await world.end();
    world = await startWorld({ days: [madeUpDay('2025-03-11', madeUpPapers(1, 12))] });
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    for (let number = 1; number <= 12; number++)
      await bob.ask(`keep 2503.000${String(number).padStart(2, '0')}`);
    const first = await alice.ask('bookmarks @Bob by:@Bob');
    await world.stopPaperboy();
    await world.startPaperboy();
    const second = await alice.press(
      first,
      controls(first).find(({ label }) => label.startsWith('More'))?.label ?? '',
    );
    expect(textOf(second)).toContain('Kept by');
    expect(named(second, 'Bob')).toBeGreaterThan(0);
    expect(controls(second).map(({ label }) => label)).toContain('Back');
  });

  test('one’s own shelf has its menus and its pages at once, also after a restart', async () => {
    await world.end();
    world = await startWorld({ days: [madeUpDay('2025-03-11', madeUpPapers(1, 12))] });
    const bob = somebody('Bob');
    for (let number = 1; number <= 12; number++)
      await bob.ask(`keep 2503.000${String(number).padStart(2, '0')}`);
    const first = await bob.ask('bookmarks by:me kept-during:today');
    const labels = ['Open one', 'Note or tag one', 'Mark as read', 'Remove one', 'More (11–12)', 'Export'];
    expect(controls(first).map(({ label }) => label)).toEqual(labels);
    await world.stopPaperboy();
    await world.startPaperboy();
    const second = await bob.press(first, 'More (11–12)');
    expect(textOf(second)).toMatch(/12 papers with by:me kept-during:today.*11/s);
    expect(textOf(await bob.pick(second, 'Mark as read', '12  '))).toContain('✅ Read');
    expect(textOf(await bob.ask('bookmarks status:read'))).toContain('1 paper with status:read');
  });

  test('a file of what somebody shares comes in another format, too, from its menu', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await bob.ask(`keep ${TOP}`);
    await alice.ask(`keep ${OTHER}`);
    const sent = await alice.press(await alice.ask('bookmarks @Bob'), 'Export');
    expect(textOf(sent)).toContain('with 1 paper');
    expect(textOf(await alice.ask('export team by:@Bob'))).toContain('with 1 paper');
    expect(textOf(await alice.pick(sent, 'As another format', 'csv'))).toContain('with 1 paper');
  });

  test('nobody of elsewhere is taken, and nobody is named in what everybody sees', async () => {
    const alice = somebody('Alice');
    await somebody('Bob').ask(`keep ${TOP}`);
    if (platform === 'slack') {
      expect(textOf(await alice.ask('bookmarks @nobody'))).toContain('I know nobody here by "@nobody"');
    } else {
      await expect(alice.ask('bookmarks person:@nobody')).rejects.toThrow('Choose a valid user');
    }
    await alice.ask('bookmarks team');
    const posts = alice.see().filter(({ onlyFor }) => !onlyFor);
    expect(posts.filter((post) => named(post, 'Bob') > 0)).toEqual([]);
  });
});
