// What each subscription should bring at an instant, reckoned anew from what could be known of the lists.
import { addDays, isWeekend, type KnownPaper, type Lists } from './known.ts';
import { matches, type Wish } from './wishes.ts';

/** Days after which a list is no news any more. */
const STALE = 4;
const PATIENCE = 3 * 3_600_000;

/** Of one wish: what its place has had, the newest list that it was shown, and the one that its first digest was for. */
export interface Past {
  readonly had: Set<string>;
  shown: string | null;
  first: string | null;
}

export interface Expected {
  readonly days: readonly string[];
  /** In the categories that are wanted. */
  readonly listed: readonly KnownPaper[];
  readonly matching: readonly KnownPaper[];
  /** Those of the matching that the place has not had. */
  readonly fresh: readonly KnownPaper[];
  /** The first of the fresh. */
  readonly papers: readonly KnownPaper[];
}

export type Verdict = 'wait' | 'silent' | Expected;

export interface Due {
  readonly wish: Wish;
  /** The local date. */
  readonly day: string;
  readonly at: number;
}

export function shouldSend({ wish, day, at }: Due, known: Lists, past: Past, now: number): Verdict {
  const { had } = past;
  const open = known.openDayAt(now);
  const { days, isLate } = lists(wish, { day, open, past, known, now });
  if (isLate && now < at + PATIENCE) return 'wait';
  const isPersonal = 'person' in wish.to;
  const isHoliday = wish.freshness === 'fresh' && isEmptyWorkday(known, open);
  if (days.length === 0)
    return isPersonal || (!isLate && !isHoliday && wish.cadence !== 'daily')
      ? 'silent'
      : { days, listed: [], matching: [], fresh: [], papers: [] };
  const listed = known.papersOf(days, wish.categories);
  const matching = listed.filter((paper) => matches(wish.filter, paper));
  const fresh = matching.filter(({ id }) => !had.has(id));
  const papers = fresh.slice(0, wish.top);
  if (papers.length > 0) return { days, listed, matching, fresh, papers };
  return matching.length > 0 || isPersonal ? 'silent' : { days, listed, matching, fresh, papers };
}

/** A holiday, on which it was seen that nothing is to come. */
const isEmptyWorkday = (known: Lists, day: string): boolean =>
  !isWeekend(day) && known.count(day) === 0 && known.isSeenWhole(day);

interface At {
  readonly day: string;
  readonly open: string;
  readonly past: Past;
  readonly known: Lists;
  readonly now: number;
}

function lists(wish: Wish, { day, open, past, known, now }: At): { days: string[]; isLate: boolean } {
  const withPapers = (from: string, to: string) => {
    const days: string[] = [];
    for (let one = to; one >= from; one = addDays(one, -1)) if (known.count(one) > 0) days.push(one);
    return days;
  };
  if (wish.cadence === 'weekly')
    return { days: withPapers(addDays(day, -7), addDays(day, -1)), isLate: false };
  // All are due long after a list has closed, so that of two days ago at the latest is whole.
  let over = open;
  while (known.closesAt(over) > now) over = addDays(over, -1);
  const last = wish.freshness === 'fresh' ? open : over;
  past.first ??= last;
  const newest = known.newest(last);
  const isLate =
    wish.freshness === 'fresh' && newest !== open && !isWeekend(open) && !isEmptyWorkday(known, open);
  if (newest === undefined || addDays(newest, STALE) < last) return { days: [], isLate };
  // What was there before the first digest is not for it, but for the one list that everybody gets.
  const after = past.shown === null ? [past.first ?? last, newest].sort()[0] : addDays(past.shown, 1);
  const oldest = [addDays(newest, -STALE), after ?? newest].sort().at(-1) ?? newest;
  return { days: withPapers(oldest, newest), isLate };
}

/** What a completed digest adds: papers that are among the first by now and that the place has not had. */
export function newcomers(
  wish: Wish,
  days: readonly string[],
  known: Lists,
  had: ReadonlySet<string>,
): KnownPaper[] {
  return known
    .papersOf(days, wish.categories)
    .filter((paper) => matches(wish.filter, paper))
    .slice(0, wish.top)
    .filter(({ id }) => !had.has(id));
}
