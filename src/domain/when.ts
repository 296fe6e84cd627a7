// A day in words or numbers. The whole input must be understood: half a guess would show the wrong list.
import { clip } from '../text/clip.ts';
import { nearestFew } from '../text/nearest.ts';
import { foldLine } from '../text/plain-line.ts';
import { addDays } from './calendar.ts';
import { DAY_FORMS } from './day-forms.ts';
import type { Day } from './edition.ts';
import { UserError } from './errors.ts';
import { dateFrom } from './typed-date.ts';

/** Units (UTF-16) of the longest text that could be a day. */
const LONGEST = 60;
// Discord shows at most 25: https://discord.com/developers/docs/interactions/application-commands#autocomplete
const MOST_SUGGESTIONS = 25;
const EXAMPLES: readonly string[] = ['date 2025-03-11', 'date yesterday', 'date last friday'];
const WEEKDAYS: readonly string[] = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/**
 * The day that `text` means to somebody whose date is `today`. A date without a year is the latest one not after
 * `today`; a weekday alone is its latest, today included; `last friday` is one before today. Throws a UserError for
 * a date that does not exist and for what is no day.
 */
export function parseWhen(text: string, today: Day): Day {
  const typed = foldLine(text.slice(0, 4 * LONGEST));
  for (const read of typed.length <= LONGEST ? DAY_FORMS : []) {
    const found = read(plain(typed), today);
    if (found) return typeof found === 'string' ? found : dateFrom(found, typed, today);
  }
  throw notUnderstood(clip(typed, LONGEST));
}

/** What to offer while somebody types a day: words, then dates. Each can be typed. At most 25. */
export function whenSuggestions(typed: string, today: Day): string[] {
  const start = plain(foldLine(typed.slice(0, LONGEST)));
  const month = Array.from({ length: 31 }, (_, back) => addDays(today, -back));
  const offered = [...phrases(start), ...month].filter((phrase) => phrase.startsWith(start));
  return [...new Set([...offered, ...dateTyped(start, today)])].slice(0, MOST_SUGGESTIONS);
}

// Small letters, one kind of dash, no quotes, commas or words that only lead to the day.
function plain(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/["“”,]/g, ' ')
    .replace(/(?<=[a-z])\./g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/^(?:(?:on|from|the) )+/, '');
}

function notUnderstood(typed: string): UserError {
  const near = nearestFew(typed, phrases(''), 2).map((phrase) => `date ${phrase}`);
  return near.length > 0
    ? new UserError(`I don't understand "${typed}" as a day. Did you mean:`, near)
    : new UserError(`I don't understand "${typed}" as a day.`, EXAMPLES);
}

// With a number typed, so many days or weeks ago.
function phrases(typed: string): string[] {
  const count = /^\d{1,2}(?=$| )/.exec(typed)?.[0] ?? '3';
  return [
    'today',
    'yesterday',
    'day before yesterday',
    ...WEEKDAYS.map((name) => `last ${name}`),
    `${count} days ago`,
    'a week ago',
    `${count} weeks ago`,
    ...WEEKDAYS,
    'tomorrow',
  ];
}

function dateTyped(typed: string, today: Day): Day[] {
  if (!/\d/.test(typed)) return [];
  try {
    return [parseWhen(typed, today)];
  } catch {
    return [];
  }
}
