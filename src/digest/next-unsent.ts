// When a subscription that people have changed is due next.
import { nextDue, type Wish } from '../domain/subscription.ts';
import type { Database } from '../store/database.ts';
import { hasDigestOf } from '../store/deliveries.ts';

/** The first time after `now` on a local date that has had no digest: no date gets a second one (epoch ms). */
export async function nextUnsent(
  db: Database,
  subscriptionId: number,
  wish: Pick<Wish, 'cadence' | 'time' | 'zone'>,
  now: number,
): Promise<number> {
  let due = nextDue(now, wish);
  while (await hasDigestOf(db, subscriptionId, due.day)) due = nextDue(due.at, wish);
  return due.at;
}
