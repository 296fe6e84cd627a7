// A whole small world for a test: a local Slack, a local Discord, a local Hugging Face, a local arXiv, and the real
// Paperboy connected to them over loopback, on one clock that the test moves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalArxiv } from '../../playground/arxiv/index.ts';
import type { LocalPaper } from '../../playground/arxiv/paper.ts';
import { trialPapers } from '../../playground/arxiv/trial-papers.ts';
import { startLocalDiscord } from '../../playground/discord/index.ts';
import type { LocalDay } from '../../playground/hugging-face/day.ts';
import { startLocalHuggingFace } from '../../playground/hugging-face/index.ts';
import { trialDays } from '../../playground/hugging-face/trial-days.ts';
import type { LocalChat, LocalMessage } from '../../playground/local-chat.ts';
import { startLocalSlack } from '../../playground/slack/index.ts';
import type { Config } from '../../src/config.ts';
import { type Paperboy, startPaperboy } from '../../src/main.ts';
import { createLog } from '../../src/ops/log.ts';
import { type TestClock, testClock } from './clock.ts';

export interface WorldOptions {
  /** ISO instant; Tuesday 11 March 2025, 08:55 in Zurich, unless told. */
  readonly at?: string;
  readonly days?: readonly LocalDay[];
  /** What arXiv has; the papers of the trial unless told. */
  readonly papers?: readonly LocalPaper[];
  /** Names of channels that both chats have beside the usual ones. */
  readonly channels?: readonly string[];
  /** Other settings than the right ones. */
  readonly settings?: (right: Config) => Config;
  readonly slack?: { readonly ackDeadlineMs?: number };
  /** Limits of the local Discord beside its usual ones. */
  readonly discord?: {
    readonly heartbeatMs?: number;
    readonly identifies?: number;
    readonly deadlineMs?: number;
  };
  /** Starts Paperboy elsewhere than in this process. */
  readonly start?: (config: Config, clock: TestClock) => Promise<Paperboy>;
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Starts it; `end` stops everything and fails where arXiv was asked too soon. */
export async function startWorld(options: WorldOptions = {}) {
  const { at = '2025-03-11T07:55:00Z', days = trialDays(), papers = trialPapers(), channels = [] } = options;
  const { settings = (right) => right } = options;
  const clock = testClock(at);
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const slack = await startLocalSlack({ clock, channels, ...options.slack });
  const discord = await startLocalDiscord({
    clock,
    channels,
    limits: { perChannel: 1000, perSecond: 100_000, ...options.discord },
  });
  const huggingFace = await startLocalHuggingFace({ clock, days });
  const arxiv = await startLocalArxiv({ clock, papers });
  const logged: string[] = [];
  const watchers = new Set<() => void>();
  const config = settings({
    slack: {
      botToken: slack.environment.SLACK_BOT_TOKEN ?? '',
      appToken: slack.environment.SLACK_APP_TOKEN ?? '',
      apiUrl: slack.apiUrl,
    },
    discord: { token: discord.environment.DISCORD_TOKEN ?? '', apiUrl: discord.apiUrl },
    databaseUrl: `sqlite:${join(folder, 'paperboy.db')}`,
    huggingFaceUrl: huggingFace.url,
    arxivUrl: arxiv.url,
    contact: null,
    port: 0,
    logLevel: 'debug',
    clockStart: null,
  });
  const startHere = () =>
    startPaperboy(config, {
      clock,
      log: createLog('debug', [], (line) => {
        logged.push(line);
        for (const watcher of [...watchers]) watcher();
      }),
      chance: () => 0.5,
      everyMinute: () => ({ stop: async () => {} }),
    });
  const start = () => options.start?.(config, clock) ?? startHere();
  let paperboy: Paperboy | null = await clock.during(start());
  await clock.during(paperboy.tick());
  return {
    clock,
    slack,
    discord,
    chats: { slack, discord } as const,
    huggingFace,
    arxiv,
    config,
    logged,
    /** The folder with the files of the database. */
    folder,
    /** Waits until a line with these words is in the log. */
    untilLogged: (words: string) =>
      new Promise<void>((resolve) => {
        function check() {
          if (!logged.some((line) => line.includes(words))) return;
          watchers.delete(check);
          resolve();
        }
        watchers.add(check);
        check();
      }),
    /** Moves the clock and does what is then due. */
    async moveTo(instant: string) {
      clock.moveTo(instant);
      if (paperboy) await clock.during(paperboy.tick());
    },
    async stopPaperboy() {
      if (paperboy) await clock.during(paperboy.stop());
      paperboy = null;
    },
    async startPaperboy() {
      paperboy = await clock.during(start());
      await clock.during(paperboy.tick());
    },
    /** The same while the clock stands still; resolves when people can be answered in both chats. */
    async startMeanwhile() {
      paperboy = await start();
    },
    async end() {
      if (paperboy) await clock.during(paperboy.stop());
      await Promise.all([slack, discord, huggingFace, arxiv].map((server) => server.stop()));
      rmSync(folder, { recursive: true, force: true });
      if (arxiv.violations.length > 0) throw new Error(`arXiv objects: ${arxiv.violations.join('; ')}`);
    },
  };
}

/** Waits until the chat shows what `find` finds; a test that waits in vain fails by its time limit. */
export function shown<T>(chat: LocalChat, find: () => T | undefined | null | false): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      try {
        const found = find();
        if (!found) return;
        stop();
        resolve(found);
      } catch (error) {
        stop();
        reject(error);
      }
    };
    const stop = chat.onChange(look);
    look();
  });
}

/** Everything readable in a payload: all its strings, in order, joined by blanks. */
export function textOf(message: LocalMessage | undefined): string {
  const texts: string[] = [];
  collect(message?.payload, texts);
  return texts.join(' ');
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (Array.isArray(value)) for (const one of value) collect(one, texts);
  else if (value !== null && typeof value === 'object')
    for (const one of Object.values(value)) collect(one, texts);
}
