// Leaving the other side alone when it asks for it: no request is sent until the time is over.
import { SourceError } from '../domain/errors.ts';
import type { Clock } from '../ops/clock.ts';
import type { Answer } from './once.ts';

export interface RestRule {
  /** Statuses that ask for a rest, whether or not they name a time. A 503 that names one always does. */
  readonly statuses: readonly number[];
  /** Where no time is named, ms. */
  readonly unnamedMs: number;
  /** Never less than this, ms; it doubles with every rest that follows another without a good answer in between. */
  readonly shortestMs: number;
}

const USUAL: RestRule = { statuses: [429], unnamedMs: 60_000, shortestMs: 0 };
const LONGEST_MS = 4 * 3_600_000;

/** Until when to stay away (epoch ms), and how many wishes for it came without a good answer in between. */
interface Rest {
  readonly until: number;
  readonly inARow: number;
}

/** Where rests are kept; a store may bring one that holds over processes. */
export interface RestMemory {
  read(): Promise<Rest>;
  write(rest: Rest): Promise<void>;
}

interface Rests {
  /** Rejects with SourceError `busy` and the time that is left. */
  refuse(url: URL): Promise<void>;
  /** Looks at an answer for a wish to be left alone. */
  note(answer: Answer): Promise<void>;
}

export function takeRests(clock: Clock, rule: RestRule = USUAL, memory: RestMemory = ownMemory()): Rests {
  return {
    async refuse(url) {
      const left = (await memory.read()).until - clock.now();
      // A clock that was set back must not make us stay away for the time it was ahead.
      if (left <= 0 || left > LONGEST_MS) return;
      const message = `${url.host} asked for a rest of ${Math.ceil(left / 1000)} s`;
      throw new SourceError('busy', message, { retryAfterMs: left });
    },
    async note({ status, headers }) {
      const { until, inARow } = await memory.read();
      const named = restAskedFor(headers, clock.now());
      if (rule.statuses.includes(status) || (status === 503 && named !== null)) {
        const rest = Math.max(named ?? rule.unnamedMs, rule.shortestMs * 2 ** inARow);
        await memory.write({ until: clock.now() + Math.min(rest, LONGEST_MS), inARow: inARow + 1 });
      } else if (status < 400 && inARow > 0) await memory.write({ until, inARow: 0 });
    },
  };
}

function ownMemory(): RestMemory {
  let rest: Rest = { until: 0, inARow: 0 };
  return {
    read: async () => rest,
    async write(changed) {
      rest = changed;
    },
  };
}

/**
 * Milliseconds, or null where the answer does not say. `RateLimit: "api";r=0;t=55` is Hugging Face's form
 * (https://huggingface.co/docs/hub/rate-limits), `Retry-After` (seconds or a date) everybody's.
 */
function restAskedFor(headers: Headers, now: number): number | null {
  return fromRateLimit(headers.get('ratelimit')) ?? fromRetryAfter(headers.get('retry-after'), now);
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
