// A place in a text that is being read, and the pairs of braces found beforehand, so that no reading looks twice.

import type { Shield } from './shields.ts';

/** Counts the signs that were looked at: the measure of work that a test can check without a clock. */
export type Meter = { steps: number };

export type Cursor = {
  readonly text: string;
  /** For each `{` the index of its `}`; 0 where there is none. */
  readonly closers: Int32Array;
  readonly meter: Meter;
  /** The text shows that its author writes TeX. */
  readonly hasTex: boolean;
  /** What is written with LaTeX's signs and is none. */
  readonly literals: readonly Shield[];
  /** Where each closing command was last found, so that nothing is searched for twice. */
  readonly found: Map<string, number>;
  at: number;
  readonly end: number;
  depth: number;
};

/** Groups inside more groups than this are read flat, so that hostile input cannot exhaust the stack. */
export const deepest = 40;

const noClosers = new Int32Array(0);

function findClosers(text: string, meter: Meter): Int32Array {
  if (!text.includes('{')) return noClosers;
  const closers = new Int32Array(text.length);
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 123) open.push(at);
    else if (code === 125) {
      const opener = open.pop();
      if (opener !== undefined) closers[opener] = at;
    }
  }
  meter.steps += text.length;
  return closers;
}

export function cursorAt(text: string, meter: Meter, literals: readonly Shield[] = []): Cursor {
  const hasTex = text.includes('$') && /[\\^]|_\{|(?<![A-Za-z])[A-Za-z]_[A-Za-z\d](?![A-Za-z\d_])/.test(text);
  return {
    text,
    closers: findClosers(text, meter),
    meter,
    hasTex,
    literals,
    found: new Map(),
    at: 0,
    end: text.length,
    depth: 0,
  };
}

/** The index of the brace that closes the one at `at`, or -1 if none does before the cursor's end. */
export function closerOf(cursor: Cursor, at: number): number {
  const close = cursor.closers[at] ?? 0;
  return close > at && close < cursor.end ? close : -1;
}

/** A cursor over a part of the text; the outer cursor moves behind it. */
export function enter(cursor: Cursor, from: number, end: number, behind: number): Cursor {
  cursor.at = behind;
  return { ...cursor, at: from, end, depth: cursor.depth + 1 };
}

/** The next place of a command at or behind the cursor and before its end, or -1. */
export function placeOf(cursor: Cursor, command: string): number {
  let place = cursor.found.get(command);
  if (place === undefined || (place >= 0 && place < cursor.at)) {
    place = cursor.text.indexOf(command, cursor.at);
    cursor.meter.steps += (place < 0 ? cursor.text.length : place) - cursor.at;
    cursor.found.set(command, place);
  }
  return place < cursor.end ? place : -1;
}

export function skipSpaces(cursor: Cursor): void {
  while (cursor.at < cursor.end && /\s/.test(cursor.text[cursor.at] ?? '')) cursor.at++;
}

/** Reads with a sticky pattern, never beyond the cursor's end. */
export function read(cursor: Cursor, sticky: RegExp): string {
  sticky.lastIndex = cursor.at;
  const found = sticky.exec(cursor.text)?.[0].slice(0, cursor.end - cursor.at) ?? '';
  cursor.at += found.length;
  cursor.meter.steps += found.length + 1;
  return found;
}

/** `[…]` right here, without the brackets; '' and no move if there is none within a short distance. */
export function readOption(cursor: Cursor): string {
  if (cursor.text[cursor.at] !== '[') return '';
  const close = cursor.text.slice(cursor.at, Math.min(cursor.end, cursor.at + 120)).indexOf(']');
  if (close < 0) return '';
  const option = cursor.text.slice(cursor.at + 1, cursor.at + close);
  cursor.at += close + 1;
  return option;
}

/** A braced argument as it stands in the text, unread; '' and no move if there is none. */
export function readRaw(cursor: Cursor): string {
  const close = cursor.text[cursor.at] === '{' ? closerOf(cursor, cursor.at) : -1;
  if (close < 0) return '';
  const raw = cursor.text.slice(cursor.at + 1, close);
  cursor.at = close + 1;
  return raw;
}
