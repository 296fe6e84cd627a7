// A wish in words: exactly what will come, and when.
import { dayIn, timeIn } from '../domain/calendar.ts';
import { nextLookAt, SHELF, type Subscription, type Wish } from '../domain/subscription.ts';
import { zoneCity, zoneToShow } from '../domain/zone.ts';
import { dayName, weekdayName } from './words.ts';

/** Choices as menus show them. */
export const OPTION_NAMES: Readonly<Record<string, string>> = {
  weekdays: 'On weekdays',
  daily: 'Every day',
  weekly: 'Mondays, the week before',
  thread: 'In a thread',
  list: 'In one message',
  posts: 'Each as a post',
  fresh: 'On time, completed later',
  complete: 'Whole lists only',
  votes: 'Most votes first',
  shelf: 'Most like the team’s shelf first',
};

/** `the list of the day on weekdays at 09:00 Zurich, the top 10, in a thread`. */
export function whatComes(wish: Wish): string {
  return [`${subjectOf(wish)} ${howOften(wish)}`, howMany(wish), FORM[wish.layout], howWhole(wish)]
    .filter((text) => text !== '')
    .join(', ');
}

/** What the papers of a wish have in common: `arXiv’s new papers in cs.CL that match diffusion`. */
export function subjectOf({ cadence, categories, filter, source }: Wish): string {
  if (source === SHELF) {
    const kept = 'what the team has kept in the week';
    return filter === '' ? kept : `what matches ${filter} of ${kept}`;
  }
  const weekly = cadence === 'weekly';
  const from =
    categories.length > 0 ? `arXiv’s new papers in ${categories.join(', ')}` : 'the list of the day';
  const what = weekly && categories.length === 0 ? 'the papers of the week' : from;
  if (filter === '') return what;
  return categories.length > 0 ? `${what} that match ${filter}` : `what matches ${filter} in ${what}`;
}

function howOften({ cadence, time, zone, source }: Wish): string {
  const at = `at ${time} ${zoneCity(zone)}`;
  if (source === SHELF) return `on Mondays ${at} if there is anything`;
  if (cadence === 'weekly') return `on Mondays ${at}`;
  return cadence === 'daily' ? `every day ${at}` : `on weekdays ${at}`;
}

function howMany({ top, order, source }: Wish): string {
  if (source === SHELF) return top === 1 ? 'the one most kept' : `the ${top} most kept`;
  if (order === 'votes') return top === 1 ? 'the top one' : `the top ${top}`;
  return top === 1 ? 'the one nearest to what the team kept' : `the ${top} nearest to what the team kept`;
}

const FORM = { thread: 'in a thread', list: 'in one message', posts: 'each as a post' } as const;

function howWhole({ freshness, cadence }: Wish): string {
  if (cadence === 'weekly') return '';
  return freshness === 'complete' ? 'of the last whole list' : '';
}

/** `today, 09:00`, `tomorrow, Wed 12 March, 09:00`. */
export function nextTime({ nextDueAt, zone }: Pick<Subscription, 'nextDueAt' | 'zone'>, now: number): string {
  const known = zoneToShow(zone);
  const today = dayIn(now, known);
  const day = dayIn(nextDueAt, known);
  const near = day === today ? 'today' : dayName(day, today);
  return `${near}, ${timeIn(nextDueAt, known)} ${zoneCity(known)}`;
}

/**
 * `today, 07:00 Zurich if another brings something then, else by 09:00`: what one follows comes with the first of `all`
 * on its date that brings something; for a channel, which has none of these, it is the next time.
 */
export function nextLook(one: Subscription, all: readonly Subscription[], now: number): string {
  const first = nextLookAt(one, all);
  const when = nextTime({ ...one, nextDueAt: first }, now);
  if (first === one.nextDueAt) return when;
  return `${when} if another brings something then, else by ${timeIn(one.nextDueAt, zoneToShow(one.zone))}`;
}

/** The same wish as one types it, without the zone where `short`. */
export function wishCommand(wish: Wish): string {
  const parts = [
    'subscribe',
    wish.cadence === 'weekdays' ? '' : wish.cadence,
    `at ${wish.time} ${wish.zone}`,
    wish.top === 10 ? '' : `top ${wish.top}`,
    wish.source === SHELF
      ? `from ${SHELF}`
      : wish.categories.length > 0
        ? `from ${wish.categories.join(',')}`
        : '',
    wish.order === 'votes' ? '' : `by ${wish.order}`,
    wish.layout === 'thread' ? '' : `as ${wish.layout}`,
    wish.freshness === 'fresh' ? '' : wish.freshness,
    wish.filter === '' ? '' : `only ${wish.filter}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

export const dayAndTime = (at: number, zone: string, now: number): string => {
  const known = zoneToShow(zone);
  const day = dayIn(at, known);
  const today = dayIn(now, known);
  return `${day === today ? 'today' : `${weekdayName(day).slice(0, 3)} ${Number(day.slice(8))}`}, ${timeIn(at, known)}`;
};
