// GET from a source's public address, politely and within bounds: few tries, one time limit, one size limit, and
// no request at all while the other side has asked to be left alone. Knows no source.
import { SourceError } from '../domain/errors.ts';
import type { Clock } from '../ops/clock.ts';
import { rememberAnswers } from './conditional.ts';
import { type Answer, type Limits, requestOnce } from './once.ts';
import { restAskedFor } from './rest.ts';

/** What comes in from the edge of the program: time, and chance from 0 up to 1. */
export interface Outside {
  readonly clock: Clock;
  readonly chance: () => number;
}

export interface GetSettings extends Outside {
  /** The Accept header: `application/json`. */
  readonly accept: string;
  /** For headers and body together, ms. */
  readonly timeLimitMs?: number;
  /** Of the decompressed body. */
  readonly maxBytes?: number;
  /** The first try included. */
  readonly tries?: number;
  /** How long to stay away after a 429 that names no time, ms. */
  readonly restMs?: number;
}

/** Resolves for 2xx and for a 4xx that is an answer; SourceError for everything else. */
export type Get = (url: URL, signal?: AbortSignal) => Promise<Answer>;

const USER_AGENT = 'Paperboy (self-hosted; daily research papers for Slack and Discord)';
const FIRST_PAUSE_MS = 800;

/**
 * One Get per source, shared by all that ask it, so that a 429 stops all of them: until the time is over every call
 * fails at once with `busy` and nothing is sent. A reset, a time-out and 5xx are tried again, then `unreachable`.
 */
export function createGet(settings: GetSettings): Get {
  const { clock, chance, tries = 3, restMs = 60_000 } = settings;
  const limits: Limits = {
    timeLimitMs: settings.timeLimitMs ?? 20_000,
    maxBytes: settings.maxBytes ?? 8_000_000,
  };
  const remembered = rememberAnswers();
  let restUntil = 0;

  async function tryOnce(url: URL, signal?: AbortSignal): Promise<Answer> {
    const left = restUntil - clock.now();
    if (left > 0) throw busy(url, left);
    const headers = { accept: settings.accept, 'user-agent': USER_AGENT, ...remembered.headersFor(url) };
    const answer = await requestOnce(url, { headers, limits, clock, signal });
    const rest = restAskedFor(answer, clock.now());
    if (answer.status === 429 || (answer.status === 503 && rest !== null)) {
      restUntil = clock.now() + (rest ?? restMs);
      throw busy(url, rest ?? restMs);
    }
    if (answer.status >= 500) throw new SourceError('unreachable', `${url.host} answered ${answer.status}`);
    return remembered.settle(url, answer);
  }

  return async function get(url, signal) {
    for (let tried = 1; ; tried++) {
      try {
        return await tryOnce(url, signal);
      } catch (fault) {
        const passing = fault instanceof SourceError && fault.reason === 'unreachable';
        if (!passing || tried >= tries) throw fault;
        await clock.sleep(pauseAfter(tried, chance()), signal);
      }
    }
  };
}

/** Doubles with every try; half of it is left to chance so that many installations do not come back as one. */
function pauseAfter(tried: number, chance: number): number {
  return Math.round(FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + chance / 2));
}

function busy(url: URL, ms: number): SourceError {
  return new SourceError('busy', `${url.host} asked for a rest of ${Math.ceil(ms / 1000)} s`, {
    retryAfterMs: ms,
  });
}
