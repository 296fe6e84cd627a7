// Tokens to an expression. OR binds less than what stands side by side: `a b OR c` is `(a b) OR c`.

import type { Day } from '../edition.ts';
import { type Around, comparisonCondition, LEAVE_OUT, termCondition } from './conditions.ts';
import { type Condition, type Expression, isCondition, type TextField } from './expression.ts';
import { filterMistake, replaced, type Span, type TypedFilter } from './mistake.ts';
import { type Token, tokensOf } from './tokens.ts';

/** More words make a query slow, not better. */
export const MOST_WORDS = 16;
/** Parentheses in parentheses. */
const DEEPEST = 8;

export interface Parsed {
  /** Null where the line holds nothing to look for. */
  readonly expression: Expression | null;
  /** Whether OR stands beside AND without parentheses, which not everybody reads alike. */
  readonly ambiguous: boolean;
  /** Whether only the first words of a long line were taken. */
  readonly shortened: boolean;
}

interface State {
  readonly typed: TypedFilter;
  readonly today: Day;
  readonly tokens: readonly Token[];
  next: number;
  words: number;
  ambiguous: boolean;
  shortened: boolean;
}

/** Throws a UserError for whatever cannot be meant. */
export function parse(typed: TypedFilter, today: Day): Parsed {
  const tokens = tokensOf(typed);
  const state: State = { typed, today, tokens, next: 0, words: 0, ambiguous: false, shortened: false };
  const expression = alternatives(state, 0, 'anywhere');
  return { expression, ambiguous: state.ambiguous, shortened: state.shortened };
}

function alternatives(state: State, depth: number, field: TextField): Expression | null {
  const parts: Expression[] = [];
  let mixed = false;
  for (;;) {
    const part = together(state, depth, field);
    if (part) parts.push(part.expression);
    mixed ||= part?.several ?? false;
    const or = state.tokens[state.next];
    if (or?.kind !== 'or') break;
    state.next++;
    const after = state.tokens[state.next];
    if (!part || after === undefined || after.kind === 'or' || after.kind === 'close' || after.kind === 'and')
      throw loneOperator(state, or);
  }
  if (parts.length > 1 && mixed) state.ambiguous = true;
  return joined('any', parts);
}

function together(
  state: State,
  depth: number,
  field: TextField,
): { readonly expression: Expression; readonly several: boolean } | null {
  const parts: Expression[] = [];
  for (;;) {
    const token = state.tokens[state.next];
    if (token === undefined || token.kind === 'or' || token.kind === 'close') break;
    const part = token.kind === 'and' ? skip(state) : single(state, depth, field);
    if (part) parts.push(part);
  }
  const expression = joined('all', parts);
  return expression && { expression, several: parts.length > 1 };
}

function skip(state: State): null {
  state.next++;
  return null;
}

function single(state: State, depth: number, field: TextField): Expression | null {
  const token = state.tokens[state.next++];
  const around: Around = { typed: state.typed, today: state.today, field };
  switch (token?.kind) {
    case 'minus':
      return negated(state, depth, field);
    case 'not':
      return notInWords(state, token, around);
    case 'open':
      return group(state, token, depth, field);
    case 'term':
      return counted(state, token, termCondition(token, around));
    case 'comparison':
      return comparisonCondition(token, around);
    default:
      return null;
  }
}

function negated(state: State, depth: number, field: TextField): Expression | null {
  const part = single(state, depth, field);
  return part && (part.kind === 'not' ? part.part : { kind: 'not', part });
}

function group(
  state: State,
  open: Extract<Token, { kind: 'open' }>,
  depth: number,
  field: TextField,
): Expression | null {
  const { typed } = state;
  if (depth === DEEPEST) throw filterMistake(typed, open, `Parentheses go ${DEEPEST} deep at most.`, []);
  const inside = alternatives(state, depth + 1, fieldOf(open) ?? field);
  const close = state.tokens[state.next++];
  if (close?.kind === 'close' || (inside === null && close === undefined)) return inside;
  const sign = { at: open.end - 1, end: open.end };
  const without = open.field === null ? [replaced(typed.line, sign, '')] : [];
  throw filterMistake(typed, sign, 'This parenthesis is not closed.', [`${typed.line})`, ...without]);
}

const fieldOf = (open: Extract<Token, { kind: 'open' }>): TextField | null => open.field as TextField | null;

// Capital NOT comes from other languages, or from a title in capitals: asked, not guessed.
function notInWords(state: State, not: Span, around: Around): Expression | null {
  const { line } = state.typed;
  const next = state.tokens[state.next];
  if (next === undefined || next.kind === 'close') {
    const value = line.slice(not.at, not.end);
    return counted(
      state,
      not,
      termCondition({ kind: 'term', field: null, value, valueAt: not.at, ...not }, around),
    );
  }
  throw filterMistake(state.typed, not, LEAVE_OUT, [
    replaced(line, { at: not.at, end: next.at }, next.kind === 'minus' ? '' : '-'),
    replaced(line, not, '"not"'),
  ]);
}

function counted(state: State, term: Span, condition: Condition | null): Condition | null {
  if (condition?.kind !== 'words') return condition;
  const words = condition.words.split(' ');
  const left = MOST_WORDS - state.words;
  state.words += words.length;
  if (words.length <= left) return condition;
  if (!isPlain(state.tokens)) throw tooManyWords(state, term);
  state.shortened = true;
  return left > 0 ? { ...condition, words: words.slice(0, left).join(' ') } : null;
}

// A title or a sentence that somebody pasted: its first words find it.
const isPlain = (tokens: readonly Token[]): boolean =>
  tokens.every((token) => token.kind === 'term' && token.field === null);

const tooManyWords = ({ typed }: State, term: Span): Error =>
  filterMistake(typed, term, `I take ${MOST_WORDS} words at most; here is one more.`, [
    /[()]/.test(typed.line) ? '' : typed.line.slice(0, term.at).replace(/(?: |-|OR|AND)+$/, ''),
  ]);

const loneOperator = ({ typed }: State, or: Span): Error =>
  filterMistake(typed, or, 'OR stands between two things of which either will do.', [
    replaced(typed.line, or, '').replace(/ +/g, ' '),
  ]);

function joined(kind: 'all' | 'any', parts: readonly Expression[]): Expression | null {
  const flat = parts.flatMap((part) => (part.kind === kind && !isCondition(part) ? part.parts : [part]));
  return flat.length > 1 ? { kind, parts: flat } : (flat[0] ?? null);
}
