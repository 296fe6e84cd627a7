// The period in a term such as `during:2025-03`, or what was probably meant.
import type { Day } from '../edition.ts';
import { UserError } from '../errors.ts';
import { filterMistake, replaced, type Span, type TypedFilter } from './mistake.ts';
import { type Period, parsePeriod } from './period.ts';

/** A term with its value, which stands from `valueAt` on and is without its quotes. */
export interface Valued extends Span {
  readonly value: string;
  readonly valueAt: number;
}

interface Around {
  readonly typed: TypedFilter;
  readonly today: Day;
}

/** Throws a UserError with a caret under what is no day, month or year. */
export function typedPeriod(term: Valued, field: string, around: Around): Period {
  try {
    return parsePeriod(term.value, around.today);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw dateMistake(term, field, error, around);
  }
}

// `during:last week` is two words, of which the first is no day.
function dateMistake(term: Valued, field: string, error: UserError, { typed, today }: Around): UserError {
  const { line } = typed;
  for (const following of [/^ [^ )]+/, /^ [^ )]+ [^ )]+/]) {
    const more = following.exec(line.slice(term.end, term.end + LONGEST_VALUE))?.[0] ?? '';
    const span = { at: term.at, end: term.end + more.length };
    if (more !== '' && isPeriod(term.value + more, today))
      return filterMistake(typed, span, 'A date of several words needs quotes.', [
        replaced(line, span, `${field}:"${term.value}${more}"`),
      ]);
  }
  const days = error.examples.map((example) => example.replace(/^date /, ''));
  const fixes = days.map((day) => replaced(line, term, `${field}:${day.includes(' ') ? `"${day}"` : day}`));
  const value = { at: term.valueAt, end: term.end };
  return filterMistake(typed, value, error.message.replace(/ Did you mean:$/, ''), fixes);
}

const LONGEST_VALUE = 60;

function isPeriod(text: string, today: Day): boolean {
  try {
    parsePeriod(text, today);
    return true;
  } catch {
    return false;
  }
}
