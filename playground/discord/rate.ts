// Too fast: five messages in a channel in five seconds, fifty requests a second in all, on the playground's clock
// (https://discord.com/developers/docs/topics/rate-limits).

import { Refusal } from './refusal.ts';
import type { Limits } from './world.ts';

export interface Pace {
  /** Counts a request against all of the bot's; refuses the one too many. */
  overall(now: number): void;
  /** Counts a message against its channel; the headers to send, or the refusal that carries them. */
  channel(id: string, now: number): Readonly<Record<string, string>>;
}

interface Window {
  since: number;
  count: number;
}

export function createPace(limits: Limits): Pace {
  const all: Window = { since: Number.NEGATIVE_INFINITY, count: 0 };
  const channels = new Map<string, Window>();
  return {
    overall(now) {
      const wait = count(all, now, 1_000, limits.perSecond);
      if (wait > 0) throw tooFast(wait, { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' });
    },
    channel(id, now) {
      const window = channels.get(id) ?? { since: Number.NEGATIVE_INFINITY, count: 0 };
      channels.set(id, window);
      const wait = count(window, now, limits.windowMs, limits.perChannel);
      const headers = bucket(limits, window, now);
      if (wait > 0) throw tooFast(wait, { ...headers, 'x-ratelimit-scope': 'user' });
      return headers;
    },
  };
}

/** Milliseconds until there is room again; 0 when there was. */
function count(window: Window, now: number, length: number, most: number): number {
  if (now - window.since >= length || now < window.since) {
    window.since = now;
    window.count = 0;
  }
  if (window.count >= most) return window.since + length - now;
  window.count += 1;
  return 0;
}

function bucket(limits: Limits, window: Window, now: number): Record<string, string> {
  const left = (window.since + limits.windowMs - now) / 1_000;
  return {
    'x-ratelimit-limit': String(limits.perChannel),
    'x-ratelimit-remaining': String(limits.perChannel - window.count),
    'x-ratelimit-reset': String((window.since + limits.windowMs) / 1_000),
    'x-ratelimit-reset-after': String(left),
    'x-ratelimit-bucket': 'channel-messages',
  };
}

export function tooFast(wait: number, headers: Record<string, string>): Refusal {
  const seconds = wait / 1_000;
  const global = 'x-ratelimit-global' in headers;
  return new Refusal(
    429,
    { message: 'You are being rate limited.', retry_after: seconds, global },
    { 'retry-after': String(Math.ceil(seconds)), ...headers },
  );
}
