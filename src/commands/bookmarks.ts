// Shelves: one's own, the team's, what was kept in this place, and what one person shares.

import type { PersonRef } from '../chat/refs.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import {
  isKeptSo,
  isSought,
  type KeptPaper,
  parseShelfFilter,
  type ShelfFilter,
} from '../domain/shelf-filter.ts';
import { signsFor } from '../reactions/meanings.ts';
import { ownEmojiOf } from '../store/emoji.ts';
import { searchPapers } from '../store/filter-query.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { keptPapers, type Shelf } from '../store/shelves.ts';
import { type ShelfLine, type ShelfPage, shelfMessage, type Whose } from '../views/kept.ts';
import { PAGE } from '../views/list.ts';
import { carriedFilter, filterAsTyped, LONGEST_CARRIED } from './carried.ts';
import type { Command, Context, Values } from './command.ts';
import { pageStart, parseFrom } from './from.ts';
import { withPapers } from './with-papers.ts';

export const bookmarks: Command = {
  name: 'bookmarks',
  topic: 'yours',
  aliases: ['kept', 'shelf'],
  summary: 'kept papers, newest first: yours, the team’s, those kept here, or what somebody shares',
  options: [
    { name: 'whose', description: 'mine, unless told', choices: ['mine', 'team', 'here'] },
    {
      name: 'filter',
      description: 'As in search, and status:read tag:rl by:@somebody by:me kept-after:2025-03',
      rest: true,
    },
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
    { name: 'person', description: 'What somebody shares: @name', person: true, looksLike: /@\S+/ },
  ],
  details: [
    ['status:reading', 'what you are reading; also status:read and status:unread'],
    ['tag:rl', 'what you gave this tag'],
    ['by:@somebody', 'what a person shares; by:me is what you keep'],
    ['kept-during:2025-03', 'what was kept in a day, month or year; also kept-after: and kept-before:'],
    ['-tag:rl', 'a minus leaves out, here as in search'],
  ],
  examples: [
    'bookmarks',
    'bookmarks team diffusion by:me',
    'bookmarks status:reading -tag:rl',
    'bookmarks team kept-after:2025-03-01',
  ],
  async run(values, context) {
    const { db, asker, today, zone, named, now } = context;
    const asked = askedFor(values, context);
    const typed = [asked.further, await filterAsTyped(values.filter ?? '', context)].join(' ');
    const command = asked.whose === 'mine' || asked.person ? 'bookmarks' : `bookmarks ${asked.whose}`;
    const filter = parseShelfFilter(typed, { today, zone, command, person: asker.person, named });
    const kept = await keptPapers(db, asked.shelf, asker.person);
    const ids = await soughtIn(kept, filter, context);
    await saveLastList(db, asker, ids, now);
    const from = pageStart(parseFrom(values.from), ids.length);
    const { person } = asked;
    const carried = await carriedFilter(filter.text, context, LONGEST_CARRIED - (person ?? '').length);
    const page: ShelfPage = {
      whose: asked.whose,
      person,
      filter,
      carried,
      exported: person ? await carriedFilter(`by:${person} ${filter.text}`.trim(), context) : carried,
      lines: linesOf(await papersById(db, ids.slice(from - 1, from - 1 + PAGE)), kept),
      total: ids.length,
      kept: kept.size,
      from,
      keepSigns: signsFor('keep', await ownEmojiOf(db, asker.workspace)),
    };
    return { message: shelfMessage(page), replace: true };
  },
};

type Kept = ReadonlyMap<PaperId, KeptPaper>;

/** More than a store holds. */
const EVERY = 100_000_000;

// The index of the store finds papers sooner than each is read; only those with a note that may hold the words are read.
async function soughtIn(kept: Kept, filter: ShelfFilter, { db, zone }: Context): Promise<PaperId[]> {
  const entries = [...kept].filter(([, one]) => isKeptSo(filter, one, zone));
  const ids = entries.map(([id]) => id);
  if (filter.rest === null) return ids;
  const found = new Set((await searchPapers(db, filter.rest, { limit: EVERY, order: 'newest' })).ids);
  const noted = entries.filter(([id, { own }]) => !found.has(id) && own !== null && own.note !== '');
  for await (const [one, paper] of withPapers(db, noted))
    if (isSought(filter, one, paper, zone)) found.add(paper.id);
  return ids.filter((id) => found.has(id));
}

const linesOf = (papers: readonly ShownPaper[], kept: Kept): ShelfLine[] =>
  papers.map((paper) => {
    const { own, entries } = kept.get(paper.id) ?? { own: null, entries: [] };
    return { paper, own, keepers: entries.map(({ person }) => person) };
  });

interface Asked {
  readonly whose: Whose;
  /** Whose shelf it is, where that is somebody else’s. */
  readonly person: PersonRef | null;
  readonly shelf: Shelf;
  /** What is looked for beside the filter. */
  readonly further: string;
}

// With a shelf named as well, a person is one who keeps there.
function askedFor({ whose, person }: Values, { asker }: Context): Asked {
  const { workspace, place } = asker;
  if (person && !whose && person !== asker.person)
    return { whose: 'team', person, shelf: { workspace, keeper: person }, further: '' };
  const further = person && whose ? `by:${person}` : '';
  if (whose === 'team') return { whose, person: null, shelf: { workspace }, further };
  if (whose === 'here') return { whose, person: null, shelf: { workspace, place }, further };
  return { whose: 'mine', person: null, shelf: { person: asker.person }, further };
}
