// Deliveries: an outbox. What is to be sent and who is sending it are rows; delivery-parts.ts has what has arrived.
import { type Selectable, sql } from 'kysely';
import { type PlaceRef, platformOf } from '../chat/refs.ts';
import type { Day } from '../domain/edition.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Subscription } from '../domain/subscription.ts';
import { settleCarried, sharing } from './carried.ts';
import type { Database } from './database.ts';
import type { DeliveryTable } from './tables.ts';
import { inTransaction } from './transaction.ts';

export type Delivery = Selectable<DeliveryTable>;

/** The local date it is for; behind that of one which was asked for at once stands its key. */
export const localDayOf = ({ local_day }: Pick<Delivery, 'local_day'>): Day =>
  local_day.slice(0, 'YYYY-MM-DD'.length);

export interface PlannedDelivery {
  readonly key: string;
  readonly subscriptionId: number;
  /** Where it goes. */
  readonly place: PlaceRef;
  readonly localDay: Day;
  readonly kind: DeliveryTable['kind'];
  /** The delivery that a `final` one completes. */
  readonly follows?: string;
  /** Not before this instant, epoch ms. */
  readonly notBefore: number;
  /** When people expect it, epoch ms. */
  readonly dueAt: number;
  /** After this instant nobody waits any longer for a list that is late, epoch ms. */
  readonly deadline: number;
}

/** Plans a digest; false, and nothing happens, where this local date has one of its kind already. */
export const planDelivery = async (db: Database, planned: PlannedDelivery, now: number): Promise<boolean> =>
  (await inTransaction(db, (inside) => planDeliveries(inside, [planned], now))) > 0;

/** Plans digests, all in one statement, but for local dates that have one of their kind already; returns how many. */
export async function planDeliveries(
  db: Database,
  planned: readonly PlannedDelivery[],
  now: number,
): Promise<number> {
  if (planned.length === 0) return 0;
  const result = await db
    .insertInto('deliveries')
    .values(planned.map((one) => plannedRow(one, now)))
    .onConflict((twice) => twice.columns(['subscription_id', 'local_day', 'kind']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

const plannedRow = (planned: PlannedDelivery, now: number) => ({
  key: planned.key,
  subscription_id: planned.subscriptionId,
  platform: platformOf(planned.place),
  local_day: planned.localDay,
  kind: planned.kind,
  follows: planned.follows ?? null,
  state: 'planned' as const,
  days: '[]',
  lease_until: 0,
  attempts: 0,
  not_before: planned.notBefore,
  due_at: planned.dueAt,
  deadline: planned.deadline,
  planned_at: now,
});

/** The platforms to which anything is still to go, now or later. */
export async function waitingPlatforms(db: Database): Promise<string[]> {
  const waiting = await sql<{ platform: string }>`
    select distinct platform from deliveries where state in ('planned', 'sending')`.execute(db);
  return waiting.rows.map(({ platform }) => platform);
}

export interface Claimant {
  /** The process. */
  readonly holder: string;
  /** To which the deliveries go that it wants. */
  readonly platform: string;
}

/** Takes one delivery to a platform for `holder` until `leaseUntil`; null: none is free now (not: none is left). */
export const claimDelivery = (
  db: Database,
  by: Claimant,
  now: number,
  leaseUntil: number,
): Promise<Delivery | null> => inTransaction(db, (inside) => claimWithin(inside, by, now, leaseUntil));

async function claimWithin(
  inside: Database,
  { holder, platform }: Claimant,
  now: number,
  leaseUntil: number,
): Promise<Delivery | null> {
  // A claim that lies further ahead than any is of a clock that was ahead, and nobody’s any more.
  const furthest = now + 2 * (leaseUntil - now);
  const isFree = sql`state in ('planned', 'sending') and not_before <= ${now}
    and (lease_until <= ${now} or lease_until > ${furthest})`;
  const claimed = await sql<Delivery>`
    update deliveries set holder = ${holder}, lease_until = ${leaseUntil}, attempts = attempts + 1, state = 'sending'
    where key in (
      select key from deliveries where platform = ${platform} and ${isFree} order by not_before, key limit 1
    ) and ${isFree}
    returning *`.execute(inside);
  return claimed.rows[0] ?? null;
}

/** Why a digest is skipped whose lists come with a later one. */
export const JOINED = 'joined the next';

/**
 * Ends the earlier digests of the same subscription, or of all that the person follows, of which nothing has been sent:
 * their lists are part of this one. False where one is half sent or somebody else's, so that it has to come first.
 */
export const foldEarlier = (db: Database, held: Delivery, now: number): Promise<boolean> =>
  inTransaction(db, (inside) => foldWithin(inside, held, now));

async function foldWithin(inside: Database, held: Delivery, now: number): Promise<boolean> {
  const outcome = { state: 'skipped', reason: JOINED, days: '[]' } as const;
  const folded = await inside
    .updateTable('deliveries')
    .set({ ...outcome, settled_at: now })
    .where('subscription_id', 'in', sharing(held.subscription_id))
    .where('kind', '=', 'digest')
    .where('local_day', '<', held.local_day)
    .where('state', '=', 'planned')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('delivery_parts')
            .select('position')
            .whereRef('delivery_parts.key', '=', 'deliveries.key')
            .where('delivery_parts.state', '!=', 'waiting'),
        ),
      ),
    )
    .returning('key')
    .execute();
  await settleCarried(
    inside,
    folded.map(({ key }) => key),
    outcome,
    now,
  );
  const first = await inside
    .selectFrom('deliveries')
    .select('key')
    .where('subscription_id', 'in', sharing(held.subscription_id))
    .where('kind', '=', 'digest')
    .where('local_day', '<', held.local_day)
    .where('state', 'in', ['planned', 'sending'])
    .executeTakeFirst();
  return first === undefined;
}

/** Keeps a claim alive; false where it is somebody else's by now. */
export const renewLease = (db: Database, held: Delivery, leaseUntil: number): Promise<boolean> =>
  updateHeld(db, held, { lease_until: leaseUntil });

/** Gives a delivery back, to be claimed again from `notBefore` on. */
export const giveBack = (db: Database, held: Delivery, notBefore: number, reason: string): Promise<boolean> =>
  updateHeld(db, held, { state: 'planned', holder: null, lease_until: 0, not_before: notBefore, reason });

/** Ends a delivery with all that it carries; false where the claim was lost, so nothing changed. */
export const settleDelivery = (
  db: Database,
  held: Delivery,
  outcome: {
    readonly state: 'sent' | 'skipped' | 'failed';
    readonly reason: string | null;
    readonly days?: string;
  },
  now: number,
): Promise<boolean> =>
  inTransaction(db, async (inside) => {
    const ended = { ...outcome, holder: null, lease_until: 0, settled_at: now };
    if (!(await updateHeld(inside, held, ended))) return false;
    await settleCarried(inside, [held.key], outcome, now);
    return true;
  });

/** False where the claim was lost, so nothing changed. */
export async function updateHeld(db: Database, held: Delivery, change: Partial<Delivery>): Promise<boolean> {
  const result = await db
    .updateTable('deliveries')
    .set(change)
    .where('key', '=', held.key)
    .where('holder', '=', held.holder)
    .where('attempts', '=', held.attempts)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The days of the lists of a source that a subscription's last digest of it showed, newest first; none where it had none. */
export async function daysShownLast(
  db: Database,
  { id, source }: Pick<Subscription, 'id' | 'source'>,
): Promise<Day[]> {
  const row = await shownBy(db, id)
    .select('days')
    .where('source', '=', source)
    .where('days', '!=', '[]')
    .orderBy('days', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? daysOf(row) : [];
}

/** When its last digest of another source was due, epoch ms; null where it has had none. */
export async function lastOfOtherSource(
  db: Database,
  { id, source }: Pick<Subscription, 'id' | 'source'>,
): Promise<number | null> {
  const row = await shownBy(db, id)
    .select(({ fn }) => fn.max('due_at').as('at'))
    .where('source', '!=', source)
    .executeTakeFirst();
  return row?.at ?? null;
}

const shownBy = (db: Database, subscriptionId: number) =>
  db
    .selectFrom('deliveries')
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '!=', 'final')
    .where('state', 'in', ['sent', 'sending', 'skipped']);

/** The newest local date before another whose digest has come, or had nothing to say; null where there is none. */
export async function lastDigestBefore(db: Database, subscriptionId: number, day: Day): Promise<Day | null> {
  const row = await db
    .selectFrom('deliveries')
    .select('local_day')
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'digest')
    .where('local_day', '<', day)
    .where(({ or, and, eb }) =>
      or([eb('state', '=', 'sent'), and([eb('state', '=', 'skipped'), eb('reason', '!=', JOINED)])]),
    )
    .orderBy('local_day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.local_day ?? null;
}

export const daysOf = ({ days }: Pick<Delivery, 'days'>): Day[] => JSON.parse(days);

/** Whether a local date has had its digest, or is getting it. */
export async function hasDigestOf(db: Database, subscriptionId: number, day: Day): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('key')
    .where('subscription_id', '=', subscriptionId)
    .where('local_day', '=', day)
    .where('kind', '=', 'digest')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deliveryByKey(db: Database, key: string): Promise<Delivery | null> {
  const row = await db.selectFrom('deliveries').selectAll().where('key', '=', key).executeTakeFirst();
  return row ?? null;
}

/** The newest deliveries of a subscription, newest first. */
export const lastDeliveries = (db: Database, subscriptionId: number, limit: number): Promise<Delivery[]> =>
  db
    .selectFrom('deliveries')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .orderBy('planned_at', 'desc')
    .limit(limit)
    .execute();

/**
 * Which of these papers a place has had from us already, or is getting with a digest that is under way; only from before
 * an instant (epoch ms), where one is given.
 */
export async function papersHad(
  db: Database,
  place: string,
  papers: readonly PaperId[],
  before = Number.MAX_SAFE_INTEGER,
): Promise<Set<PaperId>> {
  if (papers.length === 0) return new Set();
  const rows = await db
    .selectFrom('delivery_parts')
    .innerJoin('deliveries', 'deliveries.key', 'delivery_parts.key')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select('paper_id')
    .where('subscriptions.place', '=', place)
    .where(({ or, and, eb }) =>
      or([
        eb('delivery_parts.state', 'in', ['sent', 'sending', 'unknown']),
        and([
          eb('delivery_parts.state', '=', 'waiting'),
          eb('deliveries.state', 'in', ['planned', 'sending']),
        ]),
      ]),
    )
    .where(({ eb, fn }) =>
      eb(
        fn.coalesce('delivery_parts.tried_at', 'delivery_parts.sent_at', 'deliveries.planned_at'),
        '<',
        before,
      ),
    )
    .where('paper_id', 'in', papers)
    .execute();
  return new Set(rows.flatMap((row) => row.paper_id ?? []));
}
