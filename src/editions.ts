// Finds the edition that is asked for and gathers what is known of it, so that views can speak truthfully.

import { addDays } from './domain/calendar.ts';
import type { Day } from './domain/edition.ts';
import type { Source } from './sources/source.ts';
import type { Database } from './store/database.ts';
import { editionAfter, editionOf, newestEdition, type StoredEdition } from './store/editions.ts';
import { sourceState } from './store/sources.ts';
import type { EditionFacts } from './views/edition.ts';

/** The day whose list a source keeps open at this instant. */
export function listDayAt(source: Source, now: number): Day {
  const utcDay = new Date(now).toISOString().slice(0, 10);
  return [addDays(utcDay, 1), utcDay].find((day) => source.hours(day).opensAt <= now) ?? addDays(utcDay, -1);
}

/** The newest edition that holds a paper; null in an empty store. */
export async function newestFacts(db: Database, source: Source, now: number): Promise<EditionFacts | null> {
  const newest = await newestEdition(db, source.name, listDayAt(source, now));
  return newest && factsOf(db, source, newest, now);
}

/** The edition of a day as stored; null where that day was never read. */
export async function factsFor(
  db: Database,
  source: Source,
  day: Day,
  now: number,
): Promise<EditionFacts | null> {
  const edition = await editionOf(db, source.name, day);
  return edition && factsOf(db, source, edition, now);
}

async function factsOf(
  db: Database,
  source: Source,
  edition: StoredEdition,
  now: number,
): Promise<EditionFacts> {
  const { day, state, count, asOf } = edition;
  return {
    sourceTitle: source.title,
    day,
    state,
    count,
    asOf,
    closesAt: source.hours(day).closesAt,
    listDay: listDayAt(source, now),
    source: await sourceState(db, source.name),
    previous: (await newestEdition(db, source.name, addDays(day, -1)))?.day ?? null,
    next: (await editionAfter(db, source.name, day))?.day ?? null,
  };
}
