// How far to look back, as people type it: `6h`, `24 hours`, `3 days`.
import { clip } from '../text/clip.ts';
import { foldLine } from '../text/plain-line.ts';
import { UserError } from './errors.ts';

const HOUR = 3_600_000;
const USUAL_HOURS = 24;
const MOST_HOURS = 7 * 24;
const LONGEST = 40;
const HOURS_IN: readonly (readonly [RegExp, number])[] = [
  [/^(?:h|hrs?|hours?)?$/, 1],
  [/^(?:d|days?)$/, 24],
  [/^(?:w|weeks?)$/, 168],
];

/** What to offer while somebody types one. */
export const LOOK_BACKS: readonly string[] = [
  '1 hour',
  '3 hours',
  '6 hours',
  '12 hours',
  '24 hours',
  '3 days',
  '7 days',
];

/** Whole hours, as typed or 24; throws a UserError for what is no such time and for over a week. */
export function parseLookBack(text: string): { readonly hours: number; readonly ms: number } {
  const typed = foldLine(text.slice(0, 4 * LONGEST)).toLowerCase();
  const hours = typed === '' ? USUAL_HOURS : hoursIn(typed);
  if (hours === null || hours < 1)
    throw new UserError(`"${clip(typed, LONGEST)}" is no number of hours or days.`, [
      'rising 6h',
      'rising 3 days',
    ]);
  if (hours > MOST_HOURS) throw new UserError('I look back a week at most.', ['rising 7 days']);
  return { hours, ms: hours * HOUR };
}

/** `6 h`, `3 days`. */
export const hoursInWords = (hours: number): string =>
  hours < 48 || hours % 24 !== 0 ? `${hours} h` : `${hours / 24} days`;

function hoursIn(typed: string): number | null {
  const [, number, unit = ''] =
    /^(?:(?:over|in|for|the|last|past|since) )*(\d{1,4}|an?|) ?([a-z]*)(?: ago)?$/.exec(typed) ?? [];
  const factor = HOURS_IN.find(([words]) => words.test(unit))?.[1];
  if (number === undefined || factor === undefined || (number === '' && unit === '')) return null;
  return (/^\d/.test(number) ? Number(number) : 1) * factor;
}
