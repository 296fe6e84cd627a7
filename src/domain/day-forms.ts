// The forms in which people type a day. Each reads the whole text (small letters, plain dashes) or nothing.
import { addDays, weekday } from './calendar.ts';
import type { Day } from './edition.ts';
import { UserError } from './errors.ts';
import { inWords, monthNamed, type TypedDate, weekdayNamed } from './typed-date.ts';

type Form = (typed: string, today: Day) => Day | TypedDate | null;

const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['day before yesterday', -2],
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);
const COUNTS: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ');

const relativeDay: Form = (typed, today) => {
  const days = RELATIVE.get(typed);
  return days === undefined ? null : addDays(today, days);
};

const timeAgo: Form = (typed, today) => {
  const [, count = '', unit] = /^(an?|\d{1,4}|[a-z]+) (day|week)s? ago$/.exec(typed) ?? [];
  const number = /^an?$/.test(count) ? 1 : /^\d/.test(count) ? Number(count) : COUNTS.indexOf(count);
  return unit === undefined || number < 0 ? null : addDays(today, -number * (unit === 'week' ? 7 : 1));
};

const namedWeekday: Form = (typed, today) => {
  const [, last, name = ''] = /^(last )?([a-z]+)$/.exec(typed) ?? [];
  const wanted = weekdayNamed(name);
  if (wanted === null) return null;
  const back = (weekday(today) - wanted + 7) % 7;
  return addDays(today, last && back === 0 ? -7 : -back);
};

const lastWeek: Form = (typed, today) => {
  const [, after, before] = /^(?:last week(?:'?s)? ([a-z]+)|([a-z]+) last week)$/.exec(typed) ?? [];
  const wanted = weekdayNamed(after ?? before ?? '');
  return wanted && addDays(today, wanted - weekday(today) - 7);
};

const yearFirst: Form = (typed) => {
  const [, year, , month, day] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(typed) ?? [];
  return year === undefined ? null : numbers(day, month, year);
};

const dayFirst: Form = (typed) => {
  const [, day, month, year] = /^(\d{1,2})\. ?(\d{1,2})(?:\.?|\. ?(\d{4}))$/.exec(typed) ?? [];
  return day === undefined ? null : numbers(day, month, year);
};

// 3/11 is 3 November to one half of the world and 11 March to the other.
const slashes: Form = (typed) => {
  const [, first, second, year] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(typed) ?? [];
  if (first === undefined) return null;
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 || a === b) return numbers(first, second, year);
  if (b > 12 || a < 1 || b < 1) return numbers(second, first, year);
  const both = [inWords(b, a), inWords(a, b)].map((date) => (year ? `${date} ${year}` : date));
  const either = both.map((date) => `date ${date}`);
  throw new UserError(`"${typed}" can be ${both.join(' or ')}. Did you mean:`, either);
};

const monthInWords: Form = (typed) => {
  const [, ofWeek, dayBefore, monthAfter, monthBefore, dayAfter, year] =
    /^(?:([a-z]+) )?(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+)|([a-z]+) (\d{1,2})(?:st|nd|rd|th)?)(?: (\d{4}))?$/.exec(
      typed,
    ) ?? [];
  const month = monthNamed(monthAfter ?? monthBefore ?? '');
  const weekday = ofWeek === undefined ? undefined : weekdayNamed(ofWeek);
  if (month === null || weekday === null) return null;
  return { ...numbers(dayBefore ?? dayAfter, String(month), year), weekday };
};

const numbers = (day?: string, month?: string, year?: string): TypedDate => ({
  dayOfMonth: Number(day),
  month: Number(month),
  year: year === undefined ? undefined : Number(year),
});

export const DAY_FORMS: readonly Form[] = [
  relativeDay,
  timeAgo,
  namedWeekday,
  lastWeek,
  yearFirst,
  dayFirst,
  slashes,
  monthInWords,
];
