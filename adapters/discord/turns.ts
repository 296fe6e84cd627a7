// Fifty requests a second for the whole bot, whatever they are for: https://discord.com/developers/docs/topics/rate-limits
// discord.js counts by its own seconds and refuses what is too much; here everybody waits in one line, so that the limit is
// filled and not exceeded.
import { type Client, RateLimitError } from 'discord.js';
import { DeliveryError } from '../../src/domain/errors.ts';
import type { Clock } from '../../src/ops/clock.ts';

const MOST = 50;
const SECOND = 1_000;
/** No limit for all requests together lasts longer but where we are shut out, and then every answer says so, ms. */
const LONGEST_PAUSE = 2_000;
/** Ten seconds of waiting: whoever waits longer would be given up by its own time limit. */
const LONGEST_LINE = 500;
const COME_BACK = 10_000;

/** Answers to people do not count: https://discord.com/developers/docs/interactions/receiving-and-responding */
const isFree = (route: string): boolean => /^\/(?:interactions|webhooks)\//.test(route);

interface Turns {
  /** Does a request when it may go; rejects with a DeliveryError where too many wait. */
  inTurn<T>(request: () => Promise<T>): Promise<T>;
  /** Nobody goes for so long: Discord has counted otherwise. */
  hold(ms: number): void;
}

export function createTurns(clock: Clock): Turns {
  // When each place may be used again. It is kept until a second after the answer: when exactly a request has reached
  // Discord nobody knows, least of all while this process is held up.
  const places: number[] = Array.from({ length: MOST }, () => 0);
  let line = Promise.resolve();
  let waiting = 0;
  let heldUntil = 0;
  let onPlace = () => {};

  async function next(): Promise<void> {
    if (places.length === 0)
      await new Promise<void>((resolve) => {
        onPlace = resolve;
      });
    const pause = Math.max(places.shift() ?? 0, heldUntil) - clock.now();
    // A clock that was set back must not make everybody wait for it.
    if (pause > 0) await clock.sleep(Math.min(pause, LONGEST_PAUSE));
  }

  function leave(): void {
    places.push(clock.now() + SECOND);
    onPlace();
  }

  return {
    async inTurn(request) {
      if (waiting >= LONGEST_LINE) throw new DeliveryError('wait', 'long_line', { retryAfterMs: COME_BACK });
      waiting += 1;
      line = line.then(next).finally(() => {
        waiting -= 1;
      });
      await line;
      return request().finally(leave);
    },
    hold(ms) {
      heldUntil = clock.now() + ms;
    },
  };
}

/** Makes every request of the client wait for its turn. */
export function takeTurns({ rest }: Client, clock: Clock): void {
  const { inTurn, hold } = createTurns(clock);
  const request = rest.request.bind(rest);
  rest.request = async (options) => {
    if (isFree(options.fullRoute)) return request(options);
    try {
      return await inTurn(() => request(options));
    } catch (error) {
      if (error instanceof RateLimitError && error.global) hold(error.retryAfter);
      throw error;
    }
  };
}
