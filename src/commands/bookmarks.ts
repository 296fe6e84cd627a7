// Shelves: one's own, the team's, and what was kept in this place.

import type { ShownPaper } from '../domain/paper.ts';
import type { ShelfEntry } from '../domain/shelf.ts';
import { isSought, parseShelfFilter } from '../domain/shelf-filter.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { type Shelf, shelfEntries } from '../store/shelves.ts';
import { type ShelfLine, shelfMessage, type Whose } from '../views/kept.ts';
import { PAGE } from '../views/list.ts';
import { carriedFilter, filterAsTyped } from './carried.ts';
import type { Command, Context } from './command.ts';
import { pageStart, parseFrom } from './from.ts';

export const bookmarks: Command = {
  name: 'bookmarks',
  topic: 'yours',
  aliases: ['kept', 'shelf'],
  summary: 'kept papers, newest first: yours, the team’s, or those kept here',
  options: [
    { name: 'whose', description: 'mine, unless told', choices: ['mine', 'team', 'here'] },
    {
      name: 'filter',
      description: 'As in search, and status:reading status:read status:unread tag:rl',
      rest: true,
    },
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples: ['bookmarks', 'bookmarks team diffusion', 'bookmarks status:reading', 'bookmarks tag:rl'],
  async run(values, context) {
    const { db, asker, now, today } = context;
    const whose: Whose = values.whose === 'team' || values.whose === 'here' ? values.whose : 'mine';
    const filter = parseShelfFilter(await filterAsTyped(values.filter ?? '', context), today);
    const entries = await shelfEntries(db, shelfOf(whose, context));
    const lines = grouped(entries, await papersOf(entries, context), filter, asker.person);
    const ids = lines.map(({ paper }) => paper.id);
    await saveLastList(db, asker, ids, now);
    const from = pageStart(parseFrom(values.from), lines.length);
    const message = shelfMessage({
      whose,
      filter: filter.text,
      carried: await carriedFilter(filter.text, context),
      lines: lines.slice(from - 1, from - 1 + PAGE),
      total: lines.length,
      kept: entries.length,
      from,
    });
    return { message, replace: true };
  },
};

const shelfOf = (whose: Whose, { asker }: Context): Shelf => {
  const { workspace, place, person } = asker;
  if (whose === 'mine') return { person };
  return whose === 'team' ? { workspace } : { workspace, place };
};

async function papersOf(
  entries: readonly ShelfEntry[],
  { db }: Context,
): Promise<ReadonlyMap<string, ShownPaper>> {
  const papers = await papersById(db, [...new Set(entries.map(({ paper }) => paper))]);
  return new Map(papers.map((paper) => [paper.id, paper]));
}

// A paper that several have kept is one line; who asks reads their own note and status, nobody else's.
function grouped(
  entries: readonly ShelfEntry[],
  papers: ReadonlyMap<string, ShownPaper>,
  filter: ReturnType<typeof parseShelfFilter>,
  asker: string,
): ShelfLine[] {
  const lines = new Map<string, ShelfLine>();
  for (const entry of entries) {
    const paper = papers.get(entry.paper);
    if (!paper || !isSought(filter, entry, paper)) continue;
    const known = lines.get(paper.id);
    const own = entry.person === asker ? entry : (known?.own ?? null);
    lines.set(paper.id, { paper, own, keepers: [...(known?.keepers ?? []), entry.person] });
  }
  return [...lines.values()];
}
