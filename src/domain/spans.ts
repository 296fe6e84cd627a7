// Weeks and months as spans of days.
import { Temporal } from 'temporal-polyfill';
import { addDays, weekday } from './calendar.ts';
import type { Day } from './edition.ts';

export type SpanUnit = 'week' | 'month';

/** A week from Monday to Sunday, or a month. */
export interface Span {
  readonly unit: SpanUnit;
  readonly from: Day;
  readonly to: Day;
  /** As one can type it: `2025-W11` (ISO 8601), `2025-03`. */
  readonly text: string;
}

export function weekOf(day: Day): Span {
  const from = addDays(day, 1 - weekday(day));
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(from);
  const text = `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
  return { unit: 'week', from, to: addDays(from, 6), text };
}

export function monthOf(day: Day): Span {
  const { daysInMonth } = Temporal.PlainDate.from(day);
  const text = day.slice(0, 7);
  return { unit: 'month', from: `${text}-01`, to: `${text}-${daysInMonth}`, text };
}

/** The span that holds a day. */
export const spanAt = (unit: SpanUnit, day: Day): Span => (unit === 'week' ? weekOf(day) : monthOf(day));

/** The Monday of a week by its number; null where the year has no such week. */
export function mondayOf(year: number, week: number): Day | null {
  // 4 January is always in week 1: https://en.wikipedia.org/wiki/ISO_week_date
  const first = weekOf(`${year}-01-04`);
  const monday = addDays(first.from, 7 * (week - 1));
  return weekOf(monday).text === `${year}-W${String(week).padStart(2, '0')}` ? monday : null;
}
