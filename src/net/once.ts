// One request, no second try: from the first byte sent to the last byte read within one time limit.
import { SourceError } from '../domain/errors.ts';
import type { Clock } from '../ops/clock.ts';
import { readText } from './body.ts';

export interface Answer {
  /** As asked, not as redirected. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Limits {
  readonly timeLimitMs: number;
  readonly maxBytes: number;
}

interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const MAX_HOPS = 3;

/**
 * Any status is an answer here. SourceError `unreachable` when no whole answer came, `unreadable` when it is too
 * large or leads to another host; the reason of the caller's own signal when that one ended it.
 */
export async function requestOnce(url: URL, { headers, limits, clock, signal }: Request): Promise<Answer> {
  const over = new AbortController();
  const late = new AbortController();
  clock.limit(limits.timeLimitMs, over.signal).then(
    () => late.abort(new SourceError('unreachable', `${url.host} took over ${limits.timeLimitMs / 1000} s`)),
    () => {},
  );
  const stop = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
  try {
    const response = await follow(url, { headers, signal: stop, redirect: 'manual' });
    const text = await readText(response, limits.maxBytes);
    return { url, status: response.status, headers: response.headers, text };
  } catch (fault) {
    if (stop.aborted) throw stop.reason;
    if (fault instanceof SourceError) throw fault;
    throw new SourceError('unreachable', `no whole answer from ${url.host}`, { cause: fault });
  } finally {
    over.abort();
  }
}

async function follow(url: URL, init: RequestInit, hops = 0): Promise<Response> {
  const response = await fetch(url, init);
  const location = response.headers.get('location');
  if (!REDIRECTS.includes(response.status) || location === null) return response;
  await response.body?.cancel();
  const next = URL.parse(location, url.href);
  if (next?.origin !== url.origin) throw new SourceError('unreadable', `${url.host} leads to another host`);
  if (hops === MAX_HOPS) throw new SourceError('unreadable', `${url.host} leads on and on`);
  return follow(next, init, hops + 1);
}
