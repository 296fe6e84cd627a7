// The clock comes in from the edge: nobody else in src asks the machine what time it is.

/** Time as the program sees it: milliseconds since the epoch, and waits. Both waits reject with the signal's reason. */
export interface Clock {
  now(): number;
  /** A pause of ours, on this clock: over sooner where somebody moves it. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** How long the other side may take: a network is as slow as it is, so moving the clock does not shorten it. */
  limit(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock; with `startAt` (epoch ms) it starts there and runs on at the usual speed. */
export function systemClock(startAt?: number): Clock {
  const offset = startAt === undefined ? 0 : startAt - Date.now();
  return { now: () => Date.now() + offset, sleep: machineWait, limit: machineWait };
}

/** Waits by the machine's own timer. */
export function machineWait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
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
  });
}
