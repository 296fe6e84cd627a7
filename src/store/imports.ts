// Imports of papers onto shelves: what waits for its paper, what was put there, and the way back.
import { sql } from 'kysely';
import type { PersonRef } from '../chat/refs.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Noted } from '../domain/shelf.ts';
import type { ImportEntry, ImportResult, ImportState, ShelfImport } from '../domain/shelf-import.ts';
import type { Database } from './database.ts';
import { selves } from './joined.ts';
import { notedOn, saveNoted } from './shelves.ts';
import { inTransaction } from './transaction.ts';

/** Rows of one statement. */
const STEP = 500;

/**
 * Notes an import, all of its papers waiting; nobody but the caller looks after them before `nextTryAt`. Those of this
 * person that are older than `forgetBefore` can no longer be taken back.
 */
export async function saveImport(
  db: Database,
  { key, workspace, person, at }: ShelfImport,
  entries: readonly ImportEntry[],
  { nextTryAt, forgetBefore }: { readonly nextTryAt: number; readonly forgetBefore: number },
): Promise<void> {
  await inTransaction(db, async (inside) => {
    await inside.deleteFrom('imports').where('person', '=', person).where('at', '<', forgetBefore).execute();
    const row = { key, workspace, person, at, next_try_at: nextTryAt, telling: 'no' as const };
    await inside.insertInto('imports').values(row).execute();
    for (let start = 0; start < entries.length; start += STEP) {
      const rows = entries.slice(start, start + STEP).map(({ id, line, note, tags }) => ({
        ...{ import_key: key, paper_id: id, line, note, tags: JSON.stringify(tags) },
        ...{ state: 'waiting' as const, note_before: null },
      }));
      await inside.insertInto('import_papers').values(rows).execute();
    }
  });
}

/** Puts those of its papers on the shelf that are stored by now, with note and tags where the shelf had none. */
export async function keepStored(db: Database, { key, workspace, person, at }: ShelfImport): Promise<void> {
  await inTransaction(db, async (inside) => {
    const ready = await inside
      .selectFrom('import_papers')
      .innerJoin('papers', 'papers.id', 'import_papers.paper_id')
      .select(['paper_id as id', 'note', 'tags'])
      .where('import_key', '=', key)
      .where('state', '=', 'waiting')
      .execute();
    const stored = sql`import_key = ${key} and state = 'waiting' and paper_id in (select id from papers)`;
    await sql`update import_papers set state = 'there' where ${stored} and exists (
      select 1 from marks where person in ${selves(person)} and marks.paper_id = import_papers.paper_id
        and kind in ('keep', 'reading', 'read'))`.execute(inside);
    await sql`insert into marks (workspace, person, paper_id, kind, place, at)
      select ${workspace}, ${person}, paper_id, 'keep', null, ${at} from import_papers where ${stored}`.execute(
      inside,
    );
    await sql`update import_papers set state = 'kept' where ${stored}`.execute(inside);
    for (const { id, note, tags } of ready)
      if (note !== '' || tags !== '[]')
        await addNoted(inside, { key, workspace, person, at }, id, { note, tags: JSON.parse(tags) });
  });
}

async function addNoted(db: Database, made: ShelfImport, id: PaperId, given: Noted): Promise<void> {
  const before = await notedOn(db, made.person, id);
  const after = together(before, given);
  if (isSame(before, after)) return;
  await saveNoted(db, made, id, after);
  await db
    .updateTable('import_papers')
    .set({ note_before: JSON.stringify(before) })
    .where('import_key', '=', made.key)
    .where('paper_id', '=', id)
    .execute();
}

/** One's own note stays; tags come together. */
const together = (before: Noted, given: Noted): Noted => ({
  note: before.note || given.note,
  tags: [...new Set([...before.tags, ...given.tags])],
});

const isSame = (one: Noted, other: Noted): boolean =>
  one.note === other.note && JSON.stringify(one.tags) === JSON.stringify(other.tags);

/** Papers of it that are not stored yet. */
export async function waitingPapers(db: Database, key: string, limit: number): Promise<PaperId[]> {
  const rows = await db
    .selectFrom('import_papers')
    .select('paper_id as id')
    .where('import_key', '=', key)
    .where('state', '=', 'waiting')
    .orderBy('paper_id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Nobody waits for these any more; for all that wait where none are named. */
export async function giveUp(
  db: Database,
  key: string,
  state: 'unknown' | 'unanswered',
  ids?: readonly PaperId[],
): Promise<void> {
  if (ids?.length === 0) return;
  let query = db.updateTable('import_papers').set({ state }).where('import_key', '=', key);
  if (ids) query = query.where('paper_id', 'in', ids);
  await query.where('state', '=', 'waiting').execute();
}

export async function importResult(db: Database, key: string): Promise<ImportResult> {
  const rows = await db
    .selectFrom('import_papers')
    .select(['paper_id as id', 'line', 'state'])
    .where('import_key', '=', key)
    .execute();
  const having = (state: ImportState) => rows.filter((row) => row.state === state).length;
  return {
    ...{ kept: having('kept'), there: having('there'), waiting: having('waiting') },
    missing: rows
      .flatMap(({ id, line, state }) =>
        state === 'unknown' || state === 'unanswered' ? [{ id, line, state }] : [],
      )
      .toSorted((a, b) => a.line.localeCompare(b.line, 'en', { numeric: true })),
  };
}

/** Takes off what an import of this person has put on their shelf, and nothing else; how many papers. Null: no such import. */
export async function undoImport(db: Database, key: string, person: PersonRef): Promise<number | null> {
  return inTransaction(db, async (inside) => {
    const made = await inside
      .selectFrom('imports')
      .select(['workspace', 'person', 'at'])
      .where('key', '=', key)
      .where('person', '=', person)
      .executeTakeFirst();
    if (!made) return null;
    await takeBackNotes(inside, { key, ...made });
    const taken = await sql`delete from marks where person = ${person} and kind = 'keep' and at = ${made.at}
      and paper_id in (select paper_id from import_papers where import_key = ${key} and state = 'kept')`.execute(
      inside,
    );
    await inside
      .updateTable('import_papers')
      .set({ state: 'undone' })
      .where('import_key', '=', key)
      .execute();
    await sayNothing(inside, key);
    return Number(taken.numAffectedRows ?? 0n);
  });
}

// What the person has written since stays.
async function takeBackNotes(db: Database, made: ShelfImport): Promise<void> {
  const rows = await db
    .selectFrom('import_papers')
    .select(['paper_id as id', 'note', 'tags', 'note_before'])
    .where('import_key', '=', made.key)
    .where('note_before', 'is not', null)
    .where('state', 'in', ['kept', 'there'])
    .execute();
  for (const { id, note, tags, note_before } of rows) {
    const before: Noted = JSON.parse(note_before ?? '');
    const written = together(before, { note, tags: JSON.parse(tags) });
    if (isSame(written, await notedOn(db, made.person, id))) await saveNoted(db, made, id, before);
  }
}

const sayNothing = (db: Database, key: string) =>
  db.updateTable('imports').set({ telling: 'no' }).where('key', '=', key).execute();

/** From now on its person is told once nothing waits any more, and whoever claims it looks after what waits. */
export async function leaveImport(db: Database, key: string, now: number): Promise<void> {
  await db.updateTable('imports').set({ telling: 'due', next_try_at: now }).where('key', '=', key).execute();
}

/** An import that is left, for one process until `until`; the one that has waited longest. Null where none is. */
export async function claimImport(db: Database, now: number, until: number): Promise<LeftImport | null> {
  const { rows } = await sql<LeftImport>`
    update imports set next_try_at = ${until} where key = (
      select key from imports where telling in ('due', 'sending') and next_try_at <= ${now}
      order by next_try_at, key limit 1
    ) returning key, workspace, person, at, telling`.execute(db);
  return rows[0] ?? null;
}

/** `sending`: a message about it may have arrived already. */
export type LeftImport = ShelfImport & { readonly telling: 'due' | 'sending' };

export async function setTelling(
  db: Database,
  key: string,
  telling: 'due' | 'sending' | 'done',
  nextTryAt: number,
): Promise<void> {
  await db
    .updateTable('imports')
    .set({ telling, next_try_at: nextTryAt })
    .where('key', '=', key)
    .where('telling', '<>', 'no')
    .execute();
}
