// Turns subscriptions whose time has come into deliveries, one for each local date, and moves their time on.
import { addDays, dayIn, instantOf, nextAt, WEEKDAYS, weekday } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import type { Subscription } from '../domain/subscription.ts';
import { type Database, inTransaction } from '../store/database.ts';
import { planDelivery } from '../store/deliveries.ts';
import { dueSubscriptions, moveDueTime } from '../store/subscriptions.ts';

const HOUR = 3_600_000;
/** How long after its time a digest waits for a list that is late. */
const PATIENCE = 3 * HOUR;
/** A digest that is older is not sent any more: the next one is near. */
const CATCH_UP = 24 * HOUR;
/** Subscriptions planned in one transaction. */
const BATCH = 500;

/** Plans everything that is due; returns how many subscriptions were. */
export async function planDue(db: Database, now: number, newKey: () => string): Promise<number> {
  let planned = 0;
  for (;;) {
    const batch = await inTransaction(db, async (inside) => {
      const due = await dueSubscriptions(inside, now, BATCH);
      for (const subscription of due) await planOne(inside, subscription, now, newKey());
      return due.length;
    });
    planned += batch;
    if (batch < BATCH) return planned;
  }
}

async function planOne(
  inside: Database,
  subscription: Subscription,
  now: number,
  key: string,
): Promise<void> {
  const { id, time, zone } = subscription;
  const due = latestDue(subscription, now);
  if (due && now - due.at < CATCH_UP) {
    const deadline = Math.max(due.at + PATIENCE, now);
    await planDelivery(inside, { key, subscriptionId: id, localDay: due.day, deadline }, now);
  }
  await moveDueTime(inside, id, nextAt(now, time, zone, WEEKDAYS).at);
}

// After downtime only the newest of the missed times counts.
function latestDue({ time, zone, nextDueAt }: Subscription, now: number): { at: number; day: Day } | null {
  const today = dayIn(now, zone);
  for (const day of [today, addDays(today, -1)]) {
    const at = instantOf(day, time, zone);
    if (at <= now && at >= nextDueAt && WEEKDAYS.includes(weekday(day))) return { at, day };
  }
  return null;
}
