// The Socket Mode connection, kept open. Bolt's own way to reconnect waits ever longer and ends the process when Slack
// refuses the token (slackapi/node-slack-sdk#2656), so it is switched off and done here.
import type { SocketModeReceiver } from '@slack/bolt';
import type { Silence } from '../../src/chat/platform.ts';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { isFinal, toDeliveryError } from './errors.ts';

type SocketClient = SocketModeReceiver['client'];

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5000;
/** A connection that ends sooner counts as a failure, or one that Slack ends at once would be opened without a pause, ms. */
const STEADY = 10_000;
/** Slack says hello at once; a socket without it is of no use, ms. */
const HELLO_LIMIT = 10_000;
/** How long the other side may take to say good-bye, ms. */
const GOODBYE_LIMIT = 1000;
/** Slack tells an event again three times within six minutes; from here on we look for ourselves, ms. */
const SHORT_GAP = 60_000;

export interface Connection {
  /** Resolves with the first connection, or when Slack refuses us for good. Keeps connecting until close(). */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Null while it stands. */
  silence(): Silence | null;
}

interface Deps {
  readonly clock: Clock;
  readonly log: Log;
  /** What must be known before anything is taken from the socket. */
  readonly prepare: () => Promise<unknown>;
  /** The connection was away for so long that not everything may have been told. */
  readonly missed: () => void;
}

export function createConnection(client: SocketClient, { clock, log, prepare, missed }: Deps): Connection {
  const closing = new AbortController();
  const { signal } = closing;
  const ready = Promise.withResolvers<void>();
  let serving: Promise<void> = Promise.resolve();
  let heardUntil = clock.now();
  let silence: Silence | null = { since: heardUntil, code: null };
  surviveOddMessages(client, log);

  async function serve(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      const since = clock.now();
      let retryAfterMs = 0;
      try {
        await oneConnection();
      } catch (error) {
        const fault = toDeliveryError(error);
        if (signal.aborted) return;
        if (isFinal(fault.code)) return switchedOff(fault.code);
        retryAfterMs = fault.retryAfterMs ?? 0;
        log.warn({ platform: 'slack', code: fault.code, failures }, 'no connection to Slack, trying again');
      }
      failures = clock.now() - since < STEADY ? failures + 1 : 0;
      const pause = Math.max(retryAfterMs, pauseAfter(failures));
      if (pause > 0) await clock.sleep(pause, signal).catch(() => undefined);
    }
  }

  async function oneConnection(): Promise<void> {
    const ended = Promise.withResolvers<void>();
    client.once('disconnected', ended.resolve);
    try {
      await prepare();
      await startWithin(HELLO_LIMIT);
      if (signal.aborted) return await goodbye();
      log.info({ platform: 'slack' }, 'connected to Slack');
      silence = null;
      ready.resolve();
      if (clock.now() - heardUntil > SHORT_GAP) missed();
      await ended.promise;
      heardUntil = clock.now();
      silence = { since: heardUntil, code: null };
      if (!signal.aborted) log.info({ platform: 'slack' }, 'Slack ended the connection, opening another');
    } finally {
      client.off('disconnected', ended.resolve);
    }
  }

  async function startWithin(limit: number): Promise<void> {
    const done = new AbortController();
    const tooLate = clock.limit(limit, done.signal).then(
      () => void client.disconnect(),
      () => undefined,
    );
    try {
      await client.start();
    } finally {
      done.abort();
      await tooLate;
    }
  }

  function switchedOff(code: string): void {
    silence = { since: silence?.since ?? clock.now(), code };
    log.error(
      { platform: 'slack', code },
      'Slack refuses our tokens: nothing is served there until a restart',
    );
    ready.resolve();
  }

  // A second disconnect() does not wait for the other side's good-bye.
  async function goodbye(): Promise<void> {
    const done = new AbortController();
    const left = client.disconnect().then(() => done.abort());
    const patience = clock.limit(GOODBYE_LIMIT, done.signal).then(
      () => client.disconnect(),
      () => undefined,
    );
    await Promise.all([left, patience]);
  }

  return {
    silence: () => silence,
    open() {
      serving = serve();
      return ready.promise;
    },
    async close() {
      if (signal.aborted) return serving;
      closing.abort();
      ready.resolve();
      await goodbye();
    },
  };
}

const pauseAfter = (failures: number): number =>
  failures === 0 ? 0 : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 10));

// The client throws on an envelope without an event, such as app_rate_limited, where nobody can catch it.
function surviveOddMessages(client: SocketClient, log: Log): void {
  const listeners = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (...line: unknown[]) => {
    try {
      for (const listener of listeners) await listener(...line);
    } catch {
      log.error({ platform: 'slack', type: typeOf(line[0]) }, 'Slack sent something that is no event');
    }
  });
}

// Only what looks like a name of Slack's goes to the log.
function typeOf(line: unknown): string {
  const [, name] = /"type"\s*:\s*"(app_[a-z_]{1,40})"/.exec(String(line)) ?? [];
  return name ?? 'unknown';
}
