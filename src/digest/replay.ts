// What a subscription would have brought of the last lists.

import { addDays } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { Subscription } from '../domain/subscription.ts';
import { listDayAt } from '../editions.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { newestEdition } from '../store/editions.ts';
import { wantedOf } from './lists.ts';
import { inOrder } from './order.ts';

export interface ReplayedDay {
  readonly day: Day;
  readonly listed: number;
  readonly matching: number;
  /** Those that the digest would have shown, the first one first. */
  readonly shown: readonly ShownPaper[];
}

const LISTS = 7;

/** The newest lists with papers, newest first, at most seven. */
export async function replay(
  db: Database,
  source: Source,
  subscription: Subscription,
  now: number,
): Promise<ReplayedDay[]> {
  const days: ReplayedDay[] = [];
  let until = listDayAt(source, now);
  while (days.length < LISTS) {
    const edition = await newestEdition(db, source.name, until, subscription.categories);
    if (!edition) break;
    const { day } = edition;
    const { listed, matching } = await wantedOf(db, source, subscription, { days: [day], today: day });
    const byId = new Map(matching.map((paper) => [paper.id, paper]));
    const ordered = (await inOrder(db, subscription, matching)).slice(0, subscription.top);
    const shown = ordered.flatMap(({ id }) => byId.get(id) ?? []);
    days.push({ day, listed: listed.length, matching: matching.length, shown });
    until = addDays(day, -1);
  }
  return days;
}
