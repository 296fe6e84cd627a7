// The terms of a shelf's filter that only shelves have: `status:read`, `tag:rl`, `by:@bob`, `kept-during:2025-03`.
import type { PersonRef } from '../chat/refs.ts';
import { clip } from '../text/clip.ts';
import { nearest } from '../text/nearest.ts';
import { addDays } from './calendar.ts';
import { FIELDS, OTHER_NAMES } from './filter/fields.ts';
import { filterMistake, replaced, type TypedFilter } from './filter/mistake.ts';
import { typedPeriod, type Valued } from './filter/typed-period.ts';
import type { ShelfCondition, ShelfReader } from './shelf-filter.ts';

export interface OwnTerm extends Valued {
  readonly condition: ShelfCondition;
  /** `by:me`. */
  readonly isMe: boolean;
}

interface Term extends Valued {
  /** In lower case. */
  readonly name: string;
  readonly negated: boolean;
}

const NAMES = ['status', 'tag', 'by', 'kept-after', 'kept-before', 'kept-during'] as const;
type Name = (typeof NAMES)[number];

/** What people write in their place. */
const OTHERS: ReadonlyMap<string, Name> = new Map([
  ['tags', 'tag'],
  ['label', 'tag'],
  ['state', 'status'],
  ['keeper', 'by'],
  ['kept-by', 'by'],
  ['keptby', 'by'],
  ['kept', 'kept-during'],
  ['kept-in', 'kept-during'],
  ['kept-on', 'kept-during'],
  ['kept-since', 'kept-after'],
  ['kept-from', 'kept-after'],
  ['kept-until', 'kept-before'],
]);

const STATUSES = ['reading', 'read', 'unread'] as const;

/** Phrases in quotes are passed over. */
const TERM = /"[^"]*"|(?<![^\s(])(-?)(\p{L}[\p{L}-]*):(?:"([^"]*)"|([^\s)]*))/gu;

/** In the order in which they stand. Throws a UserError with a caret for what cannot be meant. */
export function ownTerms(typed: TypedFilter, reader: ShelfReader): OwnTerm[] {
  return [...typed.line.matchAll(TERM)].flatMap((match) => {
    const term = termOf(match);
    if (!term) return [];
    const name = nameOf(term, typed);
    if (!name) return [];
    if (term.value === '') throw valueMissing(term, typed);
    if (!standsAlone(term, typed)) throw joined(term, typed);
    const isMe = name === 'by' && /^@?me$/i.test(term.value);
    return [{ ...term, isMe, condition: { negated: term.negated, ...condition(name, term, typed, reader) } }];
  });
}

/** Whether a line has any, so that a shelf is meant. */
export const hasOwnTerm = (line: string): boolean =>
  [...line.matchAll(TERM)].some((match) => isName(termOf(match)?.name ?? ''));

function termOf(match: RegExpExecArray): Term | null {
  const [whole, minus = '', name, quoted, bare = ''] = match;
  if (name === undefined) return null;
  const at = match.index;
  return {
    name: name.toLowerCase(),
    negated: minus !== '',
    value: quoted ?? bare,
    at,
    valueAt: at + minus.length + name.length + 1,
    end: at + whole.length,
  };
}

const isName = (name: string): name is Name => NAMES.some((one) => one === name);

// What the filter language knows is left to it, and so is what nobody knows: `RAG:` is a word.
function nameOf(term: Term, typed: TypedFilter): Name | null {
  const { name, negated, value } = term;
  if (isName(name)) return name;
  if (FIELDS.includes(name) || OTHER_NAMES.has(name) || value === '') return null;
  const long = NAMES.filter((one) => one.length > 3);
  const meant = OTHERS.get(name) ?? (name.length > 3 ? (nearest(name, long) as Name | null) : null);
  if (meant === null) return null;
  const field = { at: term.at, end: term.valueAt };
  throw filterMistake(typed, field, `I know no field "${clip(name, 40)}".`, [
    replaced(typed.line, field, `${negated ? '-' : ''}${meant}:`),
    replaced(typed.line, term, `"${name}:${value}"`),
  ]);
}

type Meant =
  | Omit<Extract<ShelfCondition, { kind: 'status' }>, 'negated'>
  | Omit<Extract<ShelfCondition, { kind: 'tag' }>, 'negated'>
  | Omit<Extract<ShelfCondition, { kind: 'keeper' }>, 'negated'>
  | Omit<Extract<ShelfCondition, { kind: 'kept' }>, 'negated'>;

function condition(name: Name, term: Term, typed: TypedFilter, reader: ShelfReader): Meant {
  switch (name) {
    case 'status':
      return { kind: 'status', status: statusOf(term, typed) };
    case 'tag':
      return { kind: 'tag', tag: term.value.toLowerCase().replace(/^#+/, '') };
    case 'by':
      return { kind: 'keeper', person: keeperOf(term, typed, reader) };
    default: {
      const { from, to } = typedPeriod(term, name, { typed, today: reader.today });
      if (name === 'kept-after') return { kind: 'kept', from, to: null };
      return name === 'kept-before'
        ? { kind: 'kept', from: null, to: addDays(from, -1) }
        : { kind: 'kept', from, to };
    }
  }
}

function statusOf(term: Term, typed: TypedFilter): (typeof STATUSES)[number] {
  const value = term.value.toLowerCase();
  const status = STATUSES.find((one) => one === value);
  if (status) return status;
  const meant = nearest(value, STATUSES);
  throw filterMistake(
    typed,
    valueSpan(term),
    `"${clip(term.value, 40)}" is no status. There are: reading, read, unread.`,
    (meant === null ? STATUSES : [meant]).map((one) => withValue(term, typed, one)),
  );
}

function keeperOf(term: Term, typed: TypedFilter, { person, named }: ShelfReader): PersonRef {
  if (/^@?me$/i.test(term.value)) return person;
  const found = named(term.value) ?? named(`@${term.value}`);
  if (found) return found;
  const message = nobodyBy(term.value);
  const isName = !/^[@<]/.test(term.value);
  const author = isName
    ? [replaced(typed.line, term, `author:${typed.line.slice(term.valueAt, term.end)}`)]
    : [];
  throw filterMistake(typed, valueSpan(term), message, [withValue(term, typed, 'me'), ...author]);
}

/** Says that a word means nobody; a platform's own sign for a person is not repeated. */
export function nobodyBy(word: string): string {
  const name = /^@?[\p{L}\p{N}]/u.test(word) ? `"${clip(word, 40)}"` : 'that name';
  return `I know nobody here by ${name}. Type @ and pick one of the names that are offered.`;
}

// `by: @bob`, with a blank, would look for the name as a word.
function valueMissing(term: Term, typed: TypedFilter) {
  const blank = { at: term.end, end: term.end + 1 };
  const fixes = blank.end < typed.line.length ? [replaced(typed.line, blank, '')] : [];
  return filterMistake(
    typed,
    { at: term.at, end: term.end },
    `"${term.name}:" needs its value right after it.`,
    fixes,
  );
}

// They are asked of a shelf, the rest of papers: an OR or a parenthesis cannot hold both.
function standsAlone({ at, end }: Term, { line }: TypedFilter): boolean {
  const before = line.slice(0, at).replace(/"[^"]*"/g, '');
  const depth = before.split('(').length - before.split(')').length;
  return depth <= 0 && !/(?:^|\s)OR\s+$/.test(before) && !/^\s+OR(?:\s|$)/.test(line.slice(end));
}

const joined = (term: Term, typed: TypedFilter) =>
  filterMistake(
    typed,
    { at: term.at, end: term.end },
    `"${term.name}:" stands by itself, outside of OR and parentheses.`,
    [typed.line.slice(term.at, term.end)],
  );

const valueSpan = ({ valueAt, end }: Term) => ({ at: valueAt, end });

const withValue = ({ valueAt, end }: Term, { line }: TypedFilter, value: string): string =>
  replaced(line, { at: valueAt, end }, value);
