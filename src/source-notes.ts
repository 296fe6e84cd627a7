// Keeps in mind how a source answers: the reason of a fault is logged once and kept until the source answers again.
import type { SourceError } from './domain/errors.ts';
import type { Clock } from './ops/clock.ts';
import type { Log } from './ops/log.ts';
import type { Database } from './store/database.ts';
import { saveSourceState, sourceState } from './store/sources.ts';

const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 30 * 60_000;
/** No source asks for more: net/rest.ts. */
const LONGEST_REST = 4 * 3_600_000;

interface NoteDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** Whether the source is to be left alone now. */
export async function isResting({ db, clock }: NoteDeps, name: string): Promise<boolean> {
  const left = (await sourceState(db, name)).nextTryAt - clock.now();
  // A clock that was set back must not make us stay away for the time it was ahead.
  return left > 0 && left <= LONGEST_REST;
}

/** Notes that a source has answered well. */
export async function noteAnswer({ db, clock, log }: NoteDeps, name: string): Promise<void> {
  const { failingSince } = await sourceState(db, name);
  await saveSourceState(db, name, {
    lastSuccessAt: clock.now(),
    failingSince: null,
    failures: 0,
    lastError: null,
    nextTryAt: 0,
  });
  if (failingSince !== null) log.info({ source: name }, 'source answers again');
}

/**
 * Notes a fault of a source and when to ask it again; logs the first of several. `answered`: it did give something
 * else meanwhile.
 */
export async function noteFailure(
  { db, clock, log }: NoteDeps,
  name: string,
  error: SourceError,
  answered = false,
): Promise<void> {
  const now = clock.now();
  const before = await sourceState(db, name);
  const failures = before.failures + 1;
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1));
  await saveSourceState(db, name, {
    lastSuccessAt: answered ? now : before.lastSuccessAt,
    failingSince: before.failingSince ?? now,
    failures,
    lastError: error.message,
    nextTryAt: now + Math.max(pause, error.retryAfterMs ?? 0),
  });
  if (failures === 1) log.warn({ source: name, reason: error.message }, 'source does not answer');
}
