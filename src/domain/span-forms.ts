// The forms in which people type a week or a month. Each reads the whole text (small letters, plain dashes) or nothing
// and gives a day of the span.
import { addDays, dayOf } from './calendar.ts';
import type { Day } from './edition.ts';
import { mondayOf, monthOf, type SpanUnit } from './spans.ts';
import { monthNamed } from './typed-date.ts';

type Form = (typed: string, today: Day) => Day | null;

const COUNTS: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ');

// How many spans back, in words; the next one is -1.
function stepsBack(typed: string, unit: SpanUnit): number | null {
  const [, lead, named] = /^(?:(this|current|last|previous|past|next) )?(week|month)$/.exec(typed) ?? [];
  if (named === unit)
    return lead === undefined || /^(this|current)$/.test(lead) ? 0 : lead === 'next' ? -1 : 1;
  if (/^(this|current|now|today)?$/.test(typed)) return 0;
  if (/^(last|previous)$/.test(typed)) return 1;
  const [, count = '', of] = /^(an?|\d{1,3}|[a-z]+) (week|month)s? ago$/.exec(typed) ?? [];
  if (of !== unit) return null;
  const number = /^an?$/.test(count) ? 1 : /^\d/.test(count) ? Number(count) : COUNTS.indexOf(count);
  return number < 0 ? null : number;
}

const weekInWords: Form = (typed, today) => {
  const back = stepsBack(typed, 'week');
  return back === null ? null : addDays(today, -7 * back);
};

const weekNumber: Form = (typed, today) => {
  const [, before, number, after] =
    /^(?:(\d{4})[- ]?)?(?:w|week|kw)[- ]?(\d{1,2})(?: (?:of )?(\d{4}))?$/.exec(typed) ?? [];
  if (number === undefined || (before && after)) return null;
  const year = before ?? after;
  return year ? mondayOf(Number(year), Number(number)) : latestWeek(Number(number), today);
};

const bareWeekNumber: Form = (typed, today) =>
  /^\d{1,2}$/.test(typed) ? latestWeek(Number(typed), today) : null;

// Week 53 is back after six years at the latest, seven around 1900 and 2100.
function latestWeek(week: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4)) + 1;
  for (let back = 0; back <= 8; back++) {
    const monday = mondayOf(year - back, week);
    if (monday !== null && monday <= today) return monday;
  }
  return null;
}

const monthInWords: Form = (typed, today) => {
  const back = stepsBack(typed, 'month');
  return back === null ? null : monthsBefore(today, back);
};

function monthsBefore(today: Day, back: number): Day {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back;
  return dayOf(Math.floor(months / 12), (months % 12) + 1, 1) ?? today;
}

const monthName: Form = (typed, today) => {
  const [, last, name = '', year] = /^(last )?([a-z]+)(?: (?:of )?(\d{4}))?$/.exec(typed) ?? [];
  const month = monthNamed(name);
  if (month === null) return null;
  return year ? dayOf(Number(year), month, 1) : latestMonth(month, today, last !== undefined);
};

const monthNumber: Form = (typed, today) => {
  const [, yearFirst, month, year] = /^(?:(\d{4})[-/ ])?(\d{1,2})(?:[-/ ](\d{4}))?$/.exec(typed) ?? [];
  if (month === undefined || (yearFirst && year)) return null;
  const named = yearFirst ?? year;
  return named ? dayOf(Number(named), Number(month), 1) : latestMonth(Number(month), today);
};

// "last march" in March is that of the year before.
function latestMonth(month: number, today: Day, notThisOne = false): Day | null {
  const year = Number(today.slice(0, 4));
  const first = dayOf(year, month, 1);
  if (first === null) return null;
  const tooLate = notThisOne ? first >= monthOf(today).from : first > today;
  return tooLate ? dayOf(year - 1, month, 1) : first;
}

export const SPAN_FORMS: Readonly<Record<SpanUnit, readonly Form[]>> = {
  week: [weekInWords, weekNumber, bareWeekNumber],
  month: [monthInWords, monthName, monthNumber],
};
