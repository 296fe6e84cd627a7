// What the team has kept in a week: the papers of the weekly post.
import { addDays, dayIn, instantOf } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import { matches } from '../domain/filter.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Database } from '../store/database.ts';
import { type Delivery, lastDigestBefore } from '../store/deliveries.ts';
import { keptBetween } from '../store/marks.ts';
import { papersByTheirId } from '../store/papers.ts';
import { filterOf } from './lists.ts';

export interface Week {
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
}

export interface KeptInWeek {
  readonly week: Week;
  /** The most kept first. */
  readonly papers: readonly { readonly paper: ShownPaper; readonly keepers: number }[];
}

/**
 * The seven days before the one it is for, and as many before these where their post has not come; asked for at once, the
 * seven days up to now.
 */
export async function weekOf(
  db: Database,
  { kind, due_at, local_day }: Pick<Delivery, 'kind' | 'due_at' | 'local_day'>,
  { id, zone }: Pick<Subscription, 'id' | 'zone'>,
  now: number,
): Promise<Week> {
  if (kind === 'now') return weekUpTo(now, zone);
  const week = weekUntil(instantOf(dayIn(due_at, zone), '00:00', zone), zone);
  const last = await lastDigestBefore(db, id, local_day);
  if (last === null || last >= week.firstDay) return week;
  const before = addDays(week.firstDay, -7);
  const firstDay = last > before ? last : before;
  return { ...week, firstDay, from: instantOf(firstDay, '00:00', zone) };
}

/** The seven days before today, and today up to now. */
export const weekUpTo = (now: number, zone: string): Week => weekUntil(now + 1, zone);

function weekUntil(until: number, zone: string): Week {
  const lastDay = dayIn(until - 1, zone);
  const firstDay = addDays(dayIn(until, zone), -7);
  return { firstDay, lastDay, from: instantOf(firstDay, '00:00', zone), until };
}

export async function keptInWeek(
  db: Database,
  { workspace, filter: typed }: Pick<Subscription, 'workspace' | 'filter'>,
  week: Week,
): Promise<KeptInWeek> {
  const kept = await keptBetween(db, workspace, week);
  const byId = await papersByTheirId(
    db,
    kept.map(({ paper }) => paper),
  );
  const filter = filterOf(typed, week.lastDay);
  const shown = kept.flatMap(({ paper: id, keepers }) => {
    const paper = byId.get(id);
    return paper && (!filter || matches(filter, paper)) ? [{ paper, keepers }] : [];
  });
  return { week, papers: shown };
}
