// Braces and scripts in stripped text, with or without a command that went before them.

import { inAlphabet } from './alphabets.ts';
import { braceKind } from './bare-braces.ts';
import { canCarry, raisedWords, scriptLength } from './bare-scripts.ts';
import { type Cursor, closerOf } from './cursor.ts';
import { denominator } from './fractions.ts';
import { ahead, braced, type Repair } from './repair-readers.ts';
import { type Script, toScript } from './scripts.ts';
import { segment } from './segment.ts';
import { alienWords, isGreek, signOf } from './words.ts';

export function brace(cursor: Cursor, repair: Repair, trusted: boolean, out: string): string {
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
  if (kind === 'style') cursor.at += content.indexOf(' ') + 1;
  if (kind === 'group' || kind === 'style')
    return out + repair.group(cursor, repair, close, kind === 'group');
  if (kind === 'fraction') return `${out}/${denominator(repair.group(cursor, repair, close, true))}`;
  return `${out}{${repair.group(cursor, repair, close, false)}}`;
}

export function script(cursor: Cursor, repair: Repair, trusted: boolean, kind: Script, out: string): string {
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
  if (kind === '^' && /^(?:prime){2,3}$/.test(content)) {
    cursor.at = close + 1;
    return '′'.repeat(content.length / 'prime'.length);
  }
  if (isLabel(content)) {
    cursor.at = close + 1;
    return content;
  }
  if (/^(?:bf|it|rm|tt|sf) /.test(content)) cursor.at += 3;
  return repair.group(cursor, repair, close, true);
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
