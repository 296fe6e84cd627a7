// The public limit for those who come without a token: https://huggingface.co/docs/hub/rate-limits
const WINDOW_MS = 300_000;
const PER_WINDOW = 500;

interface RateLimit {
  /** Counts one request; `headers` say what is left, `over` that it is refused. */
  count(now: number): { readonly over: boolean; readonly headers: Readonly<Record<string, string>> };
}

export function rateLimit(): RateLimit {
  let window = -1;
  let used = 0;
  return {
    count(now) {
      const current = Math.floor(now / WINDOW_MS);
      if (current !== window) used = 0;
      window = current;
      used += 1;
      const seconds = Math.ceil(((current + 1) * WINDOW_MS - now) / 1000);
      return {
        over: used > PER_WINDOW,
        headers: {
          ratelimit: `"api";r=${Math.max(0, PER_WINDOW - used)};t=${seconds}`,
          'ratelimit-policy': `"fixed window";"api";q=${PER_WINDOW};w=${WINDOW_MS / 1000}`,
        },
      };
    },
  };
}
