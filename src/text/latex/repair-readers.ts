// What the readers of stripped text share: what is known of the whole text, and how to look ahead in it.

import { type Cursor, closerOf, read } from './cursor.ts';
import type { WholeText } from './evidence.ts';
import type { Shield } from './shields.ts';

export type Repair = {
  /** Addresses, which stay as they are. */
  readonly shields: readonly Shield[];
  nextShield: number;
  /** Where commands' names may stick to other letters. */
  readonly glued: readonly number[];
  /** What the text as a whole says about single words. */
  readonly whole: WholeText;
  /** Reads what stands in the braces under the cursor; `close` is the place of their end. */
  readonly group: (cursor: Cursor, repair: Repair, close: number, trusted: boolean) => string;
};

export function ahead(cursor: Cursor, length: number): string {
  return cursor.text.slice(cursor.at, Math.min(cursor.end, cursor.at + length));
}

export function braced(cursor: Cursor): number {
  return cursor.text[cursor.at] === '{' ? closerOf(cursor, cursor.at) : -1;
}

/** Reads a run, but not into an address. */
export function upToShield(cursor: Cursor, repair: Repair, sticky: RegExp): string {
  const from = cursor.at;
  const run = read(cursor, sticky);
  const stop = repair.shields[repair.nextShield]?.from ?? Number.POSITIVE_INFINITY;
  if (stop > from && stop < cursor.at) cursor.at = stop;
  return run.slice(0, cursor.at - from);
}
