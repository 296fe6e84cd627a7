// A run of letters in stripped text: a word of English, or commands with what they apply to.

import { scriptLength } from './bare-scripts.ts';
import { cutWord } from './bare-words.ts';
import { type Cursor, read } from './cursor.ts';
import { macros } from './macros.ts';
import { ahead, braced, type Repair, upToShield } from './repair-readers.ts';
import { type Piece, segment } from './segment.ts';
import type { Surroundings } from './surroundings.ts';
import { functionNames } from './symbols.ts';
import { alienMacros, bracedMacros, signOf } from './words.ts';

const letters = /[A-Za-z]+/y;

export function word(cursor: Cursor, repair: Repair, trusted: boolean, out: string): string {
  const from = cursor.at;
  const run = upToShield(cursor, repair, letters);
  if (run.length === 1) return out + run;
  const macro = macroHere(cursor, run);
  if (macro !== undefined) {
    cursor.at = from;
    const front = segment(run.slice(0, -macro.length), 'strict') ?? [];
    return pieces(cursor, repair, [...front, { text: macro, kind: 'macro' }], out);
  }
  const close = braced(cursor);
  if (close >= 0 && isColour(cursor, run)) return out + repair.group(cursor, repair, close, false);
  const cuts = cutWord(run, surroundings(cursor, repair, trusted, out));
  if (cuts === undefined) return functionNames.has(run) ? withFunction(out, run) : out + run;
  cursor.at = from;
  return pieces(cursor, repair, cuts, out);
}

function surroundings(cursor: Cursor, repair: Repair, trusted: boolean, out: string): Surroundings {
  const hasScript = scriptLength(cursor) > 0;
  return { before: out.slice(-36), after: ahead(cursor, 24), trusted, hasScript, whole: repair.whole };
}

/** `²log` is `² log`. */
function withFunction(out: string, name: string): string {
  return /[^\x20-\x7e\s“”‘’–—]$/u.test(out) ? `${out} ${name}` : out + name;
}

const colours: ReadonlySet<string> = new Set(
  'red blue green cyan magenta violet purple orange teal brown black gray'.split(' '),
);

/** `blue{…}` was `\textcolor{blue}{…}`; so was any name in front of a braced address. */
function isColour(cursor: Cursor, run: string): boolean {
  return colours.has(run) || /^\{\s?https?:/.test(ahead(cursor, 10));
}

/** The command that ends the run and has its argument right here. */
function macroHere(cursor: Cursor, run: string): string | undefined {
  if (braced(cursor) >= 0) {
    if (bracedMacros.has(run)) return run;
    return [...alienMacros].find((name) => run.endsWith(name) && segment(run, 'strict') !== undefined);
  }
  if (spacedAccents.has(run) && /^[Α-ωϕϵ]/.test(ahead(cursor, 1))) return run;
  if (spacedAccents.has(run) && /^ [B-HJ-Zb-z](?![A-Za-z'’])/.test(ahead(cursor, 3))) return run;
  return alienMacros.has(run) && /^ ?[\p{L}\p{N}](?![a-z]{2,} )|^ [A-Z][a-z]+/u.test(ahead(cursor, 24))
    ? run
    : undefined;
}

const spacedAccents: ReadonlySet<string> = new Set(['tilde', 'hat', 'bar', 'vec']);

function pieces(cursor: Cursor, repair: Repair, cuts: readonly Piece[], out: string): string {
  const argument = (inner: Cursor, mode: 'text' | 'math') => bareArgument(inner, repair, mode === 'math');
  let shown = out;
  let reached = cursor.at;
  for (const { text, kind } of cuts) {
    if (cursor.at > reached) break;
    cursor.at += text.length;
    if (kind === 'macro') shown += macros.get(text)?.(cursor, 'math', argument) ?? text;
    else shown = withPiece(shown, text, kind);
    reached = kind === 'macro' ? reached + text.length : cursor.at;
  }
  return shown;
}

function withPiece(out: string, text: string, kind: Piece['kind']): string {
  const sign = kind === 'letter' ? text : (signOf(text) ?? text);
  return sign === text && kind === 'sign' && /[\p{L}\p{N})]$/u.test(out) ? `${out} ${sign}` : out + sign;
}

/** What a bare command applies to: a group, the next command, or one sign. */
function bareArgument(cursor: Cursor, repair: Repair, trusted: boolean): string {
  read(cursor, /\s+/y);
  const close = braced(cursor);
  if (close >= 0) return repair.group(cursor, repair, close, trusted);
  const from = cursor.at;
  const run = read(cursor, letters);
  const first = signOf(run) === undefined ? (segment(run, 'strict')?.[0]?.text ?? run.slice(0, 1)) : run;
  cursor.at = from + (first.length || (cursor.at < cursor.end ? 1 : 0));
  return signOf(first) ?? cursor.text.slice(from, cursor.at);
}
