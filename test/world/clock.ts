// A clock that stands still until the test moves it, or while something is awaited that sleeps on it.
import { type Clock, machineWait } from '../../src/ops/clock.ts';

export interface TestClock extends Clock {
  /** Moves forward to an instant (epoch ms or ISO text) and wakes whoever slept until then. */
  moveTo(instant: number | string): void;
  /** Somebody sets the machine's clock, also back; nobody wakes. */
  setTo(instant: string): void;
  /** Lets time pass as fast as it can, from sleeper to sleeper, until `work` is done. */
  during<T>(work: Promise<T>): Promise<T>;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** Whoever keeps the same time elsewhere is told before a sleeper wakes. */
type Follow = (now: number) => Promise<void>;

export function testClock(startAt: string, follow: Follow = async () => {}): TestClock {
  let now = Date.parse(startAt);
  const sleepers = new Set<Sleeper>();

  function pass(to: number): void {
    now = Math.max(now, to);
    const due = [...sleepers].filter((one) => one.due <= now).sort((a, b) => a.due - b.due);
    for (const sleeper of due) sleeper.wake();
  }

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { due: now + Math.max(0, ms), wake: () => end(resolve) };
        const abort = () => end(() => reject(signal?.reason));
        const end = (settle: () => void) => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
          settle();
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', abort, { once: true });
      }),
    limit: machineWait,
    setTo(instant) {
      now = Date.parse(instant);
    },
    moveTo: (instant) => pass(typeof instant === 'number' ? instant : Date.parse(instant)),
    async during(work) {
      let done = false;
      const settled = work.finally(() => {
        done = true;
      });
      settled.catch(() => {});
      while (!done) {
        await new Promise((resolve) => setImmediate(resolve));
        const next = Math.min(...[...sleepers].map(({ due }) => due));
        if (done || !Number.isFinite(next)) continue;
        await follow(Math.max(now, next));
        pass(next);
      }
      return settled;
    },
  };
}
