// How often a method may be called, by the playground's clock.

export interface Limits {
  /** Takes one call out of the bucket `key` (full at `capacity`, one more every `everyMs`); the ms to wait, or 0. */
  take(key: string, capacity: number, everyMs: number): number;
}

/** chat.postMessage: one a second and channel, short bursts tolerated (docs.slack.dev/apis/web-api/rate-limits); three is our guess. */
export const postBurst = 3;

export function createLimits(now: () => number): Limits {
  const buckets = new Map<string, { calls: number; at: number }>();
  return {
    take(key, capacity, everyMs) {
      const bucket = buckets.get(key) ?? { calls: capacity, at: now() };
      const refilled = bucket.calls + Math.max(0, now() - bucket.at) / everyMs;
      const calls = Math.min(capacity, refilled);
      const allowed = calls >= 1;
      buckets.set(key, { calls: allowed ? calls - 1 : calls, at: now() });
      return allowed ? 0 : Math.ceil((1 - calls) * everyMs);
    },
  };
}
