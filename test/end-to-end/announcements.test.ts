// Digests of arXiv's announcements: other hours than Hugging Face's, holidays, and lists of which a channel wants a part.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { onArxiv } from '../ingest/made-up.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { person } from '../world/people.ts';
import { type World, textOf as wireText } from '../world/world.ts';

const announcedOn = (day: string, id: string, category: string) =>
  onArxiv(id, { categories: [category], announced: [{ day, kind: 'new' }] });

// Nothing on Wednesday: a holiday.
const PAPERS = [
  announcedOn('2025-03-18', '2503.18001', 'cs.CL'),
  announcedOn('2025-03-21', '2503.21001', 'cs.CL'),
  announcedOn('2025-03-21', '2503.21002', 'cs.CL'),
  announcedOn('2025-03-21', '2503.21003', 'cs.LG'),
  announcedOn('2025-03-24', '2503.24001', 'cs.CL'),
  announcedOn('2025-03-25', '2503.25001', 'cs.CL'),
  announcedOn('2025-03-25', '2503.25002', 'cs.CL'),
];

const textOf = (message: LocalMessage): string =>
  wireText(message).replaceAll('\\', '').replaceAll(/\s+/g, ' ');

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-18T07:55:00Z', days: [], papers: PAPERS },
  );
  const alice = (channel?: string) => person(world.chats[platform], 'Alice', channel);
  const posts = (): readonly string[] =>
    alice()
      .see()
      .filter(({ onlyFor, author }) => !onlyFor && author.bot)
      .map(textOf);
  async function moveThrough(...instants: readonly string[]): Promise<void> {
    for (const instant of instants) await world.moveTo(`2025-03-${instant}Z`);
  }

  test('at weekends a list has as many papers as it has in the categories of the channel', async () => {
    await alice().ask('subscribe daily at 09:00 Europe/Zurich from cs.CL as list');
    await alice('reading-group').ask('subscribe daily at 09:00 Europe/Zurich from cs.LG as list');
    await moveThrough('21T08:00:05', '21T14:00:00', '21T17:00:00', '22T08:00:05');
    expect(posts().at(-1)).toContain('No list on weekends. Friday’s is final with 2 papers in cs.CL.');
  });

  test('on a holiday, once it is over, the digest comes on time and says that the list stayed empty', async () => {
    await alice().ask('subscribe at 18:00 Europe/Zurich from cs.CL as list');
    await moveThrough('18T17:00:05', '19T05:00:00', '19T10:30:00', '19T13:00:00', '19T17:00:05');
    expect(posts().at(-1)).toMatch(
      /Wednesday’s list of cs\.CL stayed empty\.( text)? The newest list is of Tue 18 March\./,
    );
    expect(posts().at(-1)).not.toContain('Late');
  });

  test('of several lists nothing is said to have come later that was there and had no place', async () => {
    await alice().ask('subscribe at 21:00 America/Los_Angeles top 1 from cs.CL');
    await moveThrough('21T12:00:00', '22T04:00:05', '24T12:00:00', '24T15:00:00', '25T04:00:05');
    expect(posts().at(-1)).toMatch(/2 lists with 3 papers so far.*2503\.24001/s);
    await moveThrough('25T10:15:00', '25T13:00:00');
    expect(posts().at(-1)).toContain('2 lists with 3 papers, final');
    expect(posts().at(-1)).not.toContain('came later');
  });
});
