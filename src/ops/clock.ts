// The clock comes in from the edge: nobody else in src asks the machine what time it is.

/** Time as the program sees it: milliseconds since the epoch, and a wait measured on the same clock. */
export interface Clock {
  now(): number;
  /** Resolves after `ms` on this clock; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock; with `startAt` (epoch ms) it starts there and runs on at the usual speed. */
export function systemClock(startAt?: number): Clock {
  const offset = startAt === undefined ? 0 : startAt - Date.now();
  return {
    now: () => Date.now() + offset,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', stop, { once: true });
        function done() {
          signal?.removeEventListener('abort', stop);
          resolve();
        }
        function stop() {
          clearTimeout(timer);
          reject(signal?.reason);
        }
      }),
  };
}
