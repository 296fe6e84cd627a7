// Asks each source for what can still change and saves it. A source that fails keeps its last good state and never
// stops another.
import { addDays } from './domain/calendar.ts';
import type { Day, EditionState } from './domain/edition.ts';
import { SourceError } from './domain/errors.ts';
import { listDayAt } from './editions.ts';
import type { Clock } from './ops/clock.ts';
import type { Log } from './ops/log.ts';
import type { DayList, Source } from './sources/source.ts';
import type { Database } from './store/database.ts';
import { editionOf, newestEdition, type StoredEdition, saveEdition } from './store/editions.ts';
import { saveUpdates } from './store/papers.ts';
import { saveSourceState, sourceState } from './store/sources.ts';

const MINUTE = 60_000;
/** Two readings of a list past its time that agree over so long say that it is final. */
const STEADY = 2 * 60 * MINUTE;
const LONGEST_PAUSE = 30 * MINUTE;

export interface IngestDeps {
  readonly db: Database;
  readonly sources: readonly Source[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Reads every list that is due. Never rejects for a source's fault. */
export async function ingest(deps: IngestDeps): Promise<void> {
  await Promise.all(deps.sources.map((source) => ingestSource(deps, source)));
}

async function ingestSource(deps: IngestDeps, source: Source): Promise<void> {
  const state = await sourceState(deps.db, source.name);
  if (state.nextTryAt > deps.clock.now()) return;
  for (const day of await dueDays(deps, source)) {
    if (!(await ingestDay(deps, source, day))) return;
  }
}

/**
 * Reads one day's list and saves it with what it says about the source; false where the source failed. A day that
 * is not open yet saves nothing.
 */
export async function ingestDay(
  deps: IngestDeps,
  source: Source,
  day: Day,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    const list = await source.list(day, signal);
    await saveList(deps, source, list);
    await noteAnswer(deps, source);
    return true;
  } catch (error) {
    if (error instanceof SourceError && error.reason === 'not-open') return true;
    if (!(error instanceof SourceError)) throw error;
    await noteFailure(deps, source, error);
    return false;
  }
}

async function dueDays({ db, clock }: IngestDeps, source: Source): Promise<Day[]> {
  const now = clock.now();
  const last = listDayAt(source, now);
  const days = Array.from({ length: source.lookBackDays + 1 }, (_, back) => addDays(last, -back));
  const editions = await Promise.all(days.map((day) => editionOf(db, source.name, day)));
  return days.filter((_, index) => isDue(editions[index] ?? null, source, now));
}

// A reading from the future (the clock has been set back, or the seeds) says nothing about now.
const isDue = (edition: StoredEdition | null, { paceMs }: Source, now: number): boolean =>
  edition === null || (edition.state === 'open' && (edition.asOf > now || now - edition.asOf >= paceMs));

async function saveList({ db, clock, log }: IngestDeps, source: Source, list: DayList): Promise<void> {
  const now = clock.now();
  const { day, papers, rejected } = list;
  for (const { id, reason } of rejected)
    log.warn({ source: source.name, day, id, reason }, 'entry put aside');
  const known = await editionOf(db, source.name, day);
  const state = await stateOf(db, source, list, known, now);
  await saveEdition(db, { source: source.name, day, state, papers, kinds: list.kinds }, now);
  await saveUpdates(db, list.updates ?? [], now);
  log.debug({ source: source.name, day, state, papers: papers.length }, 'list read');
}

// A list is final when its time is over and either a later list has begun or readings some hours apart agree. The
// time alone is a rule of thumb that may be wrong by an hour.
async function stateOf(
  db: Database,
  source: Source,
  list: DayList,
  known: StoredEdition | null,
  now: number,
): Promise<EditionState> {
  if (now < source.hours(list.day).closesAt) return 'open';
  const grown = known === null || list.papers.length > known.count;
  const steady = !grown && now - known.steadySince >= STEADY;
  const newest = await newestEdition(db, source.name);
  const laterBegan = newest !== null && newest.day > list.day;
  const longOver = now - source.hours(list.day).closesAt >= 24 * 60 * MINUTE;
  if (!steady && !laterBegan && !longOver) return 'open';
  return list.papers.length === 0 && (known?.count ?? 0) === 0 ? 'empty' : 'closed';
}

/** Notes that a source has answered well. */
export async function noteAnswer({ db, clock, log }: IngestDeps, source: Source): Promise<void> {
  const { failingSince } = await sourceState(db, source.name);
  await saveSourceState(db, source.name, {
    lastSuccessAt: clock.now(),
    failingSince: null,
    failures: 0,
    lastError: null,
    nextTryAt: 0,
  });
  if (failingSince !== null) log.info({ source: source.name }, 'source answers again');
}

/** Notes a fault of a source and when to ask it again; logs the first of several. */
export async function noteFailure(
  { db, clock, log }: IngestDeps,
  source: Source,
  error: SourceError,
): Promise<void> {
  const now = clock.now();
  const before = await sourceState(db, source.name);
  const failures = before.failures + 1;
  const pause = Math.min(LONGEST_PAUSE, MINUTE * 2 ** (failures - 1));
  await saveSourceState(db, source.name, {
    lastSuccessAt: before.lastSuccessAt,
    failingSince: before.failingSince ?? now,
    failures,
    lastError: error.message,
    nextTryAt: now + Math.max(pause, error.retryAfterMs ?? 0),
  });
  if (failures === 1) log.warn({ source: source.name, reason: error.message }, 'source does not answer');
}
