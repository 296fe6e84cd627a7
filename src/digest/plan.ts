// Turns subscriptions whose time has come into deliveries, one for each local date, and moves their time on.
import type { Day } from '../domain/edition.ts';
import { nextDue, type Subscription, usefulFor } from '../domain/subscription.ts';
import { isKnownZone } from '../domain/zone.ts';
import { type Database, inTransaction } from '../store/database.ts';
import { planDelivery } from '../store/deliveries.ts';
import { dueSubscriptions, moveDueTime, pauseSubscription } from '../store/subscriptions.ts';

const HOUR = 3_600_000;
/** How long after its time a digest waits for a list that is late. */
const PATIENCE = 3 * HOUR;
/** Subscriptions planned in one transaction. */
const BATCH = 500;

/** No time lies further ahead, whatever the cadence; one that does was made while the clock was wrong. */
const FURTHEST = 9 * 24 * HOUR;

/** Plans everything that is due; returns how many subscriptions were. */
export async function planDue(db: Database, now: number, newKey: () => string): Promise<number> {
  const times = dueTimes(now);
  let planned = 0;
  for (;;) {
    const batch = await inTransaction(db, async (inside) => {
      const due = await dueSubscriptions(inside, { until: now, orAfter: now + FURTHEST }, BATCH);
      for (const subscription of due)
        await planOne(inside, subscription, times(subscription), { now, newKey });
      return due.length;
    });
    planned += batch;
    if (batch < BATCH) return planned;
  }
}

interface DueTimes {
  /** The newest time that has passed; null where none has. After downtime only this one counts. */
  readonly latest: { readonly at: number; readonly day: Day } | null;
  readonly next: number;
}

async function planOne(
  inside: Database,
  { id, zone, cadence }: Subscription,
  times: DueTimes | null,
  { now, newKey }: { readonly now: number; readonly newKey: () => string },
): Promise<void> {
  if (!times) return pauseSubscription(inside, id, `unknown_zone ${zone}`);
  const { latest, next } = times;
  if (latest && now - latest.at < usefulFor(cadence)) {
    const { at: dueAt, day: localDay } = latest;
    const deadline = Math.max(dueAt + PATIENCE, now);
    const planned = { key: newKey(), subscriptionId: id, localDay, dueAt, deadline };
    await planDelivery(inside, { ...planned, kind: 'digest', notBefore: now }, now);
  }
  await moveDueTime(inside, id, next);
}

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
