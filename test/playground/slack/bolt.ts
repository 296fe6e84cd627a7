// The real Bolt, connected to a local Slack in Socket Mode with the settings that the adapter uses too.
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach } from 'vitest';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../../playground/slack/index.ts';
import type { Clock } from '../../../src/ops/clock.ts';

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

/** A Bolt app that is connected once this resolves; `listen` adds its listeners before. */
export async function boltApp(slack: LocalSlack, listen: (app: App) => void = () => {}): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.environment.SLACK_APP_TOKEN ?? '',
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 500,
    installerOptions: {
      clientOptions: {
        slackApiUrl: slack.apiUrl,
        retryConfig: { forever: true, minTimeout: 5, maxTimeout: 20 },
      },
    },
  });
  const app = new App({
    token: slack.environment.SLACK_BOT_TOKEN ?? '',
    receiver,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 2_000,
    },
  });
  listen(app);
  await app.start();
  cleanups.push(() => app.stop());
  return app;
}

/** Resolves as soon as `ready` holds, looked at after every change of the local Slack. */
export function until(slack: LocalSlack, ready: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = slack.onChange(look);
    look();
    function look(): void {
      if (!ready()) return;
      stop?.();
      resolve();
    }
  });
}
