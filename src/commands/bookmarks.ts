// Shelves: one's own, the team's, what was kept in this place, and what one person shares.

import type { PersonRef } from '../chat/refs.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { parseShelfFilter } from '../domain/shelf-filter.ts';
import { signsFor } from '../reactions/meanings.ts';
import { ownEmojiOf } from '../store/emoji.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { soughtAmong } from '../store/shelf-search.ts';
import { keptPapers, type Shelf, shelfPapers } from '../store/shelves.ts';
import { type ShelfLine, type ShelfPage, shelfMessage, type Whose } from '../views/kept.ts';
import { PAGE } from '../views/list.ts';
import { carriedFilter, filterAsTyped, LONGEST_CARRIED } from './carried.ts';
import type { Command, Context, Values } from './command.ts';
import { pageStart, parseFrom } from './from.ts';

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
    const { shelf } = asked;
    const all = await shelfPapers(db, shelf);
    const ids = await soughtAmong(db, all, { shelf, filter, person: asker.person, zone });
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
      lines: await linesOf(ids.slice(from - 1, from - 1 + PAGE), shelf, context),
      total: ids.length,
      kept: all.length,
      from,
      keepSigns: signsFor('keep', await ownEmojiOf(db, asker.workspace)),
    };
    return { message: shelfMessage(page), replace: true };
  },
};

async function linesOf(ids: readonly PaperId[], shelf: Shelf, { db, asker }: Context): Promise<ShelfLine[]> {
  const kept = await keptPapers(db, shelf, asker.person, ids);
  return (await papersById(db, ids)).map((paper) => {
    const { own, entries } = kept.get(paper.id) ?? { own: null, entries: [] };
    return { paper, own, keepers: entries.map(({ person }) => person) };
  });
}

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
