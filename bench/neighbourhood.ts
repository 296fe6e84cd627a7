// Where the measured bots live: a folder that goes away, and local chats on one clock, on a morning with a list.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playgroundClock } from '../playground/clock.ts';
import { startLocalDiscord } from '../playground/discord/index.ts';
import type { Limits } from '../playground/discord/world.ts';
import { startLocalHuggingFace } from '../playground/hugging-face/index.ts';
import { trialDays } from '../playground/hugging-face/trial-days.ts';
import { startLocalSlack } from '../playground/slack/index.ts';
import { type Bot, startBot } from './bot.ts';

/** The day whose list is open. */
export const TODAY = '2025-03-11';
const MORNING = `${TODAY}T09:00:00Z`;
/** Enough that nothing waits for a limit: it is not what we measure. */
const PLENTY = { perChannel: 1_000_000, perSecond: 1_000_000 };

interface Options {
  /** Names of channels in both chats beside the usual ones. */
  readonly channels?: readonly string[];
  /** Of Discord; nothing in it: as they really are. */
  readonly limits?: Partial<Limits>;
}

export type Neighbourhood = Awaited<ReturnType<typeof openNeighbourhood>>;

/** A Slack, a Discord and a Hugging Face in this process; `end` fails where a chat was not content with a bot. */
export async function openNeighbourhood({ channels = [], limits = PLENTY }: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const clock = playgroundClock(Date.parse(MORNING));
  const slack = await startLocalSlack({ clock, channels });
  const discord = await startLocalDiscord({ clock, channels, limits });
  const huggingFace = await startLocalHuggingFace({ clock, days: trialDays() });
  const environment = {
    ...slack.environment,
    ...discord.environment,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_API_URL: discord.apiUrl,
    HF_API_URL: huggingFace.url,
    // Which says that it knows nothing of it: nobody outside is asked.
    ARXIV_API_URL: huggingFace.url,
    CLOCK_START: MORNING,
    LOG_LEVEL: 'info',
  };
  const bots: Bot[] = [];
  return {
    slack,
    discord,
    /** Where a database may lie. */
    folder,
    /** Connects a program to both chats; `more` goes into its environment. */
    async start(program: string, more: Readonly<Record<string, string>> = {}): Promise<Bot> {
      const bot = await startBot(program, folder, { ...environment, ...more });
      bots.push(bot);
      return bot;
    },
    async end(): Promise<void> {
      await Promise.all(bots.map((bot) => bot.stop()));
      await Promise.all([slack, discord, huggingFace].map((server) => server.stop()));
      rmSync(folder, { recursive: true, force: true });
      // Where limits are as they are, who measures counts what was refused for its pace.
      const minds = (kind: string) => limits === PLENTY || kind !== 'rate';
      const [fault] = [...slack.violations, ...discord.violations].filter(({ kind }) => minds(kind));
      if (fault) throw new Error(`a chat was not content: ${fault.kind} ${fault.detail}`);
    },
  };
}
