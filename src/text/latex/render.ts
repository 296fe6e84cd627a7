// Well-formed LaTeX to one readable line: text mode and math mode, one pass, every sign read once.

import {
  environmentBrackets,
  mathEnvironments,
  silentCommands,
  sizingCommands,
  spaceCommands,
} from './commands.ts';
import {
  type Cursor,
  closerOf,
  cursorAt,
  deepest,
  enter,
  type Meter,
  placeOf,
  read,
  readRaw,
  skipSpaces,
} from './cursor.ts';
import { isMathematics, isStray, nextDollar } from './dollars.ts';
import { type Mode, macros, skipToArgument } from './macros.ts';
import { grow, type Output } from './output.ts';
import { type Script, toScript } from './scripts.ts';
import { signCommand } from './sign-commands.ts';
import { functionNames, symbols } from './symbols.ts';

/** Text with LaTeX in it to text without; what is outside commands and mathematics is not touched. */
export function renderLatex(text: string, meter: Meter = { steps: 0 }): string {
  return render(cursorAt(text, meter), 'text');
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
  if (sign === '\\') return command(cursor, 'text', out);
  if (sign === '$') return out + dollars(cursor);
  if (sign === '{') return out + textGroup(cursor);
  if (sign === '}') {
    cursor.at++;
    return `${out}}`;
  }
  return out + read(cursor, plainText);
}

function mathStep(cursor: Cursor, out: string): string {
  const sign = cursor.text[cursor.at];
  switch (sign) {
    case '\\':
      return command(cursor, 'math', out);
    case '{':
      return out + mathGroup(cursor);
    case '}':
    case '$':
      cursor.at++;
      return out;
    case '^':
    case '_':
      return script(cursor, sign, out);
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
  const close = closerOf(cursor, cursor.at);
  if (close >= 0) return within(cursor, cursor.at + 1, close, close + 1, 'math');
  cursor.at++;
  return '';
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
  return within(cursor, open + width, close, behind, 'math');
}

function script(cursor: Cursor, kind: Script, out: string): string {
  cursor.at++;
  if (/[()]/.test(cursor.text[cursor.at] ?? '')) return out + kind;
  const base = out.trimEnd();
  const owner = base === '' ? outside(cursor) : base;
  const isBraced = cursor.text[cursor.at] === '{';
  const content = scriptContent(cursor);
  const isWord = /^[A-Za-z]{2,}$/.test(content) && !functionNames.has(content);
  const isName =
    kind === '_' && !isBraced && (isWord || (/^[a-z]$/i.test(content) && wordBase.test(owner.slice(-12))));
  return base + (isName ? `_${content}` : toScript(kind, content));
}

/** What stands in front of the dollar that this script begins behind: `PSI$_p$`. */
function outside(cursor: Cursor): string {
  return cursor.text.slice(Math.max(0, cursor.at - 14), cursor.at).replace(/[${]*[_^]$/, '');
}

/** A word keeps a one-letter index as programs write it, `max_a`; its letters have no small forms that read well. */
const wordBase = /(?:^|[^A-Za-z])(?!log)[A-Za-z]{2,}$/;

/** TeX takes one sign, but who writes `10^12` means all the digits. */
function scriptContent(cursor: Cursor): string {
  const digits = read(cursor, /-?\d+/y);
  return digits === '' ? argument(cursor, 'math') : digits;
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
  const shown = command(cursor, mode, '');
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

function command(cursor: Cursor, mode: Mode, out: string): string {
  cursor.at++;
  const name = read(cursor, /[A-Za-z]+/y);
  if (name === '') return signCommand(cursor, mode, out, { argument, within });
  if (name === 'begin') return out + environment(cursor, mode);
  if (sizingCommands.has(name)) return out + delimiter(cursor);
  const space = spaceCommands.get(name);
  if (space !== undefined) return out + space;
  if (silentCommands.has(name)) {
    if (mode === 'text') read(cursor, /[ \n]+/y);
    return out;
  }
  if (name === 'deg' && /\d[\s{$]*\\deg$/.test(cursor.text.slice(Math.max(0, cursor.at - 8), cursor.at)))
    return `${out}°`;
  if (functionNames.has(name)) return spaced(out, name);
  const symbol = mode === 'math' && textLetters.has(name) ? name : symbols.get(name);
  if (symbol !== undefined) return out + withSymbol(cursor, mode, symbol);
  return macro(cursor, mode, out, name);
}

/** Letters of languages; in mathematics their names are macros of the author's own. */
const textLetters: ReadonlySet<string> = new Set('P S L l O o i j ss AA aa AE ae OE oe H'.split(' '));

/** `d\log n` is `d log n`. */
function spaced(out: string, name: string): string {
  if (/arg$/.test(out) && /^m(?:ax|in)$/.test(name)) return out + name;
  return /[\p{L}\p{N})]$/u.test(out) ? `${out} ${name}` : out + name;
}

/** TeX takes the space behind a letter like `\ss` as the end of its name. */
function withSymbol(cursor: Cursor, mode: Mode, symbol: string): string {
  if (mode === 'text') {
    if (cursor.text.startsWith('{}', cursor.at)) cursor.at += 2;
    else if (/^[a-zßøłæœåıȷðþđŋ]$/i.test(symbol)) read(cursor, / (?=[a-z])/y);
  }
  const endsTwice = symbol.endsWith('.') && cursor.text[cursor.at] === '.';
  return endsTwice ? symbol.slice(0, -1) : symbol;
}

function macro(cursor: Cursor, mode: Mode, out: string, name: string): string {
  const known = macros.get(name);
  if (known !== undefined) {
    skipToArgument(cursor);
    const shown = known(cursor, mode, argument);
    return (shown === '' || shown.startsWith(' (') ? out.replace(/[~\s]$/, '') : out) + shown;
  }
  const close = cursor.text[cursor.at] === '{' ? closerOf(cursor, cursor.at) : -1;
  if (close < 0) return out + name;
  const inner = within(cursor, cursor.at + 1, close, close + 1, mode);
  return out + (inner === '' ? name : inner);
}

function delimiter(cursor: Cursor): string {
  read(cursor, /\s*\.(?![\d])/y);
  return '';
}

function environment(cursor: Cursor, mode: Mode): string {
  const name = readRaw(cursor);
  if (/^(?:array|tabular|alignat\*?)$/.test(name)) {
    read(cursor, /\[[^\]]{0,20}\]/y);
    readRaw(cursor);
  }
  const open = environmentBrackets.get(name)?.[0] ?? '';
  if (mode === 'math' || !mathEnvironments.has(name)) return open;
  const close = placeOf(cursor, `\\end{${name}}`);
  const end = close >= 0 ? close : cursor.at;
  return open + within(cursor, cursor.at, end, end, 'math');
}
