// What a workspace has settled for all of its channels.
import type { WorkspaceRef } from '../chat/refs.ts';
import type { Database } from './database.ts';

/** Who may change what channels get. */
export type Managers = 'members' | 'admins';

export async function managersOf(db: Database, workspace: WorkspaceRef): Promise<Managers> {
  const row = await db
    .selectFrom('workspaces')
    .select('managers')
    .where('workspace', '=', workspace)
    .executeTakeFirst();
  return row?.managers ?? 'members';
}

export async function saveManagers(db: Database, workspace: WorkspaceRef, managers: Managers): Promise<void> {
  await db
    .insertInto('workspaces')
    .values({ workspace, managers })
    .onConflict((twice) => twice.column('workspace').doUpdateSet({ managers }))
    .execute();
}
