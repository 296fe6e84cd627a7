// A clock on which nothing takes time: whoever sleeps wakes at once, and the clock has moved on by that much.
import type { Clock } from '../../src/ops/clock.ts';

export interface TestClock extends Clock {
  /** Moves forward to an instant (epoch ms or ISO text). */
  moveTo(instant: number | string): void;
}

export function testClock(startAt: string): TestClock {
  let now = Date.parse(startAt);
  return {
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      now += Math.max(0, ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
    moveTo(instant) {
      now = Math.max(now, typeof instant === 'number' ? instant : Date.parse(instant));
    },
  };
}
