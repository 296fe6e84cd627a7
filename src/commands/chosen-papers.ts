// Which papers a file is to hold: a shelf, the list of a day, or all that a filter means. Chat and terminal ask alike.
import type { Asker } from '../chat/platform.ts';
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { parseFilter } from '../domain/filter.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { ShelfEntry } from '../domain/shelf.ts';
import { parseShelfFilter, type ShelfReader } from '../domain/shelf-filter.ts';
import { hasOwnTerm } from '../domain/shelf-terms.ts';
import { parseWhen } from '../domain/when.ts';
import { type ExportedPaper, unkept } from '../exports/exported-paper.ts';
import { type Database, readerOf } from '../store/database.ts';
import { listedPapers, newestEdition } from '../store/editions.ts';
import { searchPapers } from '../store/filter-query.ts';
import { papersById } from '../store/papers.ts';
import { soughtAmong } from '../store/shelf-search.ts';
import { keptPapers, type Shelf, shelfPapers } from '../store/shelves.ts';
import { TITLES, type Whose } from '../views/kept.ts';
import { steps, withPapers } from './with-papers.ts';

export interface Choosing {
  readonly db: Database;
  readonly asker: Pick<Asker, 'person' | 'workspace' | 'place'>;
  /** The source whose lists have days: `huggingface`. */
  readonly source: string;
  readonly today: Day;
  readonly zone: string;
  /** Who is meant by a word; null where that is nobody. */
  readonly named: ShelfReader['named'];
  /** So many of what a filter means; a shelf and a list are always whole. */
  readonly most: number;
}

export interface Chosen {
  /** `Kept by you`, `diffusion votes>=20`. */
  readonly title: string;
  /** What was asked for, with people as they are stored: what a button carries. */
  readonly words: string;
  /** With the asker's own notes and tags. */
  readonly isOwn: boolean;
  /** How many there are, and how many of them `papers` gives. */
  readonly total: number;
  readonly count: number;
  readonly papers: AsyncIterable<ExportedPaper>;
}

/** Throws a UserError where there is nothing, or what was typed cannot be read. `words` is not empty. */
export async function chosenPapers(words: string, choosing: Choosing): Promise<Chosen> {
  const [, whose, rest = ''] = /^(mine|team|here)(?:\s+(.*))?$/is.exec(words) ?? [];
  if (whose !== undefined) return onShelf(whose.toLowerCase() as Whose, rest, choosing);
  // Only shelves have these.
  if (hasOwnTerm(words)) return onShelf('mine', words, choosing);
  const day = await dayIn(words, choosing);
  return day === null ? matching(words, choosing) : listOf(day, words, choosing);
}

async function onShelf(whose: Whose, typed: string, choosing: Choosing): Promise<Chosen> {
  const { db, asker, today, zone, named } = choosing;
  const reader = { today, zone, command: `export ${whose}`, person: asker.person, named };
  const filter = parseShelfFilter(typed, reader);
  const shelf = shelfOf(whose, asker);
  const all = await shelfPapers(db, shelf);
  const ids = await soughtAmong(db, all, { shelf, filter, person: asker.person, zone });
  const found: ShelfEntry[] = [];
  for await (const some of steps(ids)) {
    const kept = await keptPapers(readerOf(db), shelf, asker.person, some);
    for (const id of some) {
      const first = kept.get(id)?.entries[0];
      // What others say of a paper is theirs.
      const shown = whose === 'mine' || !first ? first : { ...first, note: '', tags: [], status: null };
      if (shown) found.push(shown);
    }
  }
  const title = filter.typed === '' ? TITLES[whose] : `${TITLES[whose]}: ${filter.typed}`;
  if (all.length === 0) throw nothingYet(whose);
  if (found.length === 0) throw nothingHas(filter.typed, whose);
  const words = `${whose} ${filter.text}`.trim();
  return { ...whole(found.length), title, words, isOwn: whose === 'mine', papers: exported(db, found) };
}

const nothingYet = (whose: Whose): UserError =>
  new UserError(`${TITLES[whose]}: nothing yet. What a filter finds can be a file, too:`, [
    'export diffusion as bibtex',
  ]);

const nothingHas = (filter: string, whose: Whose): UserError =>
  new UserError(`Nothing ${TITLES[whose].toLowerCase()} has ${filter}. All of it:`, [`export ${whose}`]);

const shelfOf = (whose: Whose, { person, workspace, place }: Choosing['asker']): Shelf => {
  if (whose === 'mine') return { person };
  return whose === 'team' ? { workspace } : { workspace, place };
};

async function* exported(db: Database, entries: readonly ShelfEntry[]): AsyncGenerator<ExportedPaper> {
  const byPaper = entries.map((entry) => [entry.paper, entry] as const);
  for await (const [{ note, tags, keptAt }, paper] of withPapers(db, byPaper))
    yield { paper, note: note || null, tags, keptAt };
}

async function matching(words: string, { db, today, most }: Choosing): Promise<Chosen> {
  const filter = parseFilter(words, today, 'export');
  const { ids, total } = await searchPapers(db, filter, { limit: most, order: 'newest' });
  if (total === 0) throw new UserError(`I have no papers for: ${words}`, [`search ${words}`]);
  return { title: filter.text, words, isOwn: false, total, count: ids.length, papers: asStored(db, ids) };
}

async function listOf(day: Day, words: string, { db, source }: Choosing): Promise<Chosen> {
  const ids = await listedPapers(db, source, day);
  if (ids.length === 0) throw new UserError(`I have no list of ${day}.`, [`date ${day}`]);
  const title = `Daily Papers of ${day}`;
  return { ...whole(ids.length), title, words, isOwn: false, papers: asStored(db, ids) };
}

const whole = (count: number) => ({ total: count, count });

// Today's list is the newest there is, as with `today` itself.
async function dayIn(words: string, { db, source, today }: Choosing): Promise<Day | null> {
  if (/^today$/i.test(words)) return (await newestEdition(db, source))?.day ?? today;
  try {
    return parseWhen(words, today);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function* asStored(db: Database, ids: readonly PaperId[]): AsyncGenerator<ExportedPaper> {
  for await (const some of steps(ids)) for (const paper of await papersById(db, some)) yield unkept(paper);
}
