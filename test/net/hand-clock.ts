// A clock that a test moves. Short sleeps (pauses between tries) pass at once and move it; longer ones (time
// limits) last until the test has advanced that far.
import type { Clock } from '../../src/ops/clock.ts';

interface HandClock extends Clock {
  advance(ms: number): void;
  /** The pauses that passed, ms. */
  readonly pauses: readonly number[];
}

export function handClock(startAt = Date.parse('2025-03-11T12:00:00Z'), passUpToMs = 5_000): HandClock {
  let now = startAt;
  const pauses: number[] = [];
  const waiting = new Set<{ at: number; wake: () => void }>();
  return {
    pauses,
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        if (ms <= passUpToMs) {
          pauses.push(ms);
          now += ms;
          return resolve();
        }
        const sleeper = { at: now + ms, wake: resolve };
        waiting.add(sleeper);
        signal?.addEventListener('abort', () => {
          waiting.delete(sleeper);
          reject(signal.reason);
        });
      }),
    advance: (ms) => {
      now += ms;
      for (const sleeper of waiting) {
        if (sleeper.at > now) continue;
        waiting.delete(sleeper);
        sleeper.wake();
      }
    },
  };
}
