// How long the other side wants to be left alone, from the headers of its answer.

const MAX_REST_MS = 3_600_000;

/**
 * Milliseconds, an hour at most, or null where the answer does not say. `RateLimit: "api";r=0;t=55` is Hugging
 * Face's form (https://huggingface.co/docs/hub/rate-limits), `Retry-After` (seconds or a date) everybody's.
 */
export function restAskedFor(answer: { readonly headers: Headers }, now: number): number | null {
  const rest =
    fromRateLimit(answer.headers.get('ratelimit')) ?? fromRetryAfter(answer.headers.get('retry-after'), now);
  return rest === null ? null : Math.min(Math.max(rest, 0), MAX_REST_MS);
}

function fromRateLimit(header: string | null): number | null {
  const seconds = [...(header ?? '').matchAll(/;\s*t=(\d{1,9})/g)].map((match) => Number(match[1]));
  return seconds.length === 0 ? null : Math.max(...seconds) * 1000;
}

function fromRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : at - now;
}
