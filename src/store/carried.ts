// What a person follows comes in one message a day: one delivery carries those of their other follows, whose rows say so.
import { type RawBuilder, sql } from 'kysely';
import type { PlaceRef } from '../chat/refs.ts';
import { addDays } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Database } from './database.ts';
import { removedWorkspaces } from './removals.ts';
import { fromRow, moveDueTimes } from './subscriptions.ts';
import type { DeliveryTable } from './tables.ts';

/** A follow that is in the message of another, and what it brings to it. */
export interface Carried {
  /** Of its own delivery, should it not be planned yet. */
  readonly key: string;
  readonly subscription: Subscription;
  readonly source: string;
  /** Of the lists it shows, newest first. */
  readonly days: readonly Day[];
  /** Its next time after this, epoch ms; null where it is that already. */
  readonly nextDueAt: number | null;
}

type Carrier = Pick<
  DeliveryTable,
  'key' | 'platform' | 'local_day' | 'not_before' | 'due_at' | 'deadline' | 'planned_at'
>;

/** What a delivery may carry of the follows of its place: not composed or settled for the date; `planned`: due already. */
export async function openFollows(
  db: Database,
  place: PlaceRef,
  day: Day,
): Promise<{ readonly subscription: Subscription; readonly planned: boolean }[]> {
  const rows = await db
    .selectFrom('subscriptions as s')
    .leftJoin('deliveries as d', (on) =>
      on.onRef('d.subscription_id', '=', 's.id').on('d.local_day', '=', day).on('d.kind', '=', 'digest'),
    )
    .selectAll('s')
    .select('d.key')
    .where('s.place', '=', place)
    .where('s.personal', '=', 1)
    .where('s.state', '=', 'active')
    .where('s.workspace', 'not in', removedWorkspaces(db))
    .where(
      sql<boolean>`(d.key is null or (d.state in ('planned', 'sending')
        and not exists (select 1 from delivery_parts p where p.key = d.key)))`,
    )
    .orderBy('s.number')
    .execute();
  return rows.map((row) => ({ subscription: fromRow(row), planned: row.key !== null }));
}

/** Whether what is followed from a place has had its message of a local date: on its way, sent, or perhaps sent. */
export async function hasMessageOf(db: Database, place: PlaceRef, day: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from subscriptions s
    join deliveries d on d.subscription_id = s.id and d.local_day = ${day} and d.kind = 'digest'
    join delivery_parts p on p.key = d.key
    where s.place = ${place} and s.personal = 1
      and (d.state in ('planned', 'sending') or p.state in ('sent', 'sending', 'unknown')) limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Days. Whatever is tried for a day that lies further ahead was planned while the clock was wrong. */
const FURTHEST = 9;

/** Whether what is followed from a place is due for a later local date. */
export async function isLaterPlanned(db: Database, place: PlaceRef, day: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from subscriptions s
    join deliveries d on d.subscription_id = s.id and d.kind = 'digest'
      and d.local_day > ${day} and d.local_day <= ${addDays(day, FURTHEST)}
    where s.place = ${place} and s.personal = 1 and d.state in ('planned', 'sending') limit 1`.execute(db);
  return rows.length > 0;
}

/** Within the transaction that composes the carrier. Whoever holds the claim of a carried one has lost it by this. */
export async function carry(inside: Database, carrier: Carrier, carried: readonly Carried[]): Promise<void> {
  for (const { key, subscription, source, days } of carried) {
    const held = {
      state: 'carried',
      follows: carrier.key,
      source,
      days: JSON.stringify(days),
      holder: null,
      lease_until: 0,
      reason: 'in one message with others',
    } as const;
    await inside
      .insertInto('deliveries')
      .values({
        ...held,
        key,
        subscription_id: subscription.id,
        platform: carrier.platform,
        local_day: carrier.local_day,
        kind: 'digest',
        attempts: 0,
        not_before: carrier.not_before,
        due_at: carrier.due_at,
        deadline: carrier.deadline,
        planned_at: carrier.planned_at,
      })
      .onConflict((planned) =>
        planned
          .columns(['subscription_id', 'local_day', 'kind'])
          .doUpdateSet(held)
          .where('deliveries.state', 'in', ['planned', 'sending'])
          .where(sql<boolean>`not exists (select 1 from delivery_parts p where p.key = deliveries.key)`),
      )
      .execute();
  }
  await moveDueTimes(
    inside,
    carried.flatMap(({ subscription: { id }, nextDueAt }) => (nextDueAt === null ? [] : [{ id, nextDueAt }])),
  );
}

/** What a delivery carries that has not ended; `alive`: whoever follows it still wants it. */
export async function carriedBy(db: Database, key: string) {
  const rows = await db
    .selectFrom('deliveries as d')
    .innerJoin('subscriptions as s', 's.id', 'd.subscription_id')
    .selectAll('s')
    .select(['d.days as listDays', 's.state as now'])
    .where('d.follows', '=', key)
    .where('d.state', '=', 'carried')
    .orderBy('s.number')
    .execute();
  const removed = new Set((await removedWorkspaces(db).execute()).map(({ workspace }) => workspace));
  return rows.map((row) => ({
    subscription: fromRow(row),
    days: JSON.parse(row.listDays) as Day[],
    alive: row.now === 'active' && !removed.has(row.workspace),
  }));
}

/** Within a transaction: what was carried by some deliveries, given as a set of keys, is to be sent again by itself. */
export const release = (inside: Database, keys: RawBuilder<unknown>) =>
  sql`update deliveries set follows = null,
    days = case state when 'carried' then '[]' else days end,
    reason = case state when 'carried' then null else reason end,
    state = case state when 'carried' then 'planned' else state end
    where follows in ${keys}`.execute(inside);

/** Within a transaction: nothing was sent of it, so it can be composed anew, without what it carried. */
export async function takeApart(inside: Database, key: string): Promise<void> {
  await inside.deleteFrom('delivery_parts').where('key', '=', key).execute();
  await inside.updateTable('deliveries').set({ days: '[]' }).where('key', '=', key).execute();
  await release(inside, sql`(${key})`);
}

/** Within a transaction: what was carried ends as its carriers do. */
export async function settleCarried(
  inside: Database,
  carriers: readonly string[],
  {
    state,
    reason,
    days,
  }: { readonly state: DeliveryTable['state']; readonly reason: string | null; readonly days?: string },
  now: number,
): Promise<void> {
  if (carriers.length === 0) return;
  await inside
    .updateTable('deliveries')
    .set({
      state,
      settled_at: now,
      ...(reason !== null && { reason }),
      ...(days !== undefined && { days }),
    })
    .where('follows', 'in', carriers)
    .where('state', '=', 'carried')
    .execute();
}

/** The follows that share their messages with a subscription, and itself. */
export const sharing = (subscriptionId: number) => sql<number>`(
  select ${subscriptionId} union select b.id from subscriptions a
  join subscriptions b on b.place = a.place and b.personal = 1 where a.id = ${subscriptionId} and a.personal = 1)`;
