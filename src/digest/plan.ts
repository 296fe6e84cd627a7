// Turns subscriptions whose time has come into deliveries, one for each local date, and moves their time on.
import { setImmediate } from 'node:timers/promises';
import type { Day } from '../domain/edition.ts';
import { nextDue, type Subscription, usefulFor } from '../domain/subscription.ts';
import { isKnownZone } from '../domain/zone.ts';
import type { Database } from '../store/database.ts';
import { type PlannedDelivery, planDeliveries } from '../store/deliveries.ts';
import { dueSubscriptions, type MovedTime, moveDueTimes, stopSubscription } from '../store/subscriptions.ts';
import { inTransaction } from '../store/transaction.ts';

const HOUR = 3_600_000;
/** How long after its time a digest waits for a list that is late. */
const PATIENCE = 3 * HOUR;
/** The same for one that is planned later than that: a start may come before the network. */
const LATE_PATIENCE = HOUR / 2;
/** Subscriptions planned in one transaction. */
const BATCH = 500;

/** No time lies further ahead, whatever the cadence; one that does was made while the clock was wrong. */
const FURTHEST = 9 * 24 * HOUR;

/** Plans everything that is due; returns how many subscriptions were. */
export async function planDue(db: Database, now: number, newKey: () => string): Promise<number> {
  const times = dueTimes(now);
  const horizon = { until: now, orAfter: now + FURTHEST };
  let planned = 0;
  // Looked at before: a transaction without anything to do would make others wait for it every minute.
  while ((await dueSubscriptions(db, horizon, 1)).length > 0) {
    planned += await inTransaction(db, async (inside) => {
      const due = await dueSubscriptions(inside, horizon, BATCH);
      await planAll(inside, due, { times, now, newKey });
      return due.length;
    });
    // People who ask something meanwhile come in between.
    await setImmediate();
  }
  return planned;
}

/**
 * Plans one of which people are about to change something and whose time has come, as the tick under way would: what they
 * change is no reason that the digest of today does not come.
 */
export async function planIfDue(
  db: Database,
  subscription: Subscription,
  { now, newKey }: Pick<Planning, 'now' | 'newKey'>,
): Promise<void> {
  const { state, nextDueAt, zone } = subscription;
  if (state !== 'active' || nextDueAt > now || !isKnownZone(zone)) return;
  await inTransaction(db, (inside) => planAll(inside, [subscription], { times: dueTimes(now), now, newKey }));
}

interface DueTimes {
  /** The newest time that has passed; null where none has. After downtime only this one counts. */
  readonly latest: { readonly at: number; readonly day: Day } | null;
  readonly next: number;
}

interface Planning {
  /** Null where the zone is not known. */
  readonly times: (subscription: Subscription) => DueTimes | null;
  readonly now: number;
  readonly newKey: () => string;
}

async function planAll(
  inside: Database,
  due: readonly Subscription[],
  { times, now, newKey }: Planning,
): Promise<void> {
  const planned: PlannedDelivery[] = [];
  const moved: MovedTime[] = [];
  for (const subscription of due) {
    const { id, place, zone, cadence } = subscription;
    const when = times(subscription);
    if (!when) {
      await stopSubscription(inside, subscription, `unknown_zone ${zone}`, now);
      continue;
    }
    const { latest, next } = when;
    if (latest && now - latest.at < usefulFor(cadence))
      planned.push(plannedDigest({ id, place }, latest, { now, key: newKey() }));
    moved.push({ id, nextDueAt: next });
  }
  await planDeliveries(inside, planned, now);
  await moveDueTimes(inside, moved);
}

const plannedDigest = (
  { id, place }: Pick<Subscription, 'id' | 'place'>,
  { at: dueAt, day: localDay }: { readonly at: number; readonly day: Day },
  { now, key }: { readonly now: number; readonly key: string },
): PlannedDelivery => ({
  key,
  subscriptionId: id,
  place,
  localDay,
  kind: 'digest',
  notBefore: now,
  dueAt,
  deadline: Math.max(dueAt + PATIENCE, now + LATE_PATIENCE),
});

// Thousands of places share a time and a zone, and reckoning with zones is slow.
function dueTimes(now: number): (subscription: Subscription) => DueTimes | null {
  const known = new Map<string, DueTimes | null>();
  return (subscription) => {
    const { cadence, time, zone, nextDueAt } = subscription;
    const key = `${cadence} ${time} ${zone} ${nextDueAt}`;
    const before = known.get(key);
    const times = before === undefined ? reckoned(subscription, now) : before;
    known.set(key, times);
    return times;
  };
}

/** Null where the system does not know the zone any more. */
function reckoned(subscription: Subscription, now: number): DueTimes | null {
  if (!isKnownZone(subscription.zone)) return null;
  // From just before the time that was due, so that it counts itself.
  const from = Math.max(subscription.nextDueAt - 1, now - FURTHEST);
  let latest: DueTimes['latest'] = null;
  let due = nextDue(Math.min(from, now), subscription);
  while (due.at <= now) {
    latest = due;
    due = nextDue(due.at, subscription);
  }
  return { latest, next: due.at };
}
