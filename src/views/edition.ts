// An edition in words: which day, how many papers, and whether that is all of them. An open list is called open.
import type { Button, Inline, Line } from '../chat/message.ts';
import { dayIn, isWeekend } from '../domain/calendar.ts';
import type { Day, EditionState } from '../domain/edition.ts';
import type { SourceState } from '../domain/source-state.ts';
import { count, dayName, moment, weekdayName } from './words.ts';

/** All that a view needs to speak of an edition truthfully. */
export interface EditionFacts {
  readonly sourceTitle: string;
  readonly day: Day;
  readonly state: EditionState;
  readonly count: number;
  readonly asOf: number;
  readonly closesAt: number;
  /** The day whose list is open now. */
  readonly listDay: Day;
  /** Whether that list has been read, or is only taken to be open. */
  readonly listSeen: boolean;
  readonly source: SourceState;
  readonly previous: Day | null;
  readonly next: Day | null;
}

/** The list that should be there by now. */
export interface DueList {
  readonly day: Day;
  /** `refused`: the source has said that it is not there yet. */
  readonly is: 'read' | 'refused' | 'unread';
  /** Of which it is wanted; none: of all. */
  readonly categories: readonly string[];
  /** When it was to open, epoch ms. */
  readonly opensAt: number;
  /** Since when the source has not answered; null while it does. */
  readonly failingSince: number | null;
}

/** Why it cannot be told what is in it; null where it has been read, and at weekends, when there is none. */
export function whyNotThere(
  { day, is, categories, opensAt, failingSince }: DueList,
  sourceTitle: string,
  zone: string,
): string | null {
  if (failingSince !== null) return `${sourceTitle} has not answered since ${moment(failingSince, zone)}.`;
  if (is === 'read' || isWeekend(day)) return null;
  const list = `${weekdayName(day)}’s list${ofCategories(categories)}`;
  if (is === 'unread') return `I have not been able to read ${list} yet.`;
  return `${list} is late: it was due ${moment(opensAt, zone)}, and ${sourceTitle} has not given it yet.`;
}

/** ` of cs.CL, cs.LG`; nothing where no category is meant. */
export const ofCategories = (categories: readonly string[]): string =>
  categories.length > 0 ? ` of ${categories.join(', ')}` : '';

/** `Daily Papers · Tue 11 March`. */
export const editionTitle = (day: Day, today: Day): string => `Daily Papers · ${dayName(day, today)}`;

/** `38 papers so far · open until Wed 02:30 Zurich`, `41 papers, final`, `38 papers when I last saw it, on Tue 11 March`. */
export function howMany(edition: EditionFacts, now: number, zone: string): Line {
  const papers = count(edition.count, 'paper');
  if (edition.state === 'closed') return [`${papers}, final`];
  if (edition.state === 'empty') return ['No papers on this day.'];
  const until: Line =
    now < edition.closesAt ? ['open until ', instant(edition.closesAt, zone)] : ['not closed yet'];
  if (edition.day === edition.listDay) {
    const seen = isFresh(edition, now) ? 'so far' : `when I last saw it, ${moment(edition.asOf, zone)}`;
    return [`${papers} ${seen} · `, ...until];
  }
  const seen = dayIn(edition.asOf, zone);
  const when = seen === edition.day ? 'that day' : `on ${dayName(seen, dayIn(now, zone))}`;
  return [`${papers} when I last saw it, ${when}`];
}

/** A reading that is older is told with its hour, ms. */
const FRESH = 3_600_000;

const isFresh = ({ asOf, source }: EditionFacts, now: number): boolean =>
  now - asOf < FRESH && (source.failingSince === null || asOf > source.failingSince);

/** What `today` has to say before it shows an edition that is not today's; empty where it is. */
export function whyThisOne(edition: EditionFacts, now: number, zone: string): Line {
  if (edition.day === edition.listDay) return [];
  const { failingSince, lastSuccessAt } = edition.source;
  const today = dayIn(now, zone);
  if (failingSince !== null || lastSuccessAt === null) {
    const since = failingSince === null ? 'yet' : `since ${moment(failingSince, zone)}`;
    return [
      `${edition.sourceTitle} has not answered ${since}. `,
      `The newest list I have is of ${dayName(edition.day, today)}: `,
    ];
  }
  const ago = isRecent(edition)
    ? `${weekdayName(edition.day)}’s`
    : `the one of ${dayName(edition.day, today)}`;
  if (isWeekend(edition.listDay)) return [`No list on weekends. This is ${ago}. `];
  const list = `${weekdayName(edition.listDay)}’s list`;
  const why = edition.listSeen ? `${list} has no papers yet` : `I have not been able to read ${list} yet`;
  return [`${why}. This is ${ago}. `];
}

/** Why not the list of `wanted` but an earlier one; empty where it is. `unread`: the source could not be asked. */
export function notThatDay(
  edition: EditionFacts,
  wanted: Day,
  unread: boolean,
  now: number,
  zone: string,
): Line {
  if (edition.day === wanted) return [];
  const today = dayIn(now, zone);
  const weekend = isWeekend(wanted) ? 'No lists on weekends. ' : '';
  const { failingSince } = edition.source;
  const silent =
    failingSince === null ? 'does not answer now' : `has not answered since ${moment(failingSince, zone)}`;
  const why = unread
    ? `${edition.sourceTitle} ${silent}, so I do not have ${weekend ? 'Friday’s' : 'that list'}. `
    : '';
  const empty = weekend || why ? '' : `The list of ${dayName(wanted, today)} has no papers. `;
  const near = Date.parse(wanted) - Date.parse(edition.day) < 6 * 86_400_000;
  const which = near ? `${weekdayName(edition.day)}’s` : `the one of ${dayName(edition.day, today)}`;
  return [`${weekend}${why}${empty}This is ${which}. `];
}

const isRecent = (edition: EditionFacts): boolean =>
  Date.parse(edition.listDay) - Date.parse(edition.day) < 6 * 86_400_000;

/** Buttons to the lists before and after. */
export function neighbours(edition: EditionFacts): Button[] {
  const to = (label: string, day: Day | null): Button[] =>
    day === null ? [] : [{ label, press: { command: 'date', values: [day] } }];
  return [...to('Previous list', edition.previous), ...to('Next list', edition.next)];
}

const instant = (at: number, zone: string): Inline => ({ kind: 'time', at, text: moment(at, zone) });
