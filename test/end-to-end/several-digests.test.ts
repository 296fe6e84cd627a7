// Several digests in one channel: what one has brought, the others know of.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { textOf, type World } from '../world/world.ts';

// Votes from 100 down to 95; what comes late is between the second and the third.
const TUESDAY = madeUpDay('2025-03-18', [
  ...madeUpPapers(21, 26),
  { id: '00031', title: 'A late one', votes: 98, after: 15 },
]);
const NINE = '2025-03-18T08:00:05Z';

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-18T07:55:00Z', days: [TUESDAY], papers: [] },
  );
  const alice = () => person(world.chats[platform], 'Alice');
  const posts = () =>
    alice()
      .see()
      .filter((message) => !message.onlyFor && message.author.bot);
  const now = (one: LocalMessage | undefined): string =>
    textOf(posts().find(({ id }) => id === one?.id)).replaceAll('\\', '');
  const untilClosed = async () => {
    for (const hour of ['12:00', '20:00', '23:00']) await world.moveTo(`2025-03-18T${hour}:00Z`);
    for (const hour of ['01:41', '03:00', '05:00']) await world.moveTo(`2025-03-19T${hour}:00Z`);
  };

  test('what the channel had before a digest takes no place from what climbs into that', async () => {
    await alice().ask('subscribe at 09:00 Europe/Zurich top 3 only diffusion');
    await alice().ask('subscribe at 10:00 Europe/Zurich top 2 as list');
    await world.moveTo(NINE);
    await world.moveTo('2025-03-18T09:00:05Z');
    const header = posts().at(-1);
    expect(now(header)).toMatch(/the 2 with most votes that are new here.*number 24.*number 25/s);
    await untilClosed();
    expect(now(header)).toMatch(/the 2 new here that had most votes:.*Came later:.*A late one/s);
  });

  test('what matches only later and has come with another digest meanwhile is said to have', async () => {
    await alice().ask('subscribe at 09:00 Europe/Zurich as list only late');
    await alice().ask('subscribe at 18:00 Europe/Zurich top 5');
    await world.moveTo(NINE);
    const header = posts().at(-1);
    expect(now(header)).toContain('None of the 6 papers so far matches');
    await world.moveTo('2025-03-18T17:00:05Z');
    await untilClosed();
    expect(now(header)).toMatch(/7 papers, final.*1 of 7 matches late.*it came here with another digest/s);
  });

  test('many of them due at once keep to what the platform takes in one channel', async () => {
    for (const [index, word] of ['late', 'number', 'nothing', 'zebra', 'agents', 'robots'].entries()) {
      await alice().ask(`subscribe at 09:00 Europe/Zurich as list only ${word}`);
      await world.moveTo(`2025-03-18T07:55:${10 + index}Z`);
    }
    const before = posts().length;
    await world.moveTo(NINE);
    expect(posts().slice(before)).toHaveLength(6);
    expect(world.chats[platform].violations).toEqual([]);
  });
});
