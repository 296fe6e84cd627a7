// A date from the parts that somebody typed: names to numbers, the year that is meant, what is wrong with the rest.
import { dayOf, type Weekday, weekday } from './calendar.ts';
import type { Day } from './edition.ts';
import { UserError } from './errors.ts';

const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS: readonly string[] = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
/** 29 February is back after eight years at the latest (1896 to 1904). */
const YEARS_TO_LOOK_BACK = 8;

/** What was typed, by its parts; it may not exist. */
export interface TypedDate {
  readonly year?: number | undefined;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly weekday?: Weekday | undefined;
}

/**
 * The day meant by `date`, which was `typed` so; without a year the latest one not after `today`. Throws a UserError
 * for a date that does not exist, or is another day of the week.
 */
export function dateFrom(date: TypedDate, typed: string, today: Day): Day {
  const day = date.year === undefined ? latest(date, today) : dayOf(date.year, date.month, date.dayOfMonth);
  if (day === null)
    throw new UserError(`"${typed}" is no date: ${whyNot(date)}.`, ['date 2025-03-11', 'date yesterday']);
  if (date.weekday && date.weekday !== weekday(day))
    throw new UserError(`"${typed}" does not fit: ${day} is a ${WEEKDAYS[weekday(day) - 1]}.`, [
      `date ${day}`,
    ]);
  return day;
}

/** 1 to 12 for a month's name or its first three letters or more; null for another word. */
export const monthNamed = (word: string): number | null => numberOf(word, MONTHS);

/** 1 (Monday) to 7 for a weekday's name or its first three letters or more; null for another word. */
export const weekdayNamed = (word: string): Weekday | null => numberOf(word, WEEKDAYS) as Weekday | null;

/** `11 March`, as one can type it again. */
export const inWords = (month: number, dayOfMonth: number): string => `${dayOfMonth} ${MONTHS[month - 1]}`;

function numberOf(word: string, names: readonly string[]): number | null {
  const index = names.findIndex((name) => name.toLowerCase().startsWith(word));
  return word.length >= 3 && index >= 0 ? index + 1 : null;
}

function latest({ month, dayOfMonth }: TypedDate, today: Day): Day | null {
  const year = Number(today.slice(0, 4));
  for (let back = 0; back <= YEARS_TO_LOOK_BACK; back++) {
    const day = dayOf(year - back, month, dayOfMonth);
    if (day !== null && day <= today) return day;
  }
  return null;
}

function whyNot({ year, month, dayOfMonth }: TypedDate): string {
  const name = MONTHS[month - 1];
  if (!name) return `a year has no month ${month}`;
  if (dayOfMonth < 1) return 'a month begins with day 1';
  const most = [31, 30, 29, 28].find((count) => dayOf(year ?? 2024, month, count) !== null);
  if (most === undefined) return 'I know the years from 1000';
  return `${name}${year === undefined ? '' : ` ${year}`} has ${most} days`;
}
