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
  readonly source: SourceState;
  readonly previous: Day | null;
  readonly next: Day | null;
}

/** `Daily Papers · Tue 11 March`. */
export const editionTitle = (day: Day, today: Day): string => `Daily Papers · ${dayName(day, today)}`;

/** `38 papers so far · open until Wed 02:30 Zurich`, `41 papers, final`, `38 papers when I last saw it, on Tue 11 March`. */
export function howMany(edition: EditionFacts, now: number, zone: string): Line {
  const papers = count(edition.count, 'paper');
  if (edition.state === 'closed') return [`${papers}, final`];
  if (edition.state === 'empty') return ['No papers on this day.'];
  if (now < edition.closesAt && edition.day === edition.listDay) {
    return [`${papers} so far · open until `, instant(edition.closesAt, zone)];
  }
  return [`${papers} when I last saw it, on ${dayName(dayIn(edition.asOf, zone), dayIn(now, zone))}`];
}

/** What `today` has to say before it shows an edition that is not today's; empty where it is. */
export function whyThisOne(edition: EditionFacts, now: number, zone: string): Line {
  if (edition.day === edition.listDay) return [];
  const { failingSince } = edition.source;
  const today = dayIn(now, zone);
  if (failingSince !== null) {
    return [
      `${edition.sourceTitle} has not answered since ${moment(failingSince, zone)}. `,
      `The newest list I have is of ${dayName(edition.day, today)}: `,
    ];
  }
  const ago = isRecent(edition)
    ? `${weekdayName(edition.day)}’s`
    : `the one of ${dayName(edition.day, today)}`;
  if (isWeekend(edition.listDay)) return [`No list on weekends. This is ${ago}. `];
  return [`${weekdayName(edition.listDay)}’s list has no papers yet. This is ${ago}. `];
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
