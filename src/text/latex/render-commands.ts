// Commands in well-formed LaTeX: signs, functions, macros and environments, each with what it applies to.

import {
  environmentBrackets,
  mathEnvironments,
  silentCommands,
  sizingCommands,
  spaceCommands,
} from './commands.ts';
import { type Cursor, closerOf, placeOf, read, readRaw } from './cursor.ts';
import { type Mode, macros, skipToArgument } from './macros.ts';
import { type Readers, signCommand } from './sign-commands.ts';
import { functionNames, symbols } from './symbols.ts';

/** What the backslash under the cursor begins, behind what was shown so far. */
export function command(cursor: Cursor, mode: Mode, out: string, readers: Readers): string {
  cursor.at++;
  const name = read(cursor, /[A-Za-z]+/y);
  if (name === '') return signCommand(cursor, mode, out, readers);
  // `\operatorname*{argmax}` is `\operatorname{argmax}` with its limits below.
  if (name === 'operatorname' && cursor.text[cursor.at] === '*') cursor.at++;
  if (name === 'AA' && /\d\s?$/.test(out)) return `${out}Å`;
  if (name === 'begin') return out + environment(cursor, mode, readers);
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
  return macro(cursor, mode, out, name, readers);
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
    else if (/^[„‚«‹]$/.test(symbol)) read(cursor, / /y);
  }
  const endsTwice = symbol.endsWith('.') && cursor.text[cursor.at] === '.';
  return endsTwice ? symbol.slice(0, -1) : symbol;
}

function macro(cursor: Cursor, mode: Mode, out: string, name: string, readers: Readers): string {
  const known = macros.get(name);
  if (known !== undefined) {
    skipToArgument(cursor);
    const shown = known(cursor, mode, readers.argument);
    return (shown === '' || shown.startsWith(' (') ? out.replace(/[~\s]$/, '') : out) + shown;
  }
  const close = cursor.text[cursor.at] === '{' ? closerOf(cursor, cursor.at) : -1;
  if (close < 0) return out + name;
  const inner = readers.within(cursor, cursor.at + 1, close, close + 1, mode);
  return out + (inner === '' ? name : inner);
}

function delimiter(cursor: Cursor): string {
  read(cursor, /\s*\.(?![\d])/y);
  return '';
}

function environment(cursor: Cursor, mode: Mode, readers: Readers): string {
  const name = readRaw(cursor);
  if (/^(?:array|tabular|alignat\*?)$/.test(name)) {
    read(cursor, /\[[^\]]{0,20}\]/y);
    readRaw(cursor);
  }
  const open = environmentBrackets.get(name)?.[0] ?? '';
  if (mode === 'math' || !mathEnvironments.has(name)) return open;
  const close = placeOf(cursor, `\\end{${name}}`);
  const end = close >= 0 ? close : cursor.at;
  return open + readers.within(cursor, cursor.at, end, end, 'math');
}
