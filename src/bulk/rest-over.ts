// Leaves a source alone for as long as it, or its last failure, asks for.
import type { Clock } from '../ops/clock.ts';
import type { Database } from '../store/database.ts';
import { sourceState } from '../store/sources.ts';

interface Resting {
  readonly db: Database;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  /** Told before a wait of over a second. */
  readonly onRest: (until: number) => void;
}

/** No source asks for more: net/rest.ts. A clock that was set back must not make us wait for the time it was ahead. */
const LONGEST_REST = 4 * 3_600_000;

/** Waits until the source may be asked; false where the work is to end. */
export async function restOver({ db, clock, stopping, onRest }: Resting, name: string): Promise<boolean> {
  const { nextTryAt } = await sourceState(db, name);
  const left = nextTryAt - clock.now();
  if (left > 0 && left <= LONGEST_REST) {
    if (left > 1_000) onRest(nextTryAt);
    await clock.sleep(left, stopping).catch(() => {});
  }
  return !stopping.aborted;
}
