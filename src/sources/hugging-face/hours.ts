// When a list takes papers. Hugging Face documents no hours; this is what was observed, a default that is never the
// only proof that a list is closed.
import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../domain/edition.ts';

/** The wall clock the lists keep to, with its clock changes. */
export interface Roll {
  readonly timeZone: string;
  readonly time: string;
}

/**
 * 21:30 in New York on the evening before. By the times inside `discussionId` of 233 weekday lists, 2025-11 to
 * 2026-09 (https://github.com/baeksang1124/hf-daily-papers-discord): 01:30 UTC in US summer, 02:30 in US winter. The
 * step between the two fell on the US clock changes, not the European, in about 3,400 recorded entries.
 */
export const ROLL: Roll = { timeZone: 'America/New_York', time: '21:30' };

/** Epoch ms; `closesAt` is the next day's `opensAt`. RangeError for what is no day. */
export function hoursOf(
  day: Day,
  roll: Roll = ROLL,
): { readonly opensAt: number; readonly closesAt: number } {
  const date = Temporal.PlainDate.from(day);
  const rollOn = (evening: Temporal.PlainDate) =>
    evening.toZonedDateTime({ timeZone: roll.timeZone, plainTime: roll.time }).epochMilliseconds;
  return { opensAt: rollOn(date.subtract({ days: 1 })), closesAt: rollOn(date) };
}
