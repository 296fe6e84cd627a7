// Finds the edition that is asked for and gathers what is known of it, so that views can speak truthfully.

import { addDays } from './domain/calendar.ts';
import { covers, type Day } from './domain/edition.ts';
import { refusedAt } from './refusals.ts';
import type { Source } from './sources/source.ts';
import type { Database } from './store/database.ts';
import { editionAfter, editionOf, newestEdition, type StoredEdition } from './store/editions.ts';
import { sourceState } from './store/sources.ts';
import type { DueList, EditionFacts } from './views/edition.ts';

/** The day whose list a source keeps open at this instant, by its rule. */
export function listDayAt(source: Source, now: number): Day {
  const utcDay = new Date(now).toISOString().slice(0, 10);
  return [addDays(utcDay, 1), utcDay].find((day) => source.hours(day).opensAt <= now) ?? addDays(utcDay, -1);
}

/**
 * The list that should be open at this instant by the source's rule, or a later one that has opened before its time, as
 * far as these categories go.
 */
export async function dueList(
  db: Database,
  source: Source,
  now: number,
  categories: readonly string[] = [],
): Promise<DueList> {
  const wasRead = async (day: Day) => {
    const edition = await editionOf(db, source.name, day);
    return edition !== null && edition.asOf <= now && covers(edition, categories);
  };
  const byRule = listDayAt(source, now);
  const next = addDays(byRule, 1);
  const day = (await wasRead(next)) ? next : byRule;
  const notRead = refusedAt(db, source.name, day) === null ? 'unread' : 'refused';
  const { failingSince } = await sourceState(db, source.name);
  const is = (await wasRead(day)) ? 'read' : notRead;
  return { day, is, categories, opensAt: source.hours(day).opensAt, failingSince };
}

interface OpenList {
  readonly day: Day;
  /** Whether it has been read, or only the rule says that it is open. */
  readonly seen: boolean;
}

// The rule, corrected by what the source has answered: a list may open earlier, or be refused when it should be open.
async function openList(db: Database, source: Source, now: number): Promise<OpenList> {
  const { day, is } = await dueList(db, source, now);
  if (is !== 'refused') return { day, seen: is === 'read' };
  const before = addDays(day, -1);
  const edition = await editionOf(db, source.name, before);
  return { day: before, seen: edition !== null && edition.asOf <= now };
}

/** The newest edition that holds a paper and was read for these categories; null where there is none. */
export async function newestFacts(
  db: Database,
  source: Source,
  now: number,
  categories: readonly string[] = [],
): Promise<EditionFacts | null> {
  const open = await openList(db, source, now);
  const newest = await newestEdition(db, source.name, open.day, categories);
  return newest && factsOf(db, source, newest, open);
}

/** The edition of a day as stored; null where that day was never read. */
export async function factsFor(
  db: Database,
  source: Source,
  day: Day,
  now: number,
): Promise<EditionFacts | null> {
  const edition = await editionOf(db, source.name, day);
  return edition && factsOf(db, source, edition, await openList(db, source, now));
}

async function factsOf(
  db: Database,
  source: Source,
  edition: StoredEdition,
  open: OpenList,
): Promise<EditionFacts> {
  const { day, state, count, asOf } = edition;
  return {
    sourceTitle: source.title,
    day,
    state,
    count,
    asOf,
    closesAt: source.hours(day).closesAt,
    listDay: open.day,
    listSeen: open.seen,
    source: await sourceState(db, source.name),
    previous: (await newestEdition(db, source.name, addDays(day, -1)))?.day ?? null,
    next: (await editionAfter(db, source.name, day))?.day ?? null,
  };
}
