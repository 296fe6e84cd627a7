// One request at a time, and never too soon after the last one. A store may bring a Pace that holds over processes.
import type { Clock } from '../ops/clock.ts';

/** Runs the work when it is its turn; the caller's signal ends the waiting with its reason. */
export type Pace = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** A Pace within this process: `gapMs` from the end of one piece of work to the start of the next, first come first served. */
export function oneEvery(gapMs: number, clock: Clock): Pace {
  let last: Promise<unknown> = Promise.resolve();
  let freeAt = 0;

  return (work, signal) => {
    const turn = last.then(async () => {
      signal?.throwIfAborted();
      const wait = freeAt - clock.now();
      if (wait > 0) await clock.sleep(wait, signal);
      try {
        return await work();
      } finally {
        freeAt = clock.now() + gapMs;
      }
    });
    // A failure is its caller's; the next in line only waits for the end.
    last = turn.catch(() => {});
    return turn;
  };
}
