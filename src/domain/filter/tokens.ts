// A filter's line as tokens. Only signs at the beginning of a word mean anything: `O(n^2)`, `f(x)`, `5"` and `:(` are
// words. Linear: each place of the line is read once.
import { wordsOf } from '../../text/words.ts';
import type { Comparison } from './expression.ts';
import { DATE_FIELDS, NUMBER_FIELDS, OTHER_NAMES, TEXT_FIELDS } from './fields.ts';
import { filterMistake, replaced, type Span, type TypedFilter } from './mistake.ts';

export type Token = Span &
  (
    | { readonly kind: 'open'; readonly field: string | null }
    | { readonly kind: 'close' | 'minus' | 'and' | 'or' | 'not' }
    /** `value` is without its quotes. */
    | {
        readonly kind: 'term';
        readonly field: string | null;
        readonly value: string;
        readonly valueAt: number;
      }
    | {
        readonly kind: 'comparison';
        readonly field: string;
        readonly comparison: Comparison;
        readonly value: string;
      }
  );

const NAME = String.raw`[\p{L}_]+`;
const FIELD = new RegExp(`(${NAME}):(?=[^\\s:/])`, 'uy');
const COMPARED = new RegExp(`(${NAME}) ?:?(>=|=>|<=|=<|>>|<<|==|[<>=≥≤]) ?([^\\s()<>=]*)`, 'uy');
const OPERATOR = /(?:AND|OR|NOT)(?=[\s()]|$)/y;
const OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
]);
const COUNTED: readonly string[] = [...NUMBER_FIELDS, ...DATE_FIELDS];
const COMPARABLE: ReadonlySet<string> = new Set([
  ...COUNTED,
  ...[...OTHER_NAMES].flatMap(([other, ours]) => (COUNTED.includes(ours) ? [other] : [])),
]);

/** The tokens of a line that is plain (text/normalize.ts). Throws a UserError for a quote that is not closed. */
export function tokensOf(typed: TypedFilter): Token[] {
  const { line } = typed;
  const tokens: Token[] = [];
  let open = 0;
  for (let at = 0; at < line.length; at = tokens.at(-1)?.end ?? at) {
    while (line[at] === ' ') at++;
    if (at >= line.length) break;
    const token = signAt(line, at, open) ?? comparisonAt(line, at) ?? termAt(typed, at, open > 0);
    if (token.kind === 'open') open++;
    if (token.kind === 'close') open--;
    tokens.push(token);
  }
  return tokens;
}

function signAt(line: string, at: number, open: number): Token | null {
  if (line[at] === '(') return { kind: 'open', field: null, at, end: at + 1 };
  if (line[at] === ')' && open > 0) return { kind: 'close', at, end: at + 1 };
  // `--help` and `- ` are no minus; U+2212 is what some keyboards have.
  if (/^[-\u2212][^\s)\u2212-]/.test(line.slice(at, at + 2))) return { kind: 'minus', at, end: at + 1 };
  const operator = OPERATORS.get(matched(OPERATOR, line, at));
  return operator ? { kind: operator, at, end: at + operator.length } : null;
}

// `votes >= 20` may have blanks; `k>2`, of which we know nothing, is a word.
function comparisonAt(line: string, at: number): Token | null {
  COMPARED.lastIndex = at;
  const [text, name = '', sign = '', value = ''] = COMPARED.exec(line) ?? [];
  const field = name.toLowerCase();
  if (text === undefined || !COMPARABLE.has(field)) return null;
  return {
    kind: 'comparison',
    field,
    comparison: COMPARISONS.get(sign) ?? '=',
    value,
    at,
    end: at + text.length,
  };
}

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['>', '>'],
  ['>=', '>='],
  ['=>', '>='],
  ['≥', '>='],
  ['<', '<'],
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['>>', '>'],
  ['<<', '<'],
]);

function termAt(typed: TypedFilter, at: number, inGroup: boolean): Token {
  const { line } = typed;
  const name = matched(FIELD, line, at);
  const field = name === '' ? null : name.slice(0, -1).toLowerCase();
  const valueAt = at + name.length;
  if (line[valueAt] === '(' && TEXT_FIELDS.some((one) => one === field))
    return { kind: 'open', field, at, end: valueAt + 1 };
  const closing = closingQuote(typed, valueAt);
  const end = closing === null ? wordEnd(line, valueAt, inGroup) : closing + 1;
  const value = closing === null ? line.slice(valueAt, end) : line.slice(valueAt + 1, closing);
  return { kind: 'term', field, value, valueAt, at, end };
}

// An apostrophe is a quote only where another one ends a word: `'tis` and `don't` have none.
function closingQuote(typed: TypedFilter, at: number): number | null {
  const { line } = typed;
  if (line[at] === "'") {
    const end = /'(?=[\s)]|$)/g;
    end.lastIndex = at + 1;
    return end.exec(line)?.index ?? null;
  }
  if (line[at] !== '"') return null;
  const closing = line.indexOf('"', at + 1);
  if (closing >= 0) return closing;
  if (wordsOf(line.slice(at)) === '') return null;
  throw filterMistake(typed, { at, end: at + 1 }, 'This quote is not closed.', [
    `${line}"`,
    replaced(line, { at, end: at + 1 }, ''),
  ]);
}

// To the blank, or to the parenthesis that closes a group around the word.
function wordEnd(line: string, start: number, inGroup: boolean): number {
  let depth = 0;
  for (let at = start; at < line.length; at++) {
    const sign = line[at];
    if (sign === ' ') return at;
    if (sign === '(') depth++;
    if (sign === ')' && --depth < 0 && inGroup) return at;
  }
  return line.length;
}

function matched(pattern: RegExp, line: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0] ?? '';
}
