// What a place or a person wants to get, when, and in what form.
import type { PersonRef, PlaceRef, WorkspaceRef } from '../chat/refs.ts';
import { nextAt, WEEKDAYS, type Weekday, weekday } from './calendar.ts';
import type { Day } from './edition.ts';
import { zoneToShow } from './zone.ts';

/** `daily` speaks at weekends too; `weekly` is the week before, on Mondays. */
export const CADENCES = ['weekdays', 'daily', 'weekly'] as const;
export type Cadence = (typeof CADENCES)[number];

/** A header with each paper under it; one message; each paper as a post in the channel. */
export const LAYOUTS = ['thread', 'list', 'posts'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** `fresh` goes out on time from the open list and is completed when it closes; `complete` is the last whole list. */
export const FRESHNESSES = ['fresh', 'complete'] as const;
export type Freshness = (typeof FRESHNESSES)[number];

/** What comes first: most votes, or what is most like the papers that the team has kept. */
export const ORDERS = ['votes', 'shelf'] as const;
export type Order = (typeof ORDERS)[number];

export const MOST_PAPERS = 25;

/** In place of a source: not lists but what the team has kept, once a week. */
export const SHELF = 'shelf';

/** What was wished for, with everything that was left unsaid filled in. */
export interface Wish {
  readonly cadence: Cadence;
  /** Local time of day, `09:00`. */
  readonly time: string;
  readonly zone: string;
  /** How many papers a digest shows before the button for the rest, 1 to MOST_PAPERS. */
  readonly top: number;
  /** The name of the source whose lists it wants. */
  readonly source: string;
  /** Of arXiv; empty for other sources. */
  readonly categories: readonly string[];
  /** In the filter language, as typed; empty: every paper. */
  readonly filter: string;
  readonly layout: Layout;
  readonly freshness: Freshness;
  readonly order: Order;
}

/** What of a subscription was wished for. */
export const wishOf = ({
  cadence,
  time,
  zone,
  top,
  source,
  categories,
  filter,
  layout,
  freshness,
  order,
}: Wish): Wish => ({ cadence, time, zone, top, source, categories, filter, layout, freshness, order });

/** Whether nothing of one is otherwise in the other. */
export const sameWish = (one: Wish, other: Wish): boolean =>
  JSON.stringify(wishOf(one)) === JSON.stringify(wishOf(other));

export interface NewSubscription extends Wish {
  readonly workspace: WorkspaceRef;
  readonly place: PlaceRef;
  readonly madeBy: PersonRef;
  /** Brought to one person by direct message. */
  readonly personal: boolean;
  readonly nextDueAt: number;
}

export interface Subscription extends NewSubscription {
  readonly id: number;
  /** What people call it in its place, from 1. */
  readonly number: number;
  readonly state: 'active' | 'paused' | 'ended';
  /** Why it is paused, or was when it ended; null where a person did it. */
  readonly reason: string | null;
  readonly createdAt: number;
}

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const DAYS: Readonly<Record<Cadence, readonly Weekday[]>> = {
  weekdays: WEEKDAYS,
  daily: EVERY_DAY,
  weekly: [1],
};

const HOUR = 3_600_000;

/** For how long after its time a digest is still sent, ms; after that its lists are part of the next. */
export const usefulFor = (cadence: Cadence): number => (cadence === 'weekly' ? 72 : 24) * HOUR;

/** The first time after an instant (epoch ms) at which the wish is due, and the local date it belongs to. */
export const nextDue = (
  after: number,
  { cadence, time, zone }: Pick<Wish, 'cadence' | 'time' | 'zone'>,
): { readonly at: number; readonly day: Day } => nextAt(after, time, zone, DAYS[cadence]);

/** Whether a digest comes on such a local date at all. */
export const comesOn = (cadence: Cadence, day: Day): boolean => DAYS[cadence].includes(weekday(day));

/** The local date to which the next time of a subscription belongs. */
export const dueDay = ({ nextDueAt, cadence, time, zone }: Subscription): Day =>
  nextDue(nextDueAt - 1, { cadence, time, zone: zoneToShow(zone) }).day;

/** When one of all that a person follows is looked at next: with the first that is due on the same date (epoch ms). */
export function nextLookAt(one: Subscription, all: readonly Subscription[]): number {
  const day = dueDay(one);
  const others = all.filter((other) => other.state === 'active' && dueDay(other) === day);
  return Math.min(one.nextDueAt, ...others.map(({ nextDueAt }) => nextDueAt));
}

/** Whether two wishes are for the same papers, so that the later one changes the earlier. */
export const sameSubject = (one: Wish, other: Wish): boolean =>
  one.source === other.source &&
  one.filter === other.filter &&
  one.categories.join() === other.categories.join() &&
  (one.cadence === 'weekly') === (other.cadence === 'weekly');
