// What a subscription would have brought of the last lists: the same rules as those by which digests are made.

import { addDays, instantOf } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import { nextDue, type Subscription } from '../domain/subscription.ts';
import { listDayAt } from '../editions.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { papersHad } from '../store/deliveries.ts';
import { newestEdition } from '../store/editions.ts';
import type { PreviewedDigest } from '../views/preview.ts';
import { wantedOf } from './lists.ts';
import { inOrder } from './order.ts';

const LISTS = 7;

/**
 * The digests of the newest lists with papers, at most seven; the newest digest first. One that is still to come is
 * without what the place has had.
 */
export async function replay(
  db: Database,
  source: Source,
  subscription: Subscription,
  now: number,
): Promise<PreviewedDigest[]> {
  const had = new Set<string>();
  const digests: PreviewedDigest[] = [];
  for (const { day, dueAt, lists } of dueDigests(
    source,
    subscription,
    await lastLists(db, source, subscription, now),
  )) {
    const { listed, matching } = await wantedOf(db, source, subscription, { days: lists, today: day });
    const ids = matching.map(({ id }) => id);
    const hadHere = dueAt > now ? await papersHad(db, subscription.place, ids) : new Set();
    const fresh = matching.filter(({ id }) => !had.has(id) && !hadHere.has(id));
    const byId = new Map(fresh.map((paper) => [paper.id, paper]));
    const ordered = (await inOrder(db, subscription, fresh)).slice(0, subscription.top);
    for (const { id } of ordered) had.add(id);
    digests.unshift({
      day,
      dueAt,
      lists,
      listed: listed.length,
      matching: matching.length,
      before: matching.length - fresh.length,
      shown: ordered.flatMap(({ id }) => byId.get(id) ?? []),
    });
  }
  return digests;
}

/** Oldest first. */
async function lastLists(
  db: Database,
  source: Source,
  { categories }: Subscription,
  now: number,
): Promise<Day[]> {
  const days: Day[] = [];
  let until = listDayAt(source, now);
  while (days.length < LISTS) {
    const edition = await newestEdition(db, source.name, until, categories);
    if (!edition) break;
    days.unshift(edition.day);
    until = addDays(edition.day, -1);
  }
  return days;
}

type DueDigest = Pick<PreviewedDigest, 'day' | 'dueAt' | 'lists'>;

// A list is in the first digest that is due when it can be had.
function dueDigests(source: Source, subscription: Subscription, lists: readonly Day[]): DueDigest[] {
  const byDay = new Map<Day, DueDigest>();
  for (const list of lists) {
    const { at: dueAt, day } = nextDue(availableAt(source, subscription, list) - 1, subscription);
    byDay.set(day, { day, dueAt, lists: [list, ...(byDay.get(day)?.lists ?? [])] });
  }
  return [...byDay.values()];
}

function availableAt(source: Source, { cadence, freshness, zone }: Subscription, list: Day): number {
  if (cadence === 'weekly') return instantOf(addDays(list, 1), '00:00', zone);
  const { opensAt, closesAt } = source.hours(list);
  return freshness === 'complete' ? closesAt : opensAt;
}
