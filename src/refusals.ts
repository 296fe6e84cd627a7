// Which lists a source has said are not open yet. It is forgotten with the process: the first tick asks again.
import type { Day } from './domain/edition.ts';
import type { Database } from './store/database.ts';

const refusals = new WeakMap<Database, Map<string, number>>();

const keyOf = (source: string, day: Day): string => `${source} ${day}`;

export function noteRefusal(db: Database, source: string, day: Day, now: number): void {
  const known = refusals.get(db) ?? new Map<string, number>();
  refusals.set(db, known.set(keyOf(source, day), now));
}

export function forgetRefusal(db: Database, source: string, day: Day): void {
  refusals.get(db)?.delete(keyOf(source, day));
}

/** When the source last said so, epoch ms; null where it has not. */
export function refusedAt(db: Database, source: string, day: Day): number | null {
  return refusals.get(db)?.get(keyOf(source, day)) ?? null;
}
