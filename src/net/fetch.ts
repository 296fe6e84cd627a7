// GET from a source's public address, politely and within bounds: few tries, one time limit, one size limit, and
// no request at all while the other side has asked to be left alone. Knows no source.
import { SourceError } from '../domain/errors.ts';
import type { Clock } from '../ops/clock.ts';
import { rememberAnswers } from './conditional.ts';
import { type Answer, type Limits, requestOnce } from './once.ts';
import type { Pace } from './pace.ts';
import { type RestMemory, type RestRule, takeRests } from './rest.ts';

/** What comes in from the edge of the program: time, and chance from 0 up to 1. */
export interface Outside {
  readonly clock: Clock;
  readonly chance: () => number;
  /** An e-mail address that the other side may write to; null: none is told. */
  readonly contact?: string | null;
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
  /** When to stay away, and how long. */
  readonly rest?: RestRule;
  /** Where rests are remembered; in this process unless told. */
  readonly restMemory?: RestMemory;
  /** Every try waits for its turn here. */
  readonly pace?: Pace;
}

/** Resolves for 2xx and for a 4xx that is an answer; SourceError for everything else. */
export type Get = (url: URL, signal?: AbortSignal) => Promise<Answer>;

const USER_AGENT = 'Paperboy (self-hosted; daily research papers for Slack and Discord';
const FIRST_PAUSE_MS = 800;

/**
 * One Get per source, shared by all that ask it, so that a 429 stops all of them: until the time is over every call
 * fails at once with `busy` and nothing is sent. A reset, a time-out and 5xx are tried again, then `unreachable`.
 */
export function createGet(settings: GetSettings): Get {
  const { clock, chance, tries = 3, pace = atOnce, contact = null } = settings;
  const userAgent = contact === null ? `${USER_AGENT})` : `${USER_AGENT}; mailto:${contact})`;
  const limits: Limits = {
    timeLimitMs: settings.timeLimitMs ?? 20_000,
    maxBytes: settings.maxBytes ?? 8_000_000,
  };
  const remembered = rememberAnswers();
  const rests = takeRests(clock, settings.rest, settings.restMemory);

  async function tryOnce(url: URL, signal?: AbortSignal): Promise<Answer> {
    await rests.refuse(url);
    const headers = { accept: settings.accept, 'user-agent': userAgent, ...remembered.headersFor(url) };
    const answer = await requestOnce(url, { headers, limits, clock, signal });
    await rests.note(answer);
    await rests.refuse(url);
    if (answer.status >= 500) throw new SourceError('unreachable', `${url.host} answered ${answer.status}`);
    return remembered.settle(url, answer);
  }

  return async function get(url, signal) {
    for (let tried = 1; ; tried++) {
      try {
        return await pace(() => tryOnce(url, signal), signal);
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

const atOnce: Pace = (work) => work();
