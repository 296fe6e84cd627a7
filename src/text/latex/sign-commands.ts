// Commands of one sign: brackets of mathematics, accents, spaces, and signs that had to be escaped.

import { accentSigns, accentText } from './accents.ts';
import { braceKind } from './bare-braces.ts';
import { type Cursor, placeOf, read } from './cursor.ts';
import type { Argument, Mode } from './macros.ts';

/** The reader's own functions, handed in because this file is one of its parts. */
export type Readers = {
  readonly argument: Argument;
  readonly within: (cursor: Cursor, from: number, end: number, behind: number, mode: Mode) => string;
};

/** `\(`, `\[`, accents, escaped signs, spaces: what has no letters behind the backslash. */
export function signCommand(cursor: Cursor, mode: Mode, out: string, readers: Readers): string {
  const sign = cursor.text[cursor.at] ?? '';
  if (cursor.at >= cursor.end) return out;
  cursor.at++;
  switch (sign) {
    case '(':
    case '[':
      return out + bracketed(cursor, readers, sign === '(' ? '\\)' : '\\]');
    case ')':
    case ']':
    case '!':
    case '-':
    case '/':
    case '@':
      return out;
    case ',':
      return /\d$/.test(out) && /^\d{3}(?!\d)/.test(cursor.text.slice(cursor.at, cursor.at + 4))
        ? `${out},`
        : `${out} `;
    case ';':
    case ':':
    case '>':
    case ' ':
    case '\n':
      return `${out} `;
    case '\\':
      read(cursor, /\*?(?:\[\d[^\]]{0,9}\])?\s*/y);
      return mode === 'math' ? `${out.trimEnd()}; ` : `${out} `;
    case '|':
      return `${out}‖`;
    case '{':
      return out + literalBrace(cursor, out);
    default:
      return out + accented(cursor, mode, sign, readers);
  }
}

/** A blank keeps the brace of a set from being taken for an argument that lost its command: `1\{A\}`. */
function literalBrace(cursor: Cursor, out: string): string {
  const close = placeOf(cursor, '\\}');
  if (close < 0 || close - cursor.at > 60) return '{';
  const content = cursor.text.slice(cursor.at, close).replaceAll('\\', '');
  return braceKind(out, content, cursor.text[close + 2] ?? '') === 'sign' ? '{' : ' {';
}

function bracketed(cursor: Cursor, { within }: Readers, closer: string): string {
  const close = placeOf(cursor, closer);
  if (close < 0) return '';
  return within(cursor, cursor.at, close, close + 2, 'math');
}

/** `\"o` is ö; where no letter takes the accent, the sign was escaped or meant as a quotation mark. */
function accented(cursor: Cursor, mode: Mode, sign: string, { argument }: Readers): string {
  const mark = accentSigns.get(sign);
  const next = cursor.text[cursor.at] ?? '';
  if (mark === undefined || mode === 'math' || !/[\p{L}{\\]/u.test(next)) return sign;
  if (sign === "'" && isApostrophe(cursor)) return sign;
  if (/^[\^~]$/.test(sign) && read(cursor, /\{\}/y) !== '') return sign;
  const content = argument(cursor, 'text');
  const letter = accentText(mark, content);
  return [...letter].length <= [...content].length ? letter : sign + content;
}

/** `query\'s` and `don\'t` were escaped by a program, not accented by an author. */
function isApostrophe({ text, at }: Cursor): boolean {
  const ending = /^[st](?![\p{L}{])/u.test(text.slice(at, at + 2));
  return ending && /[a-z]\\'$/.test(text.slice(Math.max(0, at - 3), at));
}
