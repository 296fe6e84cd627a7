// Mathematics whose backslashes are gone, as Hugging Face sends it. What has no mark that English lacks stays.

import { type Cursor, cursorAt, deepest, enter, type Meter } from './cursor.ts';
import { wholeText, withoutSpacing } from './evidence.ts';
import { gluedPlaces, lively } from './inert.ts';
import { linked } from './links.ts';
import { grow, type Output } from './output.ts';
import { ahead, braced, type Repair, upToShield } from './repair-readers.ts';
import { brace, script } from './repair-scripts.ts';
import { word } from './repair-words.ts';
import { findShields, type Shield } from './shields.ts';
import { signOf } from './words.ts';

/** Text without backslashes to text in which the marked mathematics is Unicode. */
export function repairStripped(text: string, meter: Meter = { steps: 0 }): string {
  meter.steps += text.length;
  const places = gluedPlaces(text);
  if (lively(text, 0, text.length, places) === text.length && !/!|:\/\//.test(text)) return text;
  const plainText = withoutSpacing(text, signOf);
  const glued = plainText === text ? places : gluedPlaces(plainText);
  const shields = findShields(plainText);
  return scan(
    cursorAt(plainText, meter),
    { shields, nextShield: 0, glued, whole: wholeText(plainText), group },
    false,
  );
}

const plain = /[^A-Za-z^_{}]+/y;

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
  const next = repair.shields[repair.nextShield]?.from ?? cursor.end;
  // Braces may close inside an address that began in them: then it lies behind the cursor, and is none.
  const stop = next > cursor.at ? Math.min(cursor.end, next) : cursor.end;
  return lively(cursor.text, cursor.at, stop, repair.glued);
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
