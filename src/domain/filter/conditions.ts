// One term of a filter to what it asks for, or to what was probably meant.
import { clip } from '../../text/clip.ts';
import { nearest } from '../../text/nearest.ts';
import { wordsOf } from '../../text/words.ts';
import type { Day } from '../edition.ts';
import type { UserError } from '../errors.ts';
import type { Condition, DateField, TextField } from './expression.ts';
import { DATE_FIELDS, FIELDS, HAS, NUMBER_FIELDS, OTHER_HAS, OTHER_NAMES, TEXT_FIELDS } from './fields.ts';
import { filterMistake, replaced, type Span, type TypedFilter } from './mistake.ts';
import type { Token } from './tokens.ts';
import { typedPeriod } from './typed-period.ts';

type Term = Extract<Token, { kind: 'term' }>;
type Compared = Extract<Token, { kind: 'comparison' }>;

/** What is around a term: the whole line, the day on which it was typed, and the field of the group it stands in. */
export interface Around {
  readonly typed: TypedFilter;
  readonly today: Day;
  readonly field: TextField;
}

/**
 * What a term asks for; null where it holds nothing that could be looked for. A field that nobody knows (`RAG:`,
 * `qwen:7b`) is words, unless it is nearly one of ours.
 */
export function termCondition(term: Term, around: Around): Condition | null {
  const { field } = term;
  if (field === null) return bare(term, around);
  if (isOf(TEXT_FIELDS, field)) return textCondition(term, field, around);
  if (field === 'has') return hasCondition(term, around);
  if (isOf(DATE_FIELDS, field)) return dateCondition(term, field, around);
  if (isOf(NUMBER_FIELDS, field)) throw numberByColon(term, field, around);
  const meant = OTHER_NAMES.get(field) ?? nearest(field, FIELDS);
  if (meant !== null && wordsOf(term.value) !== '') throw unknownField(term, meant, around);
  return words(typedAs(term, around), around.field);
}

/** What `votes>=20` asks for. */
export function comparisonCondition(compared: Compared, { typed }: Around): Condition {
  const { field, comparison, value } = compared;
  if (!isOf(NUMBER_FIELDS, field)) throw notANumberField(compared, typed);
  const [, digits, thousand] = /^((?:\d{1,3}(?:,\d{3}){1,2}|\d{1,9}))(k?)$/i.exec(value) ?? [];
  if (digits === undefined)
    throw filterMistake(typed, compared, `"${field}" is compared with a whole number.`, [
      replaced(typed.line, compared, `${field}${comparison}20`),
    ]);
  return {
    kind: 'number',
    field,
    comparison,
    value: Number(digits.replaceAll(',', '')) * (thousand ? 1000 : 1),
  };
}

/** What to do instead of `NOT x` and `!x`. */
export const LEAVE_OUT = 'To leave papers out, put a minus before a word.';

// `title: diffusion`, with a blank, would look for the word "title".
function bare(term: Term, around: Around): Condition | null {
  const { typed } = around;
  const name = /^(\p{L}+):$/u.exec(term.value)?.[1]?.toLowerCase() ?? '';
  if (FIELDS.includes(name)) {
    const blank = { at: term.end, end: term.end + 1 };
    const fixes = blank.end < typed.line.length ? [replaced(typed.line, blank, '')] : [];
    throw filterMistake(typed, term, `"${name}:" needs its value right after it.`, fixes);
  }
  const sign = { at: term.at, end: term.at + 1 };
  if (/^![\p{L}\p{N}"(]/u.test(term.value))
    throw filterMistake(typed, sign, LEAVE_OUT, [replaced(typed.line, sign, '-')]);
  if (/^\|\|?$/.test(term.value))
    throw filterMistake(typed, term, 'For either of two things, write OR between them.', [
      replaced(typed.line, term, 'OR'),
    ]);
  return words(typedAs(term, around), around.field);
}

function words(typed: string, field: TextField): Condition | null {
  const found = wordsOf(typed);
  return found === '' ? null : { kind: 'words', field, words: found, typed };
}

function textCondition(term: Term, field: TextField, { typed }: Around): Condition {
  const condition = words(typed.line.slice(term.valueAt, term.end), field);
  if (condition) return condition;
  throw filterMistake(typed, term, `"${field}:" needs a word to look for.`, []);
}

function hasCondition(term: Term, { typed }: Around): Condition {
  const what = term.value.toLowerCase();
  if (isOf(HAS, what)) return { kind: 'has', what };
  const meant = OTHER_HAS.get(what) ?? nearest(what, HAS);
  const fixes = (meant === null ? HAS : [meant]).map((one) => replaced(typed.line, term, `has:${one}`));
  throw filterMistake(
    typed,
    valueSpan(term),
    'A paper can have "code" or "project" (a page of its own).',
    fixes,
  );
}

const dateCondition = (term: Term, field: DateField, around: Around): Condition => ({
  kind: 'date',
  field,
  ...typedPeriod(term, field, around),
  typed: around.typed.line.slice(term.valueAt, term.end),
});

function unknownField(term: Term, meant: string, { typed }: Around): UserError {
  const value = typed.line.slice(term.valueAt, term.end);
  const sign = isOf(NUMBER_FIELDS, meant) ? '>=' : ':';
  const field = { at: term.at, end: term.valueAt };
  return filterMistake(typed, field, `I know no field "${clip(term.field ?? '', 40)}".`, [
    replaced(typed.line, term, `${meant}${sign}${value}`),
    replaced(typed.line, term, `"${term.field}:${term.value.replaceAll('"', '')}"`),
  ]);
}

const numberByColon = (term: Term, field: string, { typed }: Around): UserError =>
  filterMistake(typed, { at: term.at, end: term.valueAt }, `"${field}" is compared: >, >=, <, <= or =.`, [
    replaced(typed.line, term, `${field}>=${/^\d+$/.test(term.value) ? term.value : '20'}`),
  ]);

function notANumberField(compared: Compared, typed: TypedFilter): UserError {
  const { field, comparison, value } = compared;
  const meant = OTHER_NAMES.get(field) ?? field;
  const dated = comparison.startsWith('>') ? 'after' : comparison.startsWith('<') ? 'before' : 'during';
  const fix = isOf(NUMBER_FIELDS, meant) ? `${meant}${comparison}${value}` : `${dated}:${value}`;
  const message = meant === field ? `"${field}" takes a day, month or year.` : `I know no field "${field}".`;
  return filterMistake(typed, compared, message, [replaced(typed.line, compared, fix)]);
}

const valueSpan = (term: Term): Span => ({ at: term.valueAt, end: term.end });

const typedAs = (term: Span, { typed }: Around): string => typed.line.slice(term.at, term.end);

function isOf<T extends string>(all: readonly T[], one: string): one is T {
  return all.some((known) => known === one);
}
