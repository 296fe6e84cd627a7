// Numbers, days and times in words. Every time is in the reader's zone and says so.
import { dayIn, timeIn } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import { zoneCity } from '../domain/zone.ts';

// Made once: to make one takes longer than to write a whole answer.
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
const WEEKDAY = format({ weekday: 'long' });
const SHORT_WEEKDAY = format({ weekday: 'short' });
const MONTH = format({ month: 'long' });

/** `1 paper`, `38 papers`, `no papers`. */
export function count(n: number, one: string, many = `${one}s`): string {
  if (n === 0) return `no ${many}`;
  return n === 1 ? `1 ${one}` : `${n.toLocaleString('en')} ${many}`;
}

/** `Tue 11 March`; with the year where it is not the reader's. */
export function dayName(day: Day, today: Day): string {
  const name = `${part(day, SHORT_WEEKDAY)} ${Number(day.slice(8))} ${part(day, MONTH)}`;
  return day.slice(0, 4) === today.slice(0, 4) ? name : `${name} ${day.slice(0, 4)}`;
}

/** `Tuesday`. */
export const weekdayName = (day: Day): string => part(day, WEEKDAY);

/** `Wed 02:30 Zurich`: when something is, as seen from a zone. */
export function moment(at: number, zone: string): string {
  return `${part(dayIn(at, zone), SHORT_WEEKDAY)} ${timeIn(at, zone)} ${zoneCity(zone)}`;
}

/** The same with the day of the month where it is not within a week of the reader's day: `Wed 2 April 02:30 Zurich`. */
export function momentAndDay(at: number, today: Day, zone: string): string {
  const day = dayIn(at, zone);
  const isNear = Math.abs(Date.parse(day) - Date.parse(today)) < 6 * 86_400_000;
  return isNear ? moment(at, zone) : `${dayName(day, today)} ${timeIn(at, zone)} ${zoneCity(zone)}`;
}

/** A day as far as it is known: `22 April 2024`, or `February 2023` for a month. */
export function dateInWords(date: string): string {
  const month = `${part(`${date.slice(0, 7)}-01`, MONTH)} ${date.slice(0, 4)}`;
  return date.length < 10 ? month : `${Number(date.slice(8, 10))} ${month}`;
}

const part = (day: Day, format: Intl.DateTimeFormat): string => format.format(new Date(`${day}T00:00:00Z`));

/** The signs that keep a paper of a list by its number, up to the tenth: `1️⃣–6️⃣`; none where `from` is behind that. */
export function keepingSigns(papers: number, from = 1): string {
  const last = Math.min(papers, 10);
  if (from > last) return '';
  return from === last ? keycap(from) : `${keycap(from)}–${keycap(last)}`;
}

const keycap = (number: number): string => (number === 10 ? '🔟' : `${number}\u{fe0f}\u{20e3}`);
