// The real Bolt, connected to a local Slack in Socket Mode with the settings that the adapter uses too.
import { App, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import { afterEach } from 'vitest';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../../playground/slack/index.ts';
import type { Clock } from '../../../src/ops/clock.ts';

export const papers = 'C0PAPERS';
export const readingGroup = 'C0READING';
export const random = 'C0RANDOM';
export const alice = 'U0ALICE';
export const bob = 'U0BOB';
export const charlie = 'U0CHARLIE';

/** A clock that stands still until it is moved. */
export interface HandClock extends Pick<Clock, 'now'> {
  forward(ms: number): void;
}

export function handClock(start = Date.UTC(2025, 2, 11, 8)): HandClock {
  let now = start;
  return {
    now: () => now,
    forward(ms) {
      now += ms;
    },
  };
}

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** A local Slack that is stopped after the test. */
export async function localSlack(options: Partial<LocalSlackOptions> = {}): Promise<LocalSlack> {
  const slack = await startLocalSlack({ clock: handClock(), ...options });
  cleanups.push(() => slack.stop());
  return slack;
}

const sending = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 10_000 };

/**
 * A Bolt app that is connected once this resolves; `listen` adds its listeners before. `pingTimeout`, ms, is also what a
 * reconnection waits for; a short one takes a slow machine for a dead connection.
 */
export async function boltApp(
  slack: LocalSlack,
  listen: (app: App) => void = () => {},
  { pingTimeout = 5_000 } = {},
): Promise<App> {
  const { apiUrl: slackApiUrl, environment } = slack;
  const reconnecting = { forever: true, minTimeout: 5, maxTimeout: 20 };
  const receiver = new SocketModeReceiver({
    appToken: environment.SLACK_APP_TOKEN ?? '',
    logger: silent,
    clientPingTimeout: pingTimeout,
    installerOptions: { clientOptions: { slackApiUrl, retryConfig: reconnecting } },
  });
  const app = new App({
    token: environment.SLACK_BOT_TOKEN ?? '',
    receiver,
    convoStore: false,
    logger: silent,
    clientOptions: { slackApiUrl, ...sending },
  });
  listen(app);
  await app.start();
  cleanups.push(() => app.stop());
  return app;
}

/** Slack's own client, with the bot's token or another. */
export function webClient(
  slack: LocalSlack,
  token = slack.environment.SLACK_BOT_TOKEN ?? '',
): webApi.WebClient {
  return new webApi.WebClient(token, { slackApiUrl: slack.apiUrl, logger: silent, ...sending });
}

/** What a refused call was refused with: Slack's code, and the whole answer. */
export async function refusal(call: Promise<unknown>): Promise<webApi.WebAPICallResult & { error: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return error.data;
    throw error;
  }
  throw new Error('The call was not refused');
}

/** Resolves as soon as `ready` holds, looked at after every change of the local Slack. */
export function until(slack: LocalSlack, ready: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = slack.onChange(look);
    look();
    function look(): void {
      if (!ready()) return;
      queueMicrotask(() => stop());
      resolve();
    }
  });
}

/** A promise and the way to fulfil it from a listener. */
export function signal<T = void>(): PromiseWithResolvers<T> {
  return Promise.withResolvers<T>();
}

/** The post arguments every message of ours carries. */
export const quiet = { unfurl_links: false, unfurl_media: false } as const;

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
