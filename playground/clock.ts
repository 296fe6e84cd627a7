// The playground's clock: it runs on at the usual speed, and a person can move it to tomorrow morning.
import { type Clock, machineWait } from '../src/ops/clock.ts';

/** A clock that can be moved forward. Whoever sleeps past the new time wakes at once, the earliest first. */
export interface PlaygroundClock extends Clock {
  /** Moves to an instant (epoch ms); throws a RangeError where that lies in the past. */
  moveTo(epochMs: number): void;
  /** Called after every move with the new time; returns the way to stop listening. */
  onMove(listener: (now: number) => void): () => void;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
  timer?: NodeJS.Timeout;
}

/** Node fires a longer timer at once: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_TIMER = 2 ** 31 - 1;

/** A clock that starts at `startAt` (epoch ms). */
export function playgroundClock(startAt: number): PlaygroundClock {
  let offset = startAt - Date.now();
  const now = () => Date.now() + offset;
  const sleepers = new Set<Sleeper>();
  const listeners = new Set<(now: number) => void>();

  function arm(sleeper: Sleeper): void {
    clearTimeout(sleeper.timer);
    const rest = sleeper.due - now();
    if (rest <= 0) sleeper.wake();
    else sleeper.timer = setTimeout(() => arm(sleeper), Math.min(rest, LONGEST_TIMER));
  }

  return {
    now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper: Sleeper = { due: now() + ms, wake: () => end(resolve) };
        const end = (settle: () => void) => {
          clearTimeout(sleeper.timer);
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
          settle();
        };
        const abort = () => end(() => reject(signal?.reason));
        sleepers.add(sleeper);
        signal?.addEventListener('abort', abort, { once: true });
        sleeper.timer = setTimeout(() => arm(sleeper), Math.min(Math.max(ms, 0), LONGEST_TIMER));
      }),
    limit: machineWait,
    moveTo(epochMs) {
      if (!(epochMs >= now())) throw new RangeError('The clock only moves forward.');
      offset = epochMs - Date.now();
      for (const sleeper of [...sleepers].sort((a, b) => a.due - b.due)) arm(sleeper);
      for (const listener of [...listeners]) listener(now());
    },
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
