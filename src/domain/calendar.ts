// Days, times of day and instants. A time that a clock change skips moves forward by as much; a time that comes
// twice is its first; a date that a zone never had (Pacific/Apia, 2011-12-30) has no run.
import { Temporal } from 'temporal-polyfill';
import type { Day } from './edition.ts';
import { steadyOffset } from './zone-offset.ts';

/** 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** `HH:MM`, 00:00 to 23:59. */
export type TimeOfDay = string;

/** Monday to Friday. */
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const DAY_MS = 86_400_000;
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The date in the zone at an instant (epoch ms). */
export function dayIn(at: number, zone: string): Day {
  const offset = steadyOffset(zone, Math.floor(at));
  if (offset !== null) return dateOf(at + offset);
  return zoned(at, zone).toPlainDate().toString();
}

/** What a clock in the zone shows at an instant (epoch ms). */
export function timeIn(at: number, zone: string): TimeOfDay {
  return zoned(at, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The instant (epoch ms) at which it is `time` on `day` in the zone. */
export function instantOf(day: Day, time: TimeOfDay, zone: string): number {
  const inUtc = Date.parse(`${day}T${time}Z`);
  const offset = Number.isNaN(inUtc) ? null : steadyOffset(zone, inUtc);
  if (offset !== null) return inUtc - offset;
  // 'compatible' is exactly our rule: https://tc39.es/proposal-temporal/docs/ambiguity.html
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/**
 * The first `time` in the zone strictly after an instant (epoch ms), on one of `days`, and the date it belongs to.
 * Every date of the zone has exactly one. Where a change at midnight skips `time`, its instant lies in the next date;
 * `day` still names its own. Throws a RangeError where `days` is empty.
 */
export function nextAt(
  after: number,
  time: TimeOfDay,
  zone: string,
  days: readonly Weekday[] = EVERY_DAY,
): { at: number; day: Day } {
  if (days.length === 0) throw new RangeError('no day of the week to choose from');
  for (let day = addDays(dayIn(after, zone), -1); ; day = addDays(day, 1)) {
    if (!days.includes(weekday(day))) continue;
    const at = instantOf(day, time, zone);
    if (at > after && existsIn(zone, day)) return { at, day };
  }
}

/** The date `count` days later, earlier where it is negative. */
export function addDays(day: Day, count: number): Day {
  return dateOf(Date.parse(day) + count * DAY_MS);
}

export function weekday(day: Day): Weekday {
  return (new Date(day).getUTCDay() || 7) as Weekday;
}

export function isWeekend(day: Day): boolean {
  return weekday(day) > 5;
}

/** The date of these numbers, or null where the calendar has none: 30 February, a 13th month, the year 0. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const asGiven = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return year >= 1000 && year <= 9999 && asGiven ? date.toISOString().slice(0, 10) : null;
}

const dateOf = (inUtc: number): Day => new Date(inUtc).toISOString().slice(0, -'T00:00:00.000Z'.length);

// Whether any clock in the zone has shown the date.
function existsIn(zone: string, day: Day): boolean {
  if (steadyOffset(zone, Date.parse(day)) !== null) return true;
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).toPlainDate().toString() === day;
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone);
}
