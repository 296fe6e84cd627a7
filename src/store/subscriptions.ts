// What places and persons want to get and when. The schedule is data: `nextDueAt` moves on when a digest is planned.
import { type Selectable, sql } from 'kysely';
import type { PersonRef, PlaceRef } from '../chat/refs.ts';
import { type NewSubscription, type Subscription, sameSubject, type Wish } from '../domain/subscription.ts';
import type { Database } from './database.ts';
import { addNotice } from './notices.ts';
import { idIn } from './place-id.ts';
import { removedWorkspaces } from './removals.ts';
import type { SubscriptionTable } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Gives a place a subscription more and the next free number; returns it. */
export async function addSubscription(
  db: Database,
  wanted: NewSubscription,
  now: number,
): Promise<Subscription> {
  const last = await db
    .selectFrom('subscriptions')
    .select((pick) => pick.fn.max('number').as('number'))
    .where('place', '=', wanted.place)
    .where('state', '!=', 'ended')
    .executeTakeFirst();
  const values = {
    ...wishRow(wanted),
    workspace: wanted.workspace,
    place: wanted.place,
    number: (last?.number ?? 0) + 1,
    made_by: wanted.madeBy,
    personal: wanted.personal ? 1 : 0,
    state: 'active',
    reason: null,
    next_due_at: wanted.nextDueAt,
    created_at: now,
  } as const;
  for (let turn = 0; ; turn++) {
    const row = await db
      .insertInto('subscriptions')
      .values({ id: idIn(wanted.place, turn), ...values })
      .onConflict((taken) => taken.column('id').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row) return fromRow(row);
  }
}

/** The same, unless its place has one for the same papers by now: then that one. */
export const addUnlessThere = (
  db: Database,
  wanted: NewSubscription,
  now: number,
): Promise<{ readonly subscription: Subscription; readonly isNew: boolean }> =>
  inTransaction(db, async (inside) => {
    const there = await inside
      .selectFrom('subscriptions')
      .selectAll()
      .where('place', '=', wanted.place)
      .where('personal', '=', wanted.personal ? 1 : 0)
      .where('state', '!=', 'ended')
      .execute();
    const twin = there.map(fromRow).find((one) => sameSubject(one, wanted));
    return twin
      ? { subscription: twin, isNew: false }
      : { subscription: await addSubscription(inside, wanted, now), isNew: true };
  });

/** Changes what a subscription is for; a paused one stays so. */
export async function changeSubscription(
  db: Database,
  id: number,
  wanted: Wish & Pick<NewSubscription, 'madeBy' | 'nextDueAt'>,
): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ ...wishRow(wanted), made_by: wanted.madeBy, next_due_at: wanted.nextDueAt })
    .where('id', '=', id)
    .execute();
}

const wishRow = (wish: Wish) => ({
  cadence: wish.cadence,
  time: wish.time,
  zone: wish.zone,
  top: wish.top,
  source: wish.source,
  categories: JSON.stringify(wish.categories),
  filter: wish.filter,
  layout: wish.layout,
  freshness: wish.freshness,
  ordered_by: wish.order,
});

/** The subscriptions of a place, active and paused, by their numbers. */
export async function subscriptionsOf(db: Database, place: PlaceRef): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('place', '=', place)
    .where('personal', '=', 0)
    .where('state', '!=', 'ended')
    .orderBy('number')
    .execute();
  return rows.map(fromRow);
}

/** What a person has set up for places, active and paused, the latest first. */
export async function madeBy(db: Database, person: PersonRef): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('made_by', '=', person)
    .where('personal', '=', 0)
    .where('state', '!=', 'ended')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(fromRow);
}

/**
 * What is brought to a person by direct message, active and paused. Asked in their direct messages, all that comes there:
 * on Discord they are somebody else in every server and in direct messages.
 */
export async function followsOf(
  db: Database,
  { person, place }: { readonly person: PersonRef; readonly place: PlaceRef },
): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where(({ or, eb }) => or([eb('made_by', '=', person), eb('place', '=', place)]))
    .where('personal', '=', 1)
    .where('state', '!=', 'ended')
    .orderBy('number')
    .execute();
  return rows.map(fromRow);
}

/** Null for one that has ended. */
export async function subscriptionById(db: Database, id: number): Promise<Subscription | null> {
  const found = await anySubscription(db, id);
  return found?.state === 'ended' ? null : found;
}

/** The same, whether it has ended or not. */
export async function anySubscription(db: Database, id: number): Promise<Subscription | null> {
  const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function endSubscription(db: Database, id: number): Promise<void> {
  await db.updateTable('subscriptions').set({ state: 'ended' }).where('id', '=', id).execute();
}

/** Stops one subscription until its people go on with it; `reason` where they know it already. */
export const pauseSubscription = async (
  db: Database,
  id: number,
  reason: string | null = null,
): Promise<void> => void (await pause(db, id, reason));

/** Stops one that cannot be posted, and notes that whoever made it has to be told why. Within a transaction. */
export async function stopSubscription(
  inside: Database,
  subscription: Pick<Subscription, 'id' | 'workspace' | 'madeBy'>,
  reason: string,
  now: number,
): Promise<void> {
  if (await pause(inside, subscription.id, reason))
    await addNotice(inside, subscription, { kind: 'stopped', reason }, now);
}

async function pause(db: Database, id: number, reason: string | null): Promise<boolean> {
  const result = await db
    .updateTable('subscriptions')
    .set({ state: 'paused', reason })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Stops all that is brought to one person: their place refuses one message as it would every other. */
export async function pauseFollows(db: Database, place: PlaceRef, reason: string): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ state: 'paused', reason })
    .where('place', '=', place)
    .where('personal', '=', 1)
    .where('state', '=', 'active')
    .execute();
}

export async function resumeSubscription(db: Database, id: number, nextDueAt: number): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ state: 'active', reason: null, next_due_at: nextDueAt })
    .where('id', '=', id)
    .where('state', '=', 'paused')
    .execute();
}

/**
 * The arXiv categories that active subscriptions ask for, each once, in alphabetical order. Every tick wants to know: from
 * one wish to the next different one along the index, however many want the same.
 */
export async function wantedCategories(db: Database): Promise<string[]> {
  const asked = sql`select min(categories) from subscriptions
    where state = 'active' and categories <> '[]' and workspace not in ${removedWorkspaces(db)}`;
  const { rows } = await sql<{ readonly categories: string }>`
    with recursive asked (categories) as (
      ${asked} union all
      select (${asked} and categories > asked.categories) from asked where categories is not null
    ) select categories from asked where categories is not null`.execute(db);
  return [...new Set(rows.flatMap(({ categories }) => strings(categories)))].sort();
}

/**
 * Active subscriptions, of workspaces that have us, whose time has come `until` an instant, or lies after a later one
 * (both epoch ms). Two queries: for either condition in one, SQLite would look at every row.
 */
export async function dueSubscriptions(
  db: Database,
  { until, orAfter }: { readonly until: number; readonly orAfter: number },
  limit: number,
): Promise<Subscription[]> {
  const active = db
    .selectFrom('subscriptions')
    .selectAll()
    .where('state', '=', 'active')
    .where('workspace', 'not in', removedWorkspaces(db))
    .orderBy('next_due_at')
    .limit(limit);
  const due = await active.where('next_due_at', '<=', until).execute();
  const rows = due.length > 0 ? due : await active.where('next_due_at', '>', orAfter).execute();
  return rows.map(fromRow);
}

export interface MovedTime {
  readonly id: number;
  readonly nextDueAt: number;
}

/** Moves the times of some subscriptions, all in one statement. */
export async function moveDueTimes(db: Database, moved: readonly MovedTime[]): Promise<void> {
  if (moved.length === 0) return;
  const rows = sql.join(moved.map(({ id, nextDueAt }) => sql`(${id}, ${nextDueAt})`));
  await sql`with moved (id, at) as (values ${rows})
    update subscriptions set next_due_at = moved.at from moved where subscriptions.id = moved.id`.execute(db);
}

const strings = (json: string): string[] => JSON.parse(json);

export function fromRow(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: row.id,
    number: row.number,
    workspace: row.workspace,
    place: row.place,
    madeBy: row.made_by,
    personal: row.personal === 1,
    cadence: row.cadence,
    time: row.time,
    zone: row.zone,
    top: row.top,
    source: row.source,
    categories: strings(row.categories),
    filter: row.filter,
    layout: row.layout,
    freshness: row.freshness,
    order: row.ordered_by,
    state: row.state,
    reason: row.reason,
    nextDueAt: row.next_due_at,
    createdAt: row.created_at,
  };
}
