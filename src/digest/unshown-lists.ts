// The lists that a subscription has not been shown, and what is missing of them still.
import { addDays, isWeekend } from '../domain/calendar.ts';
import { covers, type Day } from '../domain/edition.ts';
import { nextDue, type Subscription } from '../domain/subscription.ts';
import { listDayAt, newestFacts } from '../editions.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { daysShownLast, lastDigestBefore, lastOfOtherSource } from '../store/deliveries.ts';
import { editionOf, editionsBetween, type StoredEdition } from '../store/editions.ts';

/** Days after which a list is no news any more, so that it is not folded into a later digest. */
const STALE_DAYS = 4;
const WEEK = 7;

/** For whom lists are looked for, and when. */
export interface ChoiceOf {
  readonly db: Database;
  readonly source: Source;
  readonly subscription: Subscription;
  /** The local date it is for. */
  readonly localDay: Day;
  /** Epoch ms; until the deadline a list that is late is waited for. */
  readonly now: number;
  readonly deadline: number;
  /** A person asked for it: what is there now, no waiting and no word of lists that are not there. */
  readonly atOnce?: boolean;
}

export interface UnshownLists {
  /** Not shown yet, newest first. */
  readonly days: readonly Day[];
  /** What is missing still, and why. */
  readonly late: string | null;
  /** The list that is due was seen to stay empty, on a day that is no weekend. */
  readonly none?: boolean;
}

/** Of a week, or since the last one that it showed: no older than four days. */
export function unshownLists(asked: ChoiceOf): Promise<UnshownLists> {
  if (asked.subscription.cadence === 'weekly') return weekBefore(asked);
  return asked.subscription.freshness === 'complete' ? wholeLists(asked) : freshLists(asked);
}

async function freshLists({ db, source, subscription, now, atOnce }: ChoiceOf): Promise<UnshownLists> {
  const { categories } = subscription;
  const newest = await newestFacts(db, source, now, categories);
  const listDay = listDayAt(source, now);
  const edition = isWeekend(listDay) ? null : await editionOf(db, source.name, listDay);
  const none = edition?.state === 'empty' && covers(edition, categories);
  const onTime = (newest !== null && newest.day >= listDay) || isWeekend(listDay) || none;
  const late = onTime ? null : await whyLate(db, source, listDay, categories);
  if (!newest || isStale(newest.day, listDay)) return { days: [], late, none };
  const first = listDayAt(source, await firstDue(db, subscription));
  const days = await notShown(db, source, subscription, { first, newest: newest.day });
  // What has come to a list since it was shown is new, too.
  return { days: atOnce && days.length === 0 ? [newest.day] : days, late, none };
}

// The newest list that is over by the source's hours; it is waited for until it is seen to be whole.
async function wholeLists({ db, source, subscription, now }: ChoiceOf): Promise<UnshownLists> {
  const { categories } = subscription;
  const day = lastOver(source, now);
  const due = weekdayUpTo(day);
  const isMissed = due === day || isReadable(source, due, now);
  const late = isMissed ? await whyNotWhole(db, source, { day: due, categories, now }) : null;
  const newest = await newestClosed(db, source, day, categories);
  if (newest === null || isStale(newest, day)) return { days: [], late };
  const first = lastOver(source, await firstDue(db, subscription));
  return { days: await notShown(db, source, subscription, { first, newest }), late };
}

async function whyNotWhole(
  db: Database,
  source: Source,
  {
    day,
    categories,
    now,
  }: { readonly day: Day; readonly categories: readonly string[]; readonly now: number },
): Promise<string | null> {
  const edition = await editionOf(db, source.name, day);
  if (!edition) return whyLate(db, source, day, categories);
  if (edition.state === 'open') return `the list of ${day} is not whole yet`;
  // Nobody waits for what cannot be read any more.
  return covers(edition, categories) || !isReadable(source, day, now)
    ? null
    : notGiven(source, day, categories);
}

const isReadable = (source: Source, day: Day, now: number): boolean =>
  day >= addDays(listDayAt(source, now), -source.lookBackDays);

// A week whose digest has not come is part of the next.
async function weekBefore({ db, source, subscription, localDay }: ChoiceOf): Promise<UnshownLists> {
  const weekAgo = addDays(localDay, -WEEK);
  const last =
    (await lastDigestBefore(db, subscription.id, localDay)) ?? addDays(firstDay(subscription), -WEEK);
  const first = last < weekAgo ? later(last, addDays(localDay, -2 * WEEK)) : weekAgo;
  const weeks = await editionsBetween(db, source.name, first, addDays(localDay, -1));
  const missed = await missedBefore(first, { db, source, subscription, localDay });
  const editions = [...missed, ...weeks].filter(readFor(subscription));
  const open = editions.find(({ state, count, day }) => state === 'open' && (count > 0 || !isWeekend(day)));
  const days = editions.filter(({ count }) => count > 0).map(({ day }) => day);
  return { days: days.toReversed(), late: open ? `the list of ${open.day} is not whole yet` : null };
}

// Lists that were not to be had when the last digest came, which has others of their week.
async function missedBefore(
  first: Day,
  { db, source, subscription, localDay }: Pick<ChoiceOf, 'db' | 'source' | 'subscription' | 'localDay'>,
): Promise<readonly StoredEdition[]> {
  const shown = await daysShownLast(db, subscription);
  const oldest = shown.at(-1);
  if (oldest === undefined) return [];
  const from = later(oldest, addDays(localDay, -2 * WEEK));
  const editions = await editionsBetween(db, source.name, from, addDays(first, -1));
  return editions.filter(({ state, day }) => state === 'closed' && !shown.includes(day));
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** When its first digest was to come, or the first of this source: what was listed before is not for it. */
async function firstDue(db: Database, subscription: Subscription): Promise<number> {
  const since = (await lastOfOtherSource(db, subscription)) ?? subscription.createdAt;
  return nextDue(Math.max(since, subscription.createdAt), subscription).at;
}

const firstDay = (subscription: Subscription): Day => nextDue(subscription.createdAt, subscription).day;

async function notShown(
  db: Database,
  source: Source,
  subscription: Subscription,
  { first, newest }: { readonly first: Day; readonly newest: Day },
): Promise<readonly Day[]> {
  const [shown] = await daysShownLast(db, subscription);
  if (shown === undefined && first >= newest) return [newest];
  if (shown !== undefined && shown >= newest) return [];
  const oldest = addDays(newest, -STALE_DAYS);
  const after = shown === undefined ? first : later(first, addDays(shown, 1));
  const editions = await editionsBetween(db, source.name, later(after, oldest), newest);
  return editions
    .filter(readFor(subscription))
    .filter(({ count }) => count > 0)
    .map(({ day }) => day)
    .toReversed();
}

// At weekends there is none, and Friday's may still be missing on Monday.
function weekdayUpTo(last: Day): Day {
  let day = last;
  while (isWeekend(day)) day = addDays(day, -1);
  return day;
}

function lastOver(source: Source, now: number): Day {
  let day = listDayAt(source, now);
  while (source.hours(day).closesAt > now) day = addDays(day, -1);
  return day;
}

async function newestClosed(
  db: Database,
  source: Source,
  until: Day,
  categories: readonly string[],
): Promise<Day | null> {
  const editions = await editionsBetween(db, source.name, addDays(until, -2 * STALE_DAYS), until);
  const closed = editions.filter(readFor({ categories })).filter(({ state }) => state === 'closed');
  return closed.findLast(({ count }) => count > 0)?.day ?? null;
}

async function whyLate(
  db: Database,
  source: Source,
  day: Day,
  categories: readonly string[],
): Promise<string> {
  const edition = await editionOf(db, source.name, day);
  return edition && covers(edition, categories)
    ? `the list of ${day} has no papers yet`
    : notGiven(source, day, edition ? categories : []);
}

const notGiven = ({ title }: Source, day: Day, categories: readonly string[]): string =>
  `${title} has not given ${categories.join(', ') || 'the list'} of ${day}`;

/** A list that nobody has read for what is wanted may have some of it: it can be neither shown nor called empty. */
const readFor =
  ({ categories }: Pick<Subscription, 'categories'>) =>
  (edition: StoredEdition): boolean =>
    covers(edition, categories);

const isStale = (day: Day, listDay: Day): boolean => addDays(day, STALE_DAYS) < listDay;
