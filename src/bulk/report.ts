// What is said at the end of an import.
import type { Refused } from './records.ts';
import { type Counts, papersOf } from './tally.ts';

/** So many of what went wrong are named on the screen; all are counted. */
export const NAMED = 20;

const number = (count: number): string => count.toLocaleString('en');
const counted = (count: number, one: string): string => `${number(count)} ${one}${count === 1 ? '' : 's'}`;

/** `74,728 papers read: 74,000 new, 20 merged, 708 unchanged. 3 refused.` */
export function summary(counts: Counts): string {
  const { added, changed, unchanged, refused, lists } = counts;
  const from = lists === 0 ? '' : `, ${counted(lists, 'list')} among them`;
  const became = `${number(added)} new, ${number(changed)} merged, ${number(unchanged)} unchanged`;
  return `${counted(papersOf(counts), 'paper')} read${from}: ${became}. ${number(refused)} refused.`;
}

/** `papers.jsonl, line 7 (2503.00001): title: missing or empty`. Neither part is longer than a line. */
export const refusedLine = (file: string, { place, id, reason }: Refused): string =>
  `${file}, ${place}${id === null ? '' : ` (${id.slice(0, 40)})`}: ${reason.slice(0, 200)}`;

/** What a machine reads: one JSON line. */
export const refusedRecord = (file: string, refused: Pick<Refused, 'place' | 'id' | 'reason'>): string =>
  `${JSON.stringify({ file, place: refused.place, id: refused.id, reason: refused.reason })}\n`;

/** What follows the first twenty; empty where there is nothing. */
export function moreRefused(count: number, written: string | null): string[] {
  const left = count - NAMED;
  if (written !== null) return count > 0 ? [`  All of them are in ${written}.`] : [];
  return left > 0 ? [`  … and ${number(left)} more; --refused FILE writes all of them.`] : [];
}
