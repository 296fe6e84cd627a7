// When a workspace removes us its digests stop at once, and after a grace all that is stored of it is deleted.
import type { Membership, Platform } from './chat/platform.ts';
import { platformOf, type WorkspaceRef } from './chat/refs.ts';
import type { Clock } from './ops/clock.ts';
import type { Log } from './ops/log.ts';
import type { Database } from './store/database.ts';
import { erase } from './store/person-data.ts';
import { noteRemoved, noteReturned, removedUntil } from './store/removals.ts';
import { deleteWorkspace, storedWorkspaces } from './store/workspace-data.ts';

interface RemovalDeps {
  readonly db: Database;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A workspace that comes back within it finds everything as it was, ms. */
const GRACE = 30 * 86_400_000;

/** Notes what a platform says about a workspace, in whatever order and however often. */
export async function noteMembership(
  { db, log }: Pick<RemovalDeps, 'db' | 'log'>,
  { workspace, member, at }: Membership,
): Promise<void> {
  if (!member && (await noteRemoved(db, workspace, at)))
    log.info({ workspace }, 'a workspace has removed us; its data is deleted in 30 days');
  if (member && (await noteReturned(db, workspace, at)))
    log.info({ workspace }, 'a workspace has come back; its data stays');
}

/** Finds out at the start who has removed us, or come back, while nobody listened. */
export async function checkMemberships(
  deps: RemovalDeps & { readonly stopping: AbortSignal },
): Promise<void> {
  for (const workspace of await storedWorkspaces(deps.db)) {
    if (deps.stopping.aborted) return;
    const member = await isMember(deps, workspace);
    if (member !== null) await noteMembership(deps, { workspace, member, at: deps.clock.now() });
  }
}

/** Deletes what is stored of workspaces whose grace is over. */
export async function deleteRemoved(deps: RemovalDeps): Promise<void> {
  const { db, clock, log } = deps;
  const over = await removedUntil(db, clock.now() - GRACE);
  for (const workspace of over) {
    if (await isMember(deps, workspace)) {
      await noteMembership(deps, { workspace, member: true, at: clock.now() });
      continue;
    }
    await deleteWorkspace(db, workspace);
    const erased = await erase(db);
    log.info({ workspace, erased }, 'the data of a workspace that had removed us is deleted');
  }
}

const isMember = async ({ platforms }: RemovalDeps, workspace: WorkspaceRef): Promise<boolean | null> =>
  (await platforms.get(platformOf(workspace))?.isMember(workspace)) ?? null;
