// Editions and what they list. A list that is read again replaces the one before, but nothing listed is forgotten.
import { type ExpressionBuilder, sql } from 'kysely';
import { type Day, type EditionState, hasGrown } from '../domain/edition.ts';
import type { Paper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { DayList } from '../sources/source.ts';
import type { Database } from './database.ts';
import { savePapers } from './papers.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

type ListingRow = Tables['listings'];

/** An edition as it was last read. */
export interface StoredEdition {
  readonly source: string;
  readonly day: Day;
  readonly state: EditionState;
  readonly asOf: number;
  readonly steadySince: number;
  readonly count: number;
  /** For which it was read; null: for all that there are. */
  readonly categories: readonly string[] | null;
}

export interface EditionReading {
  readonly source: string;
  readonly day: Day;
  readonly state: EditionState;
  readonly papers: readonly Paper[];
  readonly kinds?: DayList['kinds'] | undefined;
  readonly categories?: DayList['categories'] | undefined;
}

/** Saves what a source gave for a day, in one transaction. */
export async function saveEdition(db: Database, reading: EditionReading, now: number): Promise<void> {
  await inTransaction(db, async (inside) => {
    await savePapers(inside, reading.papers, now);
    await saveList(inside, reading, now);
  });
}

/**
 * Saves a list that was recorded at `asOf` (epoch ms), inside a transaction of the caller. Older than what is stored, it
 * adds what that has not; a list that is known to be closed stays so.
 */
export async function saveRecordedEdition(
  inside: Database,
  reading: EditionReading,
  asOf: number,
): Promise<void> {
  const known = await editionOf(inside, reading.source, reading.day);
  if (known && known.asOf > asOf) await addToList(inside, reading, asOf);
  else await saveList(inside, { ...reading, state: stateOf(known, reading.state) }, asOf);
}

function stateOf(known: StoredEdition | null, state: EditionState): EditionState {
  if (known?.state === 'closed') return 'closed';
  return state === 'empty' && known && known.count > 0 ? 'closed' : state;
}

async function saveList(inside: Database, reading: EditionReading, at: number): Promise<void> {
  const { source, day, state, papers } = reading;
  const before = await inside
    .selectFrom('listings')
    .select('paper_id')
    .where('source', '=', source)
    .where('day', '=', day)
    .execute();
  for (const { id, votes } of papers) {
    await inside
      .insertInto('listings')
      .values(listing(reading, { id, votes }, at))
      .onConflict((twice) => twice.columns(['source', 'day', 'paper_id']).doUpdateSet({ votes }))
      .execute();
  }
  const known = await editionOf(inside, source, day);
  const listed = new Set(before.map((row) => row.paper_id));
  const grown = known === null || hasGrown(known, listed, papers);
  const read = { state, as_of: at, categories: categoriesRead(known, reading) };
  await inside
    .insertInto('editions')
    .values({ source, day, ...read, steady_since: at })
    .onConflict((twice) =>
      twice.columns(['source', 'day']).doUpdateSet(grown ? { ...read, steady_since: at } : read),
    )
    .execute();
}

function categoriesRead(known: StoredEdition | null, { categories }: EditionReading): string | null {
  if (!categories) return null;
  return JSON.stringify([...new Set([...(known?.categories ?? []), ...categories])].sort());
}

async function addToList(inside: Database, reading: EditionReading, at: number): Promise<void> {
  for (const paper of reading.papers) {
    await inside
      .insertInto('listings')
      .values(listing(reading, paper, at))
      .onConflict((twice) => twice.columns(['source', 'day', 'paper_id']).doNothing())
      .execute();
  }
}

const listing = (
  { source, day, kinds }: EditionReading,
  { id, votes }: Pick<Paper, 'id' | 'votes'>,
  at: number,
): ListingRow => ({ source, day, paper_id: id, votes, first_seen_at: at, kind: kinds?.get(id) ?? null });

/** Closes the lists of before `day` that are open, as they stand. */
export async function closeBefore(db: Database, source: string, day: Day): Promise<void> {
  await db
    .updateTable('editions')
    .set(({ case: when, exists, selectFrom }) => ({
      state: when()
        .when(
          exists(
            selectFrom('listings')
              .select('listings.paper_id')
              .whereRef('listings.source', '=', 'editions.source')
              .whereRef('listings.day', '=', 'editions.day'),
          ),
        )
        .then('closed' as const)
        .else('empty' as const)
        .end(),
    }))
    .where('source', '=', source)
    .where('day', '<', day)
    .where('state', '=', 'open')
    .execute();
}

export async function editionOf(db: Database, source: string, day: Day): Promise<StoredEdition | null> {
  return first(await editions(db, source).where('editions.day', '=', day).executeTakeFirst());
}

/**
 * The newest edition with at least one paper, of `day` or before; from any day where none is given. Only those that
 * were read for these categories.
 */
export async function newestEdition(
  db: Database,
  source: string,
  day?: Day,
  categories: readonly string[] = [],
): Promise<StoredEdition | null> {
  let query = editions(db, source).where((has) => has.exists(listed(has).select('listings.paper_id')));
  if (day !== undefined) query = query.where('editions.day', '<=', day);
  if (categories.length > 0) query = query.where(readFor(categories));
  return first(await query.orderBy('editions.day', 'desc').limit(1).executeTakeFirst());
}

const readFor = (categories: readonly string[]) => sql<boolean>`(editions.categories is null or not exists (
  select 1 from json_each(${JSON.stringify(categories)}) as wanted
  where wanted.value not in (select value from json_each(editions.categories))))`;

/** The next edition with papers after `day`. */
export async function editionAfter(db: Database, source: string, day: Day): Promise<StoredEdition | null> {
  const query = editions(db, source)
    .where('editions.day', '>', day)
    .where((has) => has.exists(listed(has).select('listings.paper_id')));
  return first(await query.orderBy('editions.day', 'asc').limit(1).executeTakeFirst());
}

/** The editions from one day to another, both included, oldest first. */
export async function editionsBetween(
  db: Database,
  source: string,
  from: Day,
  to: Day,
): Promise<StoredEdition[]> {
  const query = editions(db, source).where('editions.day', '>=', from).where('editions.day', '<=', to);
  return (await query.orderBy('editions.day').execute()).map(toEdition);
}

/** The papers of an edition, most votes first. */
export async function listedPapers(db: Database, source: string, day: Day): Promise<PaperId[]> {
  const rows = await db
    .selectFrom('listings')
    .innerJoin('papers', 'papers.id', 'listings.paper_id')
    .select('listings.paper_id as id')
    .where('source', '=', source)
    .where('day', '=', day)
    .orderBy((order) => order.fn.coalesce('papers.votes', 'listings.votes'), 'desc')
    .orderBy('listings.paper_id')
    .execute();
  return rows.map((row) => row.id);
}

/** The days on which a paper was listed, newest first. */
export async function listingDays(db: Database, paper: PaperId): Promise<Day[]> {
  const rows = await db
    .selectFrom('listings')
    .select('day')
    .distinct()
    .where('paper_id', '=', paper)
    .orderBy('day', 'desc')
    .execute();
  return rows.map((row) => row.day);
}

// What an edition lists is counted for the one row that is asked for, not for all of a source's years.
const editions = (db: Database, source: string) =>
  db
    .selectFrom('editions')
    .select((pick) => [
      'editions.source',
      'editions.day',
      'editions.state',
      'editions.as_of as asOf',
      'editions.steady_since as steadySince',
      'editions.categories',
      listed(pick)
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .$asScalar()
        .$notNull()
        .as('count'),
    ])
    .where('editions.source', '=', source);

type EditionRow = Omit<StoredEdition, 'categories'> & { readonly categories: string | null };

const toEdition = ({ categories, ...row }: EditionRow): StoredEdition => ({
  ...row,
  categories: categories === null ? null : JSON.parse(categories),
});

const first = (row: EditionRow | undefined): StoredEdition | null => (row ? toEdition(row) : null);

const listed = (pick: ExpressionBuilder<Tables, 'editions'>) =>
  pick
    .selectFrom('listings')
    .whereRef('listings.source', '=', 'editions.source')
    .whereRef('listings.day', '=', 'editions.day');
