// Which workspaces have removed us, and since when.
import type { WorkspaceRef } from '../chat/refs.ts';
import type { Database } from './database.ts';

/** Notes a removal; false where it is known, or where the workspace has come back since. */
export async function noteRemoved(db: Database, workspace: WorkspaceRef, at: number): Promise<boolean> {
  const result = await db
    .insertInto('removals')
    .values({ workspace, removed_at: at, returned_at: null })
    .onConflict((again) =>
      again
        .column('workspace')
        .doUpdateSet({ removed_at: at, returned_at: null })
        .where('removals.returned_at', '<', at),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Notes that a workspace has us again; false where it had not removed us, or has done so since. */
export async function noteReturned(db: Database, workspace: WorkspaceRef, at: number): Promise<boolean> {
  const result = await db
    .updateTable('removals')
    .set({ returned_at: at })
    .where('workspace', '=', workspace)
    .where('returned_at', 'is', null)
    .where('removed_at', '<=', at)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Those that have not come back. */
export const removedWorkspaces = (db: Database) =>
  db.selectFrom('removals').select('workspace').where('returned_at', 'is', null);

export async function isRemoved(db: Database, workspace: WorkspaceRef): Promise<boolean> {
  return (await removedWorkspaces(db).where('workspace', '=', workspace).executeTakeFirst()) !== undefined;
}

/** Those that were removed until an instant (epoch ms) and have not come back. */
export async function removedUntil(db: Database, until: number): Promise<WorkspaceRef[]> {
  const rows = await removedWorkspaces(db).where('removed_at', '<=', until).execute();
  return rows.map(({ workspace }) => workspace);
}
