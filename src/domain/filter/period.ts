// A day, month or year as one types it after `during:`.
import { addDays, weekday } from '../calendar.ts';
import type { Day } from '../edition.ts';
import { monthNamed } from '../typed-date.ts';
import { parseWhen } from '../when.ts';

/** First and last day. A month ends with its 31st, also one that has none: days are compared, not counted. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/**
 * `2025`, `2025-03`, `2025-03-11`, `march 2025`, `last week`, `this year` and whatever domain/when.ts reads; words may
 * be joined by dashes. Throws a UserError whose examples begin with `date `.
 */
export function parsePeriod(text: string, today: Day): Period {
  const typed = text.trim().toLowerCase();
  const words = /^[a-z]|ago$/.test(typed) ? typed.replace(/[-_]+/g, ' ') : typed;
  const period = numbered(typed) ?? namedMonth(words, today) ?? relative(words, today);
  if (period) return period;
  const day = parseWhen(words === '' ? text : words, today);
  return { from: day, to: day };
}

function numbered(typed: string): Period | null {
  const [, year, month] = /^(\d{4})(?:[-/.](\d{1,2}))?$/.exec(typed) ?? [];
  if (year === undefined) return null;
  return month === undefined ? yearOf(year) : monthOf(year, Number(month));
}

function namedMonth(words: string, today: Day): Period | null {
  const [, name = '', year] = /^([a-z]+)(?: (\d{4}))?$/.exec(words) ?? [];
  const month = monthNamed(name);
  if (month === null) return null;
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return monthOf(year ?? String(month > thisMonth ? thisYear - 1 : thisYear), month);
}

function relative(words: string, today: Day): Period | null {
  const [, which, unit] = /^(this|last) (week|month|year)$/.exec(words) ?? [];
  const back = which === 'last' ? 1 : 0;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (unit === 'year') return yearOf(String(year - back));
  if (unit === 'month')
    return month - back < 1 ? monthOf(String(year - 1), 12) : monthOf(String(year), month - back);
  if (unit !== 'week') return null;
  const monday = addDays(today, 1 - weekday(today) - 7 * back);
  return { from: monday, to: addDays(monday, 6) };
}

const yearOf = (year: string): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

function monthOf(year: string, month: number): Period | null {
  const start = `${year}-${String(month).padStart(2, '0')}`;
  return month >= 1 && month <= 12 ? { from: `${start}-01`, to: `${start}-31` } : null;
}
