// A time of day as people type it.
import { clip } from '../text/clip.ts';
import type { TimeOfDay } from './calendar.ts';
import { UserError } from './errors.ts';

const DIGITS = /^(\d{1,2})(?:[:.h](\d{2})|h)?\s?(?:([ap])\.?m\.?)?$/i;
const NAMED: ReadonlyMap<string, TimeOfDay> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);

/** What could be meant for a time of day, `25:00` included, so that its reader can say what is wrong with it. */
export const LOOKS_LIKE_TIME =
  /^(?:\d{1,2}|\d{1,2}[:.h]\d{2}|\d{1,2}h)(?:\s?[ap]\.?m\.?)?$|^(?:noon|midday|midnight)$/i;

/** What is no number and no version either: `9:30`, `9 pm`, `25:00`. */
export const SURELY_TIME = /^(?:\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)$/i;

/** `9`, `9:00`, `09.00`, `9am`, `9 p.m.`, `21h`, `noon` as `HH:MM`; throws a UserError for anything else. */
export function parseTimeOfDay(text: string): TimeOfDay {
  const typed = text.trim();
  const named = NAMED.get(typed.toLowerCase());
  if (named) return named;
  const [, hours, minutes = '00', half] = DIGITS.exec(typed.slice(0, 20)) ?? [];
  const hour = hours === undefined ? null : hourOf(Number(hours), half?.toLowerCase());
  if (hour === null || Number(minutes) > 59 || typed.length > 20)
    throw new UserError(`"${clip(typed, 40)}" is no time of day.`, ['subscribe at 09:00 Europe/Zurich']);
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

// 12 am is midnight and 12 pm is noon.
function hourOf(typed: number, half: string | undefined): number | null {
  if (half === undefined) return typed <= 23 ? typed : null;
  if (typed < 1 || typed > 12) return null;
  return (typed % 12) + (half === 'p' ? 12 : 0);
}
