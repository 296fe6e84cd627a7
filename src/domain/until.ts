// Until when: a day to come in words, and perhaps a time of day.
import { addDays, dayIn, dayOf, instantOf, weekday } from './calendar.ts';
import type { Day } from './edition.ts';
import { UserError } from './errors.ts';
import { parseTimeOfDay } from './time-of-day.ts';

const WEEKDAYS: readonly string[] = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const DAY = 86_400_000;
const HOUR = 3_600_000;
const SHORTEST = 10 * 60_000;
const LONGEST_DAYS = 31;
/** Said without a time, a day means its evening. */
const EVENING = '18:00';

/**
 * The instant (epoch ms) that `friday`, `tomorrow 12:00`, `3 days` or `2025-03-21` mean to somebody in the zone. Throws
 * a UserError, with `example` lines, for what is no such day, is over, or lies more than a month ahead.
 */
export function parseUntil(
  typed: string,
  { now, zone, example }: { readonly now: number; readonly zone: string; readonly example: string },
): number {
  const examples = [`${example} friday`, `${example} tomorrow 12:00`, `${example} 5 days`];
  const [, words = '', time] =
    /^(.*?)(?:\s+(?:at\s+)?(\d{1,2}:\d{2}|\d{1,2} ?[ap]m))?$/i.exec(typed.trim()) ?? [];
  const at = instant(words.toLowerCase(), time, now, zone);
  if (at === null) throw new UserError(`I don't understand "${typed}" as a day to come.`, examples);
  if (at - now < SHORTEST)
    throw new UserError(`"${typed}" is over, or too soon for anybody to vote.`, examples);
  if (at - now > LONGEST_DAYS * DAY)
    throw new UserError(`A poll is open for ${LONGEST_DAYS} days at most.`, examples);
  return at;
}

function instant(words: string, time: string | undefined, now: number, zone: string): number | null {
  const after = lengthOf(words);
  if (after !== null && time === undefined) return now + after;
  const today = dayIn(now, zone);
  const day = after === null ? dayMeant(words, today) : dayIn(now + after, zone);
  return day === null ? null : instantOf(day, time === undefined ? EVENING : parseTimeOfDay(time), zone);
}

function lengthOf(words: string): number | null {
  const [, count = '', unit = ''] = /^(?:in )?(\d{1,3}|an?|one) (hour|day|week)s?$/.exec(words) ?? [];
  if (unit === '') return null;
  const units: Readonly<Record<string, number>> = { hour: HOUR, day: DAY, week: 7 * DAY };
  return (Number(count) || 1) * (units[unit] ?? DAY);
}

function dayMeant(words: string, today: Day): Day | null {
  if (words === 'today') return today;
  if (words === 'tomorrow') return addDays(today, 1);
  const name = words.replace(/^(?:next|on) /, '');
  const wanted = name.length < 3 ? -1 : WEEKDAYS.findIndex((one) => one.startsWith(name));
  if (wanted >= 0) return addDays(today, ((wanted + 1 - weekday(today) + 6) % 7) + 1);
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words) ?? [];
  return year ? dayOf(Number(year), Number(month), Number(date)) : null;
}
