// Shelves: one's own, the team's, what was kept in this place, and what one person shares.

import type { PersonRef } from '../chat/refs.ts';
import { isSought, parseShelfFilter } from '../domain/shelf-filter.ts';
import { signsFor } from '../reactions/meanings.ts';
import { ownEmojiOf } from '../store/emoji.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { keptPapers, type Shelf } from '../store/shelves.ts';
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
    const kept = await keptPapers(db, asked.shelf, asker.person);
    const papers = await papersById(db, [...kept.keys()]);
    const lines = papers.flatMap((paper): ShelfLine[] => {
      const one = kept.get(paper.id);
      if (!one || !isSought(filter, one, paper, zone)) return [];
      return [{ paper, own: one.own, keepers: one.entries.map(({ person }) => person) }];
    });
    await saveLastList(
      db,
      asker,
      lines.map(({ paper }) => paper.id),
      now,
    );
    const from = pageStart(parseFrom(values.from), lines.length);
    const room = LONGEST_CARRIED - (asked.person ?? '').length;
    const page: ShelfPage = {
      whose: asked.whose,
      person: asked.person,
      filter,
      carried: await carriedFilter(filter.text, context, room),
      lines: lines.slice(from - 1, from - 1 + PAGE),
      total: lines.length,
      kept: kept.size,
      from,
      keepSigns: signsFor('keep', await ownEmojiOf(db, asker.workspace)),
    };
    return { message: shelfMessage(page), replace: true };
  },
};

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
