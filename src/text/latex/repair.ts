// Mathematics whose backslashes are gone, as Hugging Face sends it. What has no mark that English lacks stays.

import { inAlphabet } from './alphabets.ts';
import { braceKind } from './bare-braces.ts';
import { canCarry, raisedWords, scriptLength } from './bare-scripts.ts';
import { cutWord } from './bare-words.ts';
import { type Cursor, closerOf, cursorAt, deepest, enter, type Meter, read } from './cursor.ts';
import { type WholeText, wholeText, withoutSpacing } from './evidence.ts';
import { denominator } from './fractions.ts';
import { holdsGlued, lively } from './inert.ts';
import { linked } from './links.ts';
import { macros } from './macros.ts';
import { grow, type Output } from './output.ts';
import { type Script, toScript } from './scripts.ts';
import { type Piece, segment } from './segment.ts';
import { findShields, type Shield } from './shields.ts';
import type { Surroundings } from './surroundings.ts';
import { functionNames } from './symbols.ts';
import { alienMacros, alienWords, bracedMacros, isGreek, signOf } from './words.ts';

/** What the readers below share: the text's addresses, and what the whole of it says about single words. */
type Repair = {
  readonly shields: readonly Shield[];
  nextShield: number;
  readonly mayBeGlued: boolean;
  readonly whole: WholeText;
};

/** Text without backslashes to text in which the marked mathematics is Unicode. */
export function repairStripped(text: string, meter: Meter = { steps: 0 }): string {
  const mayBeGlued = holdsGlued(text);
  meter.steps += text.length;
  if (lively(text, 0, text.length, mayBeGlued) === text.length && !/!|:\/\//.test(text)) return text;
  const plainText = withoutSpacing(text, signOf);
  const shields = findShields(plainText);
  return scan(
    cursorAt(plainText, meter),
    { shields, nextShield: 0, mayBeGlued, whole: wholeText(plainText) },
    false,
  );
}

const plain = /[^A-Za-z^_{}]+/y;
const letters = /[A-Za-z]+/y;

function scan(cursor: Cursor, repair: Repair, trusted: boolean): string {
  const out: Output = { settled: '', tail: '' };
  while (cursor.at < cursor.end) grow(out, (tail) => onward(cursor, repair, trusted, tail));
  return out.settled + out.tail;
}

function onward(cursor: Cursor, repair: Repair, trusted: boolean, out: string): string {
  const shield = shieldAt(cursor, repair);
  if (shield !== undefined) return withAddress(out, address(cursor, repair, shield));
  const plainEnd = trusted ? cursor.at : plainUntil(cursor, repair);
  if (plainEnd === cursor.at) return step(cursor, repair, trusted, out);
  const english = cursor.text.slice(cursor.at, plainEnd);
  cursor.at = plainEnd;
  cursor.meter.steps += english.length;
  return out + english;
}

function shieldAt(cursor: Cursor, repair: Repair): Shield | undefined {
  let shield = repair.shields[repair.nextShield];
  while (shield !== undefined && shield.end <= cursor.at) shield = repair.shields[++repair.nextShield];
  return shield !== undefined && shield.from <= cursor.at && shield.end <= cursor.end ? shield : undefined;
}

function plainUntil(cursor: Cursor, repair: Repair): number {
  const stop = repair.shields[repair.nextShield]?.from ?? cursor.end;
  return lively(cursor.text, cursor.at, Math.min(cursor.end, stop), repair.mayBeGlued);
}

/** An address, and the words of its link when they hang on it in braces. */
function address(cursor: Cursor, repair: Repair, shield: Shield): string {
  const url = cursor.text.slice(cursor.at, shield.end);
  cursor.at = shield.end;
  if (/^ \{[^{}]{1,80}\}/.test(ahead(cursor, 84))) cursor.at++;
  const close = braced(cursor);
  return close < 0 ? url : linked(url, group(cursor, repair, close, false));
}

/** An address glued to the word before it was a footnote. */
function withAddress(out: string, shown: string): string {
  const isFootnote = /^https?:/.test(shown) && /[A-Za-z]{3,}$/.test(out) && !notFootnote.test(out);
  return isFootnote ? `${out} (${shown})` : out + shown;
}

const notFootnote = /(?:github|url|link|with|from|(?<![A-Za-z])(?:via|the|and|see))$/i;

function group(cursor: Cursor, repair: Repair, close: number, trusted: boolean): string {
  const from = cursor.at + 1;
  if (cursor.depth < deepest) return scan(enter(cursor, from, close, close + 1), repair, trusted);
  cursor.at = close + 1;
  return cursor.text.slice(from, close).replace(/[{}]/g, '');
}

function step(cursor: Cursor, repair: Repair, trusted: boolean, out: string): string {
  const sign = cursor.text[cursor.at] ?? '';
  if (/[A-Za-z]/.test(sign)) return word(cursor, repair, trusted, out);
  if (sign === '^' || sign === '_') return script(cursor, repair, trusted, sign, out);
  if (sign === '{') return brace(cursor, repair, trusted, out);
  if (sign === '}') {
    cursor.at++;
    return trusted ? out : `${out}}`;
  }
  return out + upToShield(cursor, repair, plain);
}

/** Reads a run, but not into an address. */
function upToShield(cursor: Cursor, repair: Repair, sticky: RegExp): string {
  const from = cursor.at;
  const run = read(cursor, sticky);
  const stop = repair.shields[repair.nextShield]?.from ?? Number.POSITIVE_INFINITY;
  if (stop > from && stop < cursor.at) cursor.at = stop;
  return run.slice(0, cursor.at - from);
}

function word(cursor: Cursor, repair: Repair, trusted: boolean, out: string): string {
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
  if (close >= 0 && isColour(cursor, run)) return out + group(cursor, repair, close, false);
  const cuts = cutWord(run, surroundings(cursor, repair, trusted, out));
  if (cuts === undefined) return functionNames.has(run) ? withFunction(out, run) : out + run;
  cursor.at = from;
  return pieces(cursor, repair, cuts, out);
}

function surroundings(cursor: Cursor, repair: Repair, trusted: boolean, out: string): Surroundings {
  const hasScript = scriptLength(cursor) > 0;
  return { before: out.slice(-24), after: ahead(cursor, 24), trusted, hasScript, whole: repair.whole };
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

function ahead(cursor: Cursor, length: number): string {
  return cursor.text.slice(cursor.at, Math.min(cursor.end, cursor.at + length));
}

function braced(cursor: Cursor): number {
  return cursor.text[cursor.at] === '{' ? closerOf(cursor, cursor.at) : -1;
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
  if (close >= 0) return group(cursor, repair, close, trusted);
  const from = cursor.at;
  const run = read(cursor, letters);
  const first = signOf(run) === undefined ? (segment(run, 'strict')?.[0]?.text ?? run.slice(0, 1)) : run;
  cursor.at = from + (first.length || (cursor.at < cursor.end ? 1 : 0));
  return signOf(first) ?? cursor.text.slice(from, cursor.at);
}

function brace(cursor: Cursor, repair: Repair, trusted: boolean, out: string): string {
  const close = closerOf(cursor, cursor.at);
  if (close < 0) {
    cursor.at++;
    return trusted ? out : `${out}{`;
  }
  const content = cursor.text.slice(cursor.at + 1, close);
  const behind = cursor.text[close + 1] ?? '';
  const kind = trusted ? 'group' : braceKind(out, content, behind);
  if (kind === 'link') {
    cursor.at = close + 1;
    return out;
  }
  if (kind === 'script') {
    cursor.at = close + 1;
    return out + inAlphabet('script', content.slice(4));
  }
  if (kind === 'style') cursor.at += content.indexOf(' ');
  if (kind === 'group' || kind === 'style') return out + group(cursor, repair, close, kind === 'group');
  if (kind === 'fraction') return `${out}/${denominator(group(cursor, repair, close, true))}`;
  return `${out}{${group(cursor, repair, close, false)}}`;
}

function script(cursor: Cursor, repair: Repair, trusted: boolean, kind: Script, out: string): string {
  const length = scriptLength(cursor);
  const isBraced = cursor.text[cursor.at + 1] === '{';
  const isDegree = kind === '^' && /\d $/.test(out.slice(-2)) && /^\^\{?circ/.test(ahead(cursor, 6));
  cursor.at++;
  if (length === 0 || !(trusted || isBraced || isDegree || canCarry(out, kind, ahead(cursor, 4))))
    return out + kind;
  const base = isDegree ? out.trimEnd() : out;
  if (isBraced) return base + toScript(kind, bracedScript(cursor, repair, kind));
  const raw = ahead(cursor, length);
  cursor.at += length;
  return base + toScript(kind, signOf(raw) ?? raw);
}

function bracedScript(cursor: Cursor, repair: Repair, kind: Script): string {
  const close = braced(cursor);
  const content = cursor.text.slice(cursor.at + 1, close);
  if (kind === '^' && raisedWords.has(content)) {
    cursor.at = close + 1;
    return signOf(content) ?? content;
  }
  if (isLabel(content)) {
    cursor.at = close + 1;
    return content;
  }
  if (/^(?:bf|it|rm|tt|sf) /.test(content)) cursor.at += 3;
  return group(cursor, repair, close, true);
}

/** A word alone in a script is a label, `T_{sim}`, unless it is a letter or stands in scripts anyway. */
function isLabel(content: string): boolean {
  return (
    /^[A-Za-z]{2,}$/.test(content) &&
    !isGreek(content) &&
    !alienWords.has(content) &&
    !soloSigns.has(content) &&
    (segment(content, 'strict')?.length ?? 0) < 2
  );
}

const soloSigns: ReadonlySet<string> = new Set(
  'infty ell emptyset varnothing perp pm mp ast circ prime star top'.split(' '),
);
