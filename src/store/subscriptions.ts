// What a place wants to get and when. The schedule is data: `nextDueAt` moves on when a digest is planned.
import type { Selectable } from 'kysely';
import type { PlaceRef, WorkspaceRef } from '../chat/refs.ts';
import type { NewSubscription, Subscription } from '../domain/subscription.ts';
import type { Database } from './database.ts';
import type { SubscriptionTable } from './tables.ts';

/** Gives a place its subscription; one it had before is changed, not doubled. */
export async function saveSubscription(db: Database, wanted: NewSubscription, now: number): Promise<void> {
  const row = {
    workspace: wanted.workspace,
    place: wanted.place,
    made_by: wanted.madeBy,
    time: wanted.time,
    zone: wanted.zone,
    top: wanted.top,
    state: 'active' as const,
    reason: null,
    next_due_at: wanted.nextDueAt,
  };
  const known = await subscriptionOf(db, wanted.place);
  if (known) await db.updateTable('subscriptions').set(row).where('id', '=', known.id).execute();
  else
    await db
      .insertInto('subscriptions')
      .values({ ...row, created_at: now })
      .execute();
}

/** The subscription of a place, active or paused. */
export async function subscriptionOf(db: Database, place: PlaceRef): Promise<Subscription | null> {
  const row = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('place', '=', place)
    .where('state', '!=', 'ended')
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function subscriptionById(db: Database, id: number): Promise<Subscription | null> {
  const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Ends what a place gets; false where it got nothing. */
export async function endSubscription(db: Database, place: PlaceRef): Promise<boolean> {
  const result = await db
    .updateTable('subscriptions')
    .set({ state: 'ended' })
    .where('place', '=', place)
    .where('state', '!=', 'ended')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Stops one subscription until its people act; `reason` says why. */
export async function pauseSubscription(db: Database, id: number, reason: string): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ state: 'paused', reason })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .execute();
}

/** Stops everything in a workspace whose platform has shut us out. */
export async function pauseWorkspace(db: Database, workspace: WorkspaceRef, reason: string): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ state: 'paused', reason })
    .where('workspace', '=', workspace)
    .where('state', '=', 'active')
    .execute();
}

/** The arXiv categories that active subscriptions ask for, each once, in alphabetical order. */
export async function wantedCategories(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .select('categories')
    .distinct()
    .where('state', '=', 'active')
    .where('categories', '!=', '[]')
    .execute();
  const lists: readonly (readonly string[])[] = rows.map(({ categories }) => JSON.parse(categories));
  return [...new Set(lists.flat())].sort();
}

/** Active subscriptions whose time has come, the longest overdue first. */
export async function dueSubscriptions(db: Database, now: number, limit: number): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('state', '=', 'active')
    .where('next_due_at', '<=', now)
    .orderBy('next_due_at')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

export async function moveDueTime(db: Database, id: number, nextDueAt: number): Promise<void> {
  await db.updateTable('subscriptions').set({ next_due_at: nextDueAt }).where('id', '=', id).execute();
}

function fromRow(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: row.id,
    workspace: row.workspace,
    place: row.place,
    madeBy: row.made_by,
    time: row.time,
    zone: row.zone,
    top: row.top,
    state: row.state === 'paused' ? 'paused' : 'active',
    reason: row.reason,
    nextDueAt: row.next_due_at,
  };
}
