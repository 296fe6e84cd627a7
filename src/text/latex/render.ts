// Well-formed LaTeX to one readable line: text mode and math mode, one pass, every sign read once.

import { type Cursor, closerOf, cursorAt, deepest, enter, type Meter, read, skipSpaces } from './cursor.ts';
import { isMathematics, isStray, nextDollar } from './dollars.ts';
import { fraction } from './fractions.ts';
import { findLiterals, literalEnd } from './literals.ts';
import type { Mode } from './macros.ts';
import { grow, type Output } from './output.ts';
import { command } from './render-commands.ts';
import { script } from './render-scripts.ts';
import type { Readers } from './sign-commands.ts';

/** Text with LaTeX in it to text without; what is outside commands and mathematics is not touched. */
export function renderLatex(text: string, meter: Meter = { steps: 0 }): string {
  return render(cursorAt(text, meter, findLiterals(text)), 'text');
}

const plainText = /[^\\${}]+/y;
const plainMath = /[^\\${}^_~&]+/y;

function render(cursor: Cursor, mode: Mode): string {
  const out: Output = { settled: '', tail: '' };
  const step = mode === 'text' ? textStep : mathStep;
  while (cursor.at < cursor.end) grow(out, (tail) => step(cursor, tail));
  return out.settled + out.tail;
}

function textStep(cursor: Cursor, out: string): string {
  const sign = cursor.text[cursor.at];
  const end = Math.min(cursor.end, literalEnd(cursor.literals, cursor.at));
  if (end > cursor.at) return out + literal(cursor, end);
  if (sign === '\\') return command(cursor, 'text', out, readers);
  if (sign === '$') return withFormula(cursor, out, dollars(cursor));
  if (sign === '{') return out + textGroup(cursor);
  if (sign === '}') {
    cursor.at++;
    return `${out}}`;
  }
  return out + read(cursor, plainText);
}

function literal(cursor: Cursor, end: number): string {
  const shown = cursor.text.slice(cursor.at, end);
  cursor.at = end;
  return shown;
}

/** Blanks inside the dollars and outside make one. */
function withFormula(cursor: Cursor, out: string, formula: string): string {
  const begun = /\s$/.test(out) ? formula.trimStart() : formula;
  return out + (/\s/.test(cursor.text[cursor.at] ?? '') ? begun.trimEnd() : begun);
}

function mathStep(cursor: Cursor, out: string): string {
  const sign = cursor.text[cursor.at];
  switch (sign) {
    case '\\':
      return command(cursor, 'math', out, readers);
    case '{':
      return out + mathGroup(cursor);
    case '}':
    case '$':
      cursor.at++;
      return out;
    case '^':
    case '_':
      return script(cursor, sign, out, argument);
    case '~':
      cursor.at++;
      return `${out} `;
    case '&':
      return ampersand(cursor, out);
    default:
      return out + read(cursor, plainMath);
  }
}

/** `&lt;` is arXiv's way to write `<`; any other ampersand stands between two cells. */
function ampersand(cursor: Cursor, out: string): string {
  const entity = read(cursor, /&(?:lt|gt|amp);/y);
  if (entity !== '') return out + (entity === '&lt;' ? '<' : entity === '&gt;' ? '>' : '&');
  read(cursor, /&\s*/y);
  return `${out.trimEnd()} `;
}

function within(cursor: Cursor, from: number, end: number, behind: number, mode: Mode): string {
  if (cursor.depth < deepest) return render(enter(cursor, from, end, behind), mode);
  cursor.at = behind;
  return cursor.text.slice(from, end).replace(/[\\{}$]/g, '');
}

/** A group that sets a style or an accent loses its braces; any other is the author's own sign. */
function textGroup(cursor: Cursor): string {
  const open = cursor.at;
  const close = closerOf(cursor, open);
  if (close < 0) {
    cursor.at++;
    return '{';
  }
  const inner = within(cursor, open + 1, close, close + 1, 'text');
  return /^\s*\\/.test(cursor.text.slice(open + 1, open + 8)) ? inner.trimStart() : `{${inner}}`;
}

function mathGroup(cursor: Cursor): string {
  const open = cursor.at;
  const close = closerOf(cursor, open);
  if (close >= 0) return halves(cursor, open, close) ?? within(cursor, open + 1, close, close + 1, 'math');
  cursor.at++;
  return '';
}

const between = /\\(over|choose)(?![A-Za-z])/;
const longestHalves = 400;

/** `{a \over b}` and `{n \choose k}`: the command stands between what it applies to. */
function halves(cursor: Cursor, open: number, close: number): string | undefined {
  if (close - open > longestHalves) return undefined;
  const found = between.exec(cursor.text.slice(open, close));
  const inner = cursor.text.slice(open + 1, open + (found?.index ?? 0));
  if (found === null || inner.includes('{') !== inner.includes('}')) return undefined;
  const middle = open + found.index;
  const above = within(cursor, open + 1, middle, middle, 'math').trim();
  const below = within(cursor, middle + found[0].length, close, close + 1, 'math').trim();
  return found[1] === 'over' ? fraction(above, below) : `(${above} choose ${below})`;
}

function dollars(cursor: Cursor): string {
  const open = cursor.at;
  const width = cursor.text[open + 1] === '$' ? 2 : 1;
  const close = nextDollar(cursor.text, open + width, cursor.end);
  cursor.meter.steps += 1;
  if (close < 0 || !isMathematics(cursor.text, open + width - 1, close)) {
    cursor.at += width;
    return cursor.hasTex && isStray(cursor.text, open) ? '' : '$'.repeat(width);
  }
  const behind = close + (width === 2 && cursor.text[close + 1] === '$' ? 2 : 1);
  return within(cursor, open + width, close, behind, 'math').replace(/ {2,}/g, ' ');
}

/** What a command or script applies to: a group, a command, or one sign. */
function argument(cursor: Cursor, mode: Mode): string {
  skipSpaces(cursor);
  if (cursor.at >= cursor.end) return '';
  const sign = cursor.text[cursor.at];
  if (sign === '{' && closerOf(cursor, cursor.at) >= 0)
    return mode === 'math' ? mathGroup(cursor) : bracedText(cursor);
  if (sign === '{') return unclosed(cursor, mode);
  if (sign === '\\') return nested(cursor, mode);
  if (sign === '}' || sign === '$') return '';
  const point = String.fromCodePoint(cursor.text.codePointAt(cursor.at) ?? 32);
  cursor.at += point.length;
  return point;
}

/** One level deeper, so that `\hat\hat\hat…` ends too. */
function nested(cursor: Cursor, mode: Mode): string {
  if (cursor.depth >= deepest) {
    cursor.at++;
    return '';
  }
  cursor.depth++;
  const shown = command(cursor, mode, '', readers);
  cursor.depth--;
  return shown;
}

/** A brace that nobody closes: what stands behind it is the argument. */
function unclosed(cursor: Cursor, mode: Mode): string {
  read(cursor, /[{\s]+/y);
  return cursor.text[cursor.at] === '\\' ? nested(cursor, mode) : read(cursor, /[^\\{}$\s]/uy);
}

function bracedText(cursor: Cursor): string {
  const close = closerOf(cursor, cursor.at);
  if (close >= 0) return within(cursor, cursor.at + 1, close, close + 1, 'text');
  cursor.at++;
  return '';
}

/** Handed to the files that read commands, which come back here for what stands inside. */
const readers: Readers = { argument, within };
