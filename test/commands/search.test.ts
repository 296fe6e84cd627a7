// Search as people use it, through the wire, in both chats.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { controls, person } from '../world/people.ts';
import { textOf, type World } from '../world/world.ts';

const LONG = `${Array.from({ length: 5 }, (_, index) => `"nothing like number${index}"`).join(' OR ')} OR votes>=0`;

// What one reads: Discord's escapes are not seen, and there an option is named.
const plain = (message: LocalMessage): string =>
  textOf(message).replaceAll('\\', '').replaceAll('words:', '');

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-13T20:00:00Z' },
  );
  const alice = () => person(world.chats[platform], 'Alice');
  const ask = async (line: string) => plain(await alice().ask(line));
  const labels = (message: LocalMessage) => controls(message).map(({ label }) => label);

  test('a filter finds papers, says how many, and show opens one by its number', async () => {
    expect(await ask('search title:"value functions" votes>=1')).toMatch(
      /1 paper matches:.*Stop Regressing/s,
    );
    expect(await ask('show 1')).toContain('categorical cross-entropy');
  });

  test.each([
    ['a search that a button can carry', 'search votes>=0'],
    ['a longer one', `search ${LONG}`],
  ])('%s goes on page by page, after a restart as well', async (_, line) => {
    const first = await alice().ask(line);
    const total = Number(/(\d+) papers match, newest list first/.exec(textOf(first))?.[1]);
    expect(total).toBeGreaterThan(10);
    await world.stopPaperboy();
    await world.startPaperboy();
    const more = labels(first).find((label) => label.startsWith('More (11–'));
    const second = await alice().press(first, more ?? '');
    expect(textOf(second)).toContain(`${total} papers match`);
    expect(labels(second)).toContain('Back');
    const opened = /arXiv (\d{4}\.\d+)/.exec(await ask('show 12'))?.[1];
    expect(textOf(second)).toContain(opened ?? 'no id');
    expect(labels(await alice().press(second, 'Back'))).toContain(more);
  });

  test('where nothing matches, the part that is in the way is named', async () => {
    const answer = await ask('search regressing votes>=100000');
    expect(answer).toMatch(/No papers match/);
    expect(answer).toMatch(/Without votes>=100000 there is 1:.*search regressing/s);
    expect(await ask('search "no such words anywhere"')).toMatch(/No papers match/);
  });

  test('a mistake is shown with a caret under it and a line to copy', async () => {
    const answer = await ask('search auther:farebrother regressing');
    expect(answer).toMatch(/auther:farebrother regressing\n\^{7}/);
    expect(answer).toContain('search author:farebrother regressing');
    expect(await ask('search author:farebrother regressing')).toContain('Stop Regressing');
  });

  test('what cannot be meant is answered in words, never with a fault', async () => {
    for (const typed of [
      'GPT-4',
      'C++',
      '"',
      'NOT x',
      '@everyone',
      '(',
      'http://x.org:80/a',
      '10:30',
      'a '.repeat(140),
    ])
      expect(await ask(`search ${typed}`), typed).not.toMatch(/went wrong/);
  });
});
