// A week or a month in words or numbers. The whole input must be understood: half a guess would show the wrong lists.
import { clip } from '../text/clip.ts';
import { nearestFew } from '../text/nearest.ts';
import { foldLine } from '../text/plain-line.ts';
import { addDays, weekday } from './calendar.ts';
import type { Day } from './edition.ts';
import { UserError } from './errors.ts';
import { SPAN_FORMS } from './span-forms.ts';
import { monthOf, type Span, type SpanUnit, spanAt, weekOf } from './spans.ts';
import { parseWhen } from './when.ts';

/** UTF-16 units of the longest text that could be a week or a month. */
const LONGEST = 60;
// Discord shows at most 25: https://discord.com/developers/docs/interactions/application-commands#autocomplete
const MOST_SUGGESTIONS = 25;

/**
 * The week (Monday to Sunday, numbered as ISO 8601 does) or month that `text` means to somebody whose date is `today`;
 * nothing typed is the current one. One named without a year is the latest that has begun. A day means the span that
 * holds it. Throws a UserError for what is none.
 */
export function parseSpan(text: string, unit: SpanUnit, today: Day): Span {
  const typed = foldLine(text.slice(0, 4 * LONGEST));
  const plain = plainForm(typed, unit);
  for (const read of typed.length <= LONGEST ? SPAN_FORMS[unit] : []) {
    const first = read(plain, today);
    if (first !== null) return spanAt(unit, first);
  }
  return spanOfDay(typed, plain, unit, today);
}

/** What to offer while somebody types a week or a month. Each can be typed. At most 25. */
export function spanSuggestions(typed: string, unit: SpanUnit, today: Day): string[] {
  const start = plainForm(foldLine(typed.slice(0, LONGEST)), unit);
  const spans = latest(unit, today, MOST_SUGGESTIONS).map(({ text }) => text);
  const offered = [...phrases(unit), ...spans].filter((one) => one.toLowerCase().startsWith(start));
  return (offered.length > 0 ? offered : understood(start, unit, today)).slice(0, MOST_SUGGESTIONS);
}

/** The span before, or with 1 the one after. */
export const neighbour = ({ unit, from, to }: Span, step: -1 | 1): Span =>
  unit === 'week' ? weekOf(addDays(from, 7 * step)) : monthOf(addDays(step < 0 ? from : to, step));

/** The weekdays of a span: those on which there can be lists. */
export function weekdaysOf({ from, to }: Span): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) < 6) days.push(day);
  return days;
}

// Small letters, one kind of dash, no words that only lead to the span.
function plainForm(typed: string, unit: SpanUnit): string {
  return typed
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/["“”,.]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/^(?:(?:in|of|the|for) )+/, '')
    .replace(unit === 'month' ? /^month of / : /^week (?:of|with) (?:the )?/, '');
}

function spanOfDay(typed: string, plain: string, unit: SpanUnit, today: Day): Span {
  let day: Day;
  try {
    day = parseWhen(plain, today);
  } catch {
    throw notUnderstood(clip(typed, LONGEST), plain, unit);
  }
  return unit === 'week' ? weekOf(day) : monthOf(day);
}

function notUnderstood(typed: string, plain: string, unit: SpanUnit): UserError {
  const near = nearestFew(plain, phrases(unit), 2).map((phrase) => `${unit} ${phrase}`);
  const said = `I don't understand "${typed}" as a ${unit}.`;
  if (near.length > 0) return new UserError(`${said} Did you mean:`, near);
  const examples =
    unit === 'week' ? ['last week', '2025-W11', '11 March'] : ['last month', '2025-03', 'March'];
  return new UserError(
    said,
    examples.map((example) => `${unit} ${example}`),
  );
}

const phrases = (unit: SpanUnit): string[] => [
  `this ${unit}`,
  `last ${unit}`,
  `2 ${unit}s ago`,
  `3 ${unit}s ago`,
];

function latest(unit: SpanUnit, today: Day, count: number): Span[] {
  const spans: Span[] = [];
  for (let span = spanAt(unit, today); spans.length < count; span = neighbour(span, -1)) spans.push(span);
  return spans;
}

function understood(start: string, unit: SpanUnit, today: Day): string[] {
  if (start.length < 2) return [];
  try {
    return [parseSpan(start, unit, today).text];
  } catch {
    return [];
  }
}
