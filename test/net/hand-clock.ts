// A clock that a test moves. Pauses pass at once and move it; time limits last until the test has advanced that far.
import type { Clock } from '../../src/ops/clock.ts';

interface HandClock extends Clock {
  advance(ms: number): void;
  /** The pauses that passed, ms. */
  readonly pauses: readonly number[];
}

export function handClock(startAt = Date.parse('2025-03-11T12:00:00Z')): HandClock {
  let now = startAt;
  const pauses: number[] = [];
  const waiting = new Set<{ at: number; wake: () => void }>();
  return {
    pauses,
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      pauses.push(ms);
      now += ms;
    },
    limit: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const limit = { at: now + ms, wake: resolve };
        waiting.add(limit);
        signal?.addEventListener('abort', () => {
          waiting.delete(limit);
          reject(signal.reason);
        });
      }),
    advance: (ms) => {
      now += ms;
      for (const limit of waiting) {
        if (limit.at > now) continue;
        waiting.delete(limit);
        limit.wake();
      }
    },
  };
}
