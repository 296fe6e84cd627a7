// When a subscription that people have made or changed is due next.
import type { PlaceRef } from '../chat/refs.ts';
import { nextDue, type Subscription, type Wish } from '../domain/subscription.ts';
import { hasMessageOf } from '../store/carried.ts';
import type { Database } from '../store/database.ts';
import { hasDigestOf } from '../store/deliveries.ts';

type Times = Pick<Wish, 'cadence' | 'time' | 'zone'>;

/** The first time after `now` on a local date that has had no digest: no date gets a second one (epoch ms). */
export async function nextUnsent(
  db: Database,
  { id, place, personal }: Pick<Subscription, 'id' | 'place' | 'personal'>,
  wish: Times,
  now: number,
): Promise<number> {
  let due = personal ? await nextToPerson(db, place, wish, now) : nextDue(now, wish);
  while (await hasDigestOf(db, id, due.day)) due = nextDue(due.at, wish);
  return due.at;
}

/** The same of something new to follow: on a date on which the person has had no message of what they follow. */
export async function nextToPerson(
  db: Database,
  place: PlaceRef,
  wish: Times,
  now: number,
): Promise<ReturnType<typeof nextDue>> {
  let due = nextDue(now, wish);
  while (await hasMessageOf(db, place, due.day)) due = nextDue(due.at, wish);
  return due;
}
