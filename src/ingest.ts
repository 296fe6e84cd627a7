// Asks each source for what can still change and saves it. A source that fails keeps its last good state and never
// stops another.
import type { Day } from './domain/edition.ts';
import { SourceError } from './domain/errors.ts';
import { dueDays } from './due-days.ts';
import { stateOf } from './edition-state.ts';
import { listDayAt } from './editions.ts';
import type { Clock } from './ops/clock.ts';
import type { Log } from './ops/log.ts';
import { forgetRefusal, noteRefusal } from './refusals.ts';
import { isResting, noteAnswer, noteFailure } from './source-notes.ts';
import type { DayList, Source } from './sources/source.ts';
import type { Database } from './store/database.ts';
import { closeBefore, saveEdition } from './store/editions.ts';
import { saveUpdates } from './store/papers.ts';

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

// A list that cannot be read does not keep the others from being read; a source that is away is asked no more. A list
// that cannot be read again is as whole as it will be.
async function ingestSource(deps: IngestDeps, source: Source): Promise<void> {
  if (source.lookBackDays === 0) await closeBefore(deps.db, source.name, listDayAt(source, deps.clock.now()));
  if ((await isResting(deps, source.name)) || !(await hasLists(source))) return;
  let answered = false;
  let fault: SourceError | null = null;
  for (const day of await dueDays(deps, source)) {
    const failed = await readDay(deps, source, day);
    answered ||= failed === null;
    fault ??= failed;
    if (failed && failed.reason !== 'unreadable') break;
  }
  if (fault) await noteFailure(deps, source.name, fault, answered);
  else if (answered) await noteAnswer(deps, source.name);
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
  if (!(await hasLists(source))) return true;
  const fault = await readDay(deps, source, day, signal);
  if (fault) await noteFailure(deps, source.name, fault);
  else await noteAnswer(deps, source.name);
  return fault === null;
}

const hasLists = async (source: Source): Promise<boolean> => (await source.wanted?.())?.length !== 0;

// Null where the source answered, also with "not open yet" or "I have no such list".
async function readDay(
  deps: IngestDeps,
  source: Source,
  day: Day,
  signal?: AbortSignal,
): Promise<SourceError | null> {
  const { db, clock, log } = deps;
  try {
    await saveList(deps, source, await source.list(day, signal));
    forgetRefusal(db, source.name, day);
    return null;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { reason, message } = error;
    if (reason !== 'not-open' && reason !== 'not-found') return error;
    noteRefusal(db, source.name, day, clock.now());
    log.debug({ source: source.name, day, reason: message }, 'no list');
    return null;
  }
}

async function saveList({ db, clock, log }: IngestDeps, source: Source, list: DayList): Promise<void> {
  const now = clock.now();
  const { day, papers, rejected, kinds, categories } = list;
  for (const { id, reason } of rejected)
    log.warn({ source: source.name, day, id, reason }, 'entry put aside');
  const state = await stateOf(db, source, list, now);
  await saveEdition(db, { source: source.name, day, state, papers, kinds, categories }, now);
  await saveUpdates(db, list.updates ?? [], now);
  log.debug({ source: source.name, day, state, papers: papers.length }, 'list read');
}
