// Kept papers: one row for a person and a paper.
import type { PersonRef, WorkspaceRef } from '../chat/refs.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Database } from './database.ts';

/** Keeps a paper for a person; false where it was kept before. */
export async function keepPaper(
  db: Database,
  who: { readonly workspace: WorkspaceRef; readonly person: PersonRef },
  paper: PaperId,
  now: number,
): Promise<boolean> {
  const result = await db
    .insertInto('bookmarks')
    .values({ workspace: who.workspace, person: who.person, paper_id: paper, kept_at: now })
    .onConflict((twice) => twice.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes a paper off a person's shelf; false where it was not there. */
export async function dropPaper(db: Database, person: PersonRef, paper: PaperId): Promise<boolean> {
  const result = await db
    .deleteFrom('bookmarks')
    .where('person', '=', person)
    .where('paper_id', '=', paper)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** A person's kept papers, the one kept last first. */
export async function keptPapers(db: Database, person: PersonRef): Promise<PaperId[]> {
  const rows = await db
    .selectFrom('bookmarks')
    .select('paper_id')
    .where('person', '=', person)
    .orderBy('kept_at', 'desc')
    .orderBy('paper_id')
    .execute();
  return rows.map((row) => row.paper_id);
}

export async function countKept(db: Database, person: PersonRef): Promise<number> {
  return (await keptPapers(db, person)).length;
}
