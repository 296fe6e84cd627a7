// Whether a list that was just read is whole. The hours of a source are a rule of thumb; what was seen corrects it.
import { type EditionState, hasGrown } from './domain/edition.ts';
import type { DayList, Source } from './sources/source.ts';
import type { Database } from './store/database.ts';
import { editionOf, listedPapers, newestEdition } from './store/editions.ts';

const HOUR = 3_600_000;
/** Readings past its time that agree over so long say that a list is final. */
const STEADY = 2 * HOUR;
/** After it nothing is waited for any more. */
const LONG_OVER = 24 * HOUR;

/**
 * A list is final when a later one has papers; or when its time is over and since then no paper has come for two hours.
 * Its time alone is no proof: it may be wrong by an hour.
 */
export async function stateOf(
  db: Database,
  source: Source,
  list: DayList,
  now: number,
): Promise<EditionState> {
  const { name } = source;
  const { closesAt } = source.hours(list.day);
  const known = await editionOf(db, name, list.day);
  const listed = new Set(await listedPapers(db, name, list.day));
  const newest = await newestEdition(db, name);
  // A reading from the future (the clock has been set back, or the seeds) says nothing about now.
  const laterBegan = newest !== null && newest.day > list.day && newest.asOf <= now;
  const grown = known === null || hasGrown(known, listed, list.papers);
  const steady = !grown && now - Math.max(known.steadySince, closesAt) >= STEADY;
  if (!laterBegan && !steady && now - closesAt < LONG_OVER) return 'open';
  return list.papers.length === 0 && listed.size === 0 ? 'empty' : 'closed';
}
