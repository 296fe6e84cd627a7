// Reads lists that are not stored while a person waits: one after another, and only as long as anybody would.
import type { Day } from '../domain/edition.ts';
import { listDayAt } from '../editions.ts';
import { ingestDay } from '../ingest.ts';
import { isResting } from '../source-notes.ts';
import type { Source } from '../sources/source.ts';
import { editionsBetween } from '../store/spans.ts';
import type { Context } from './command.ts';
import { PATIENCE, withPatience } from './sources.ts';

/**
 * Reads those of `days` (in order) that have begun and are not stored, the newest first; gives those that could not be
 * asked for. A source that has failed lately is left alone.
 */
export async function readMissing(
  days: readonly Day[],
  source: Source,
  context: Context,
): Promise<readonly Day[]> {
  const missing = await notStored(days, source, context);
  if (missing.length === 0 || (await isResting(context, source.name))) return missing;
  const over = new AbortController();
  const enough = new AbortController();
  context.clock.limit(PATIENCE, over.signal).then(
    () => enough.abort(),
    () => {},
  );
  let unread = missing;
  while (unread.length > 0 && !enough.signal.aborted) {
    const day = unread.at(-1) ?? '';
    if (!(await withPatience(source, context, (signal) => ingestDay(context, source, day, signal)))) break;
    unread = unread.slice(0, -1);
  }
  over.abort();
  return unread;
}

async function notStored(
  days: readonly Day[],
  source: Source,
  { db, now }: Context,
): Promise<readonly Day[]> {
  const begun = days.filter((day) => day <= listDayAt(source, now));
  const [first, last] = [begun[0], begun.at(-1)];
  if (first === undefined || last === undefined) return [];
  const stored = new Set((await editionsBetween(db, source.name, first, last)).map(({ day }) => day));
  return begun.filter((day) => !stored.has(day));
}
