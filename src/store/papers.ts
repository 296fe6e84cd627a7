// Papers, merged from whatever sources say of them (paper-merge.ts).
import { CompiledQuery } from 'kysely';
import { NOTHING_KNOWN, type Paper, type ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Database } from './database.ts';
import { mergedPaper } from './paper-merge.ts';
import { fromRow, type PaperRow, toRow } from './paper-row.ts';

/** What became of papers that were saved. */
export interface Saved {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** A reading that is not of now: from a file. */
interface Recorded {
  /** When its numbers were read, epoch ms; null where nobody knows. */
  readonly readAt: number | null;
  /** How a text reads in a chat, where that was found out before. */
  readonly shown?: (text: string) => string;
}

/** Saves papers as read now; what is known stays where the new value is absent. Notes how votes and comments move. */
export async function savePapers(db: Database, papers: readonly Paper[], now: number): Promise<void> {
  await save(db, papers, { now, sampleAt: now, isNewer: () => true });
}

/**
 * Saves papers as a file has them. A reading that is older than what is known of a paper's numbers, or of unknown time,
 * fills gaps and brings the better text, no more; the higher version of arXiv is the newer one.
 */
export async function saveRecorded(
  db: Database,
  papers: readonly Paper[],
  { readAt, shown }: Recorded,
  now: number,
): Promise<Saved> {
  const knownAt = await numbersKnownAt(db, papers);
  const isNewer = (known: Paper, given: Paper) =>
    (readAt !== null && (knownAt.get(given.id) ?? 0) <= readAt) ||
    (given.version ?? 0) > (known.version ?? 0);
  return save(db, papers, { now, sampleAt: readAt, isNewer, ...(shown ? { shown } : {}) });
}

interface Saving {
  readonly now: number;
  /** The time of the readings' numbers; null: they are no sample of any time. */
  readonly sampleAt: number | null;
  readonly isNewer: (known: Paper, given: Paper) => boolean;
  readonly shown?: (text: string) => string;
}

async function save(db: Database, papers: readonly Paper[], saving: Saving): Promise<Saved> {
  const rows = await knownRows(db, papers);
  const saved = { added: 0, changed: 0, unchanged: 0 };
  for (const given of papers) {
    const known = rows.get(given.id);
    const row = toRow(known ? together(fromRow(known), given, saving) : given, saving.now, saving.shown);
    const news = known === undefined ? 'added' : isSame(known, row) ? 'unchanged' : 'changed';
    if (news === 'added') await insert(db, row);
    if (news === 'changed') await update(db, row);
    saved[news] += 1;
    rows.set(given.id, row);
    const moved = row.votes !== (known?.votes ?? null) || row.comments !== (known?.comments ?? null);
    if (moved && saving.sampleAt !== null) await noteSample(db, row, saving.sampleAt);
  }
  return saved;
}

const together = (known: Paper, given: Paper, { isNewer }: Saving): Paper =>
  isNewer(known, given) ? mergedPaper(known, given) : mergedPaper(given, known);

/** Rows of one statement. */
const STEP = 500;

async function knownRows(db: Database, papers: readonly Paper[]): Promise<Map<PaperId, PaperRow>> {
  const rows = new Map<PaperId, PaperRow>();
  for (let start = 0; start < papers.length; start += STEP) {
    const ids = papers.slice(start, start + STEP).map(({ id }) => id);
    const some = await db.selectFrom('papers').selectAll().where('id', 'in', ids).execute();
    for (const row of some) rows.set(row.id, row);
  }
  return rows;
}

async function numbersKnownAt(db: Database, papers: readonly Paper[]): Promise<ReadonlyMap<PaperId, number>> {
  const ids = papers.filter(({ votes, comments }) => votes !== null || comments !== null).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('samples')
    .select((pick) => ['paper_id as id', pick.fn.max('at').as('at')])
    .where('paper_id', 'in', ids)
    .groupBy('paper_id')
    .execute();
  return new Map(rows.map(({ id, at }) => [id, at]));
}

const NOTHING: Paper = { ...NOTHING_KNOWN, id: '', textFrom: 'seeds', title: '', abstract: '', authors: [] };
const COLUMNS = Object.keys(toRow(NOTHING, 0)) as (keyof PaperRow)[];
// Written out: to put them together for each of many papers would take longer than to run them. An upsert it cannot be, as
// that changes what `or ignore` means in the tables' triggers: https://sqlite.org/lang_createtrigger.html
const GIVEN = `(${COLUMNS.map(() => '?').join(', ')})`;
const INSERT = `insert into papers (${COLUMNS.join(', ')}) values ${GIVEN}`;
const UPDATE = `update papers set (${COLUMNS.join(', ')}) = ${GIVEN} where id = ?`;

const insert = (db: Database, row: PaperRow) => db.executeQuery(CompiledQuery.raw(INSERT, valuesOf(row)));
const update = (db: Database, row: PaperRow) =>
  db.executeQuery(CompiledQuery.raw(UPDATE, [...valuesOf(row), row.id]));
const valuesOf = (row: PaperRow): unknown[] => COLUMNS.map((name) => row[name]);

const isSame = (known: PaperRow, row: PaperRow): boolean =>
  COLUMNS.every((name) => name === 'updated_at' || known[name] === row[name]);

async function noteSample(
  db: Database,
  { id, votes, comments }: { id: PaperId; votes: number | null; comments: number | null },
  now: number,
): Promise<void> {
  await db
    .insertInto('samples')
    .values({ paper_id: id, at: now, votes, comments })
    .onConflict((twice) => twice.columns(['paper_id', 'at']).doUpdateSet({ votes, comments }))
    .execute();
}

/** Saves what is new of papers that are stored; papers that are not stay unknown. */
export async function saveUpdates(db: Database, papers: readonly Paper[], now: number): Promise<void> {
  if (papers.length === 0) return;
  const ids = papers.map(({ id }) => id);
  const rows = await db.selectFrom('papers').select('id').where('id', 'in', ids).execute();
  const known = new Set(rows.map((row) => row.id));
  await savePapers(
    db,
    papers.filter(({ id }) => known.has(id)),
    now,
  );
}

/** Papers whose text is not arXiv's own and that arXiv was not asked for since `before`; those listed last first. */
export async function papersToEnrich(db: Database, before: number, limit: number): Promise<PaperId[]> {
  const rows = await toEnrich(db, before)
    .innerJoin('paper_facts', 'paper_facts.row', 'papers.row')
    .select('papers.id')
    .orderBy('enriched_at')
    .orderBy('listed_on', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** How many of them there are. */
export async function countToEnrich(db: Database, before: number): Promise<number> {
  const query = toEnrich(db, before).select((has) => has.fn.countAll<number>().as('count'));
  return (await query.executeTakeFirstOrThrow()).count;
}

const toEnrich = (db: Database, before: number) =>
  db
    .selectFrom('papers')
    .where('text_from', '<>', 'arxiv')
    .where((is) => is.or([is('enriched_at', 'is', null), is('enriched_at', '<', before)]));

export async function markEnriched(db: Database, ids: readonly PaperId[], now: number): Promise<void> {
  await db.updateTable('papers').set({ enriched_at: now }).where('id', 'in', ids).execute();
}

/** The papers with these ids, in this order; unknown ids are left out. */
export async function papersById(db: Database, ids: readonly PaperId[]): Promise<ShownPaper[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('papers').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, fromRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The same, to look one up. */
export async function papersByTheirId(
  db: Database,
  ids: readonly PaperId[],
): Promise<ReadonlyMap<PaperId, ShownPaper>> {
  return new Map((await papersById(db, ids)).map((paper) => [paper.id, paper]));
}

export async function paperById(db: Database, id: PaperId): Promise<ShownPaper | null> {
  return (await papersById(db, [id]))[0] ?? null;
}

/** Every paper with when its votes and comments came to be so (epoch ms), a few hundred at a time. */
export async function* allPapers(
  db: Database,
): AsyncGenerator<{ readonly paper: ShownPaper; readonly readAt: number | null }> {
  for (let last = 0; ; ) {
    const query = db.selectFrom('papers').selectAll().where('row', '>', last).orderBy('row').limit(STEP);
    const rows = await query.execute();
    const papers = rows.map(fromRow);
    const readAt = await numbersKnownAt(db, papers);
    for (const paper of papers) yield { paper, readAt: readAt.get(paper.id) ?? null };
    const end = rows.at(-1);
    if (!end) return;
    last = end.row;
  }
}

export async function countPapers(db: Database): Promise<number> {
  const row = await db
    .selectFrom('papers')
    .select((has) => has.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
