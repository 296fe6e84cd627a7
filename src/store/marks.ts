// Marks that people make on papers; each kind stands by itself, once for a person and a paper.
import { sql } from 'kysely';
import type { PersonRef, PlaceRef, WorkspaceRef } from '../chat/refs.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { MarkKind } from '../domain/shelf.ts';
import type { Database } from './database.ts';
import { selves } from './joined.ts';

/** Who marks, and where. */
export interface Marker {
  readonly workspace: WorkspaceRef;
  readonly person: PersonRef;
  readonly place?: PlaceRef;
}

/** False where it was made before. */
export async function addMark(
  db: Database,
  { workspace, person, place }: Marker,
  paper: PaperId,
  kind: MarkKind,
  now: number,
): Promise<boolean> {
  const result = await db
    .insertInto('marks')
    .values({ workspace, person, paper_id: paper, kind, place: place ?? null, at: now })
    .onConflict((twice) => twice.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes marks of these kinds back, of all accounts of a person; false where there was none. */
export async function removeMarks(
  db: Database,
  person: PersonRef,
  paper: PaperId,
  kinds: readonly MarkKind[],
): Promise<boolean> {
  const result = await db
    .deleteFrom('marks')
    .where('person', 'in', selves(person))
    .where('paper_id', '=', paper)
    .where('kind', 'in', kinds)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** The papers on which a person has made marks of these kinds, the one marked last first. */
export async function markedPapers(
  db: Database,
  person: PersonRef,
  kinds: readonly MarkKind[],
): Promise<PaperId[]> {
  const rows = await db
    .selectFrom('marks')
    .select('paper_id as id')
    .where('person', 'in', selves(person))
    .where('kind', 'in', kinds)
    .groupBy('paper_id')
    .orderBy((order) => order.fn.max('at'), 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** The same of a whole workspace, without those who keep theirs private. */
export async function markedIn(
  db: Database,
  workspace: WorkspaceRef,
  kinds: readonly MarkKind[],
): Promise<PaperId[]> {
  const rows = await db
    .selectFrom('marks')
    .select('paper_id as id')
    .where('workspace', '=', workspace)
    .where('kind', 'in', kinds)
    .where('person', 'not in', (inner) =>
      inner.selectFrom('people').select('person').where('private', '=', 1),
    )
    .groupBy('paper_id')
    .orderBy((order) => order.fn.max('at'), 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

export interface Kept {
  readonly paper: PaperId;
  /** By how many; who keeps theirs private is not counted. */
  readonly keepers: number;
}

/** What people of a workspace put on their shelves from an instant on, before another (epoch ms), the most kept first. */
export async function keptBetween(
  db: Database,
  workspace: WorkspaceRef,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<Kept[]> {
  const found = await sql<Kept>`
    select paper, count(*) as keepers from (
      select paper_id as paper, min(at) as at from marks
      where workspace = ${workspace} and kind in ('keep', 'reading', 'read')
        and person not in (select person from people where private = 1)
      group by person, paper_id)
    where at >= ${from} and at < ${until}
    group by paper order by keepers desc, min(at), paper`.execute(db);
  return found.rows;
}

export interface Popular {
  readonly paper: PaperId;
  readonly keepers: number;
  readonly votes: number;
}

/** What a workspace has kept and voted for since an instant (epoch ms), the most kept first. */
export async function popularIn(
  db: Database,
  workspace: WorkspaceRef,
  since: number,
  limit: number,
): Promise<Popular[]> {
  const found = await sql<Popular>`
    select paper_id as paper,
      count(distinct case when kind in ('keep', 'reading', 'read') then person end) as keepers,
      count(distinct case when kind = 'vote' then person end) as votes
    from marks
    where workspace = ${workspace} and kind <> 'down' and at >= ${since}
      and person not in (select person from people where private = 1)
    group by paper_id order by count(distinct person) desc, keepers desc, paper_id desc limit ${limit}`.execute(
    db,
  );
  return found.rows;
}
