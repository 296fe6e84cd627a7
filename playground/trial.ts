// `npm start` without any token: the real program, connected to a Slack, a Discord, a Hugging Face and an arXiv that live in
// this process, and the page that shows them. It keeps its own database, made anew at every start.
import { rmSync } from 'node:fs';
import { type Config, ConfigError } from '../src/config.ts';
import { instantOf } from '../src/domain/calendar.ts';
import type { Paperboy, startPaperboy } from '../src/main.ts';
import { everyMinute } from '../src/ops/every-minute.ts';
import type { Log } from '../src/ops/log.ts';
import { startLocalArxiv } from './arxiv/index.ts';
import { trialPapers } from './arxiv/trial-papers.ts';
import { playgroundClock } from './clock.ts';
import { startLocalDiscord } from './discord/index.ts';
import { startLocalHuggingFace } from './hugging-face/index.ts';
import { trialDays } from './hugging-face/trial-days.ts';
import type { LocalChat } from './local-chat.ts';
import { startPage } from './page-server.ts';
import { startLocalSlack } from './slack/index.ts';

const DATABASE = 'data/trial.db';
const ZONE = 'Europe/Zurich';
const DAY = '2025-03-11';
const NOTE =
  'Type /papers today in either chat, react with 🔖, be somebody else, move the clock. A trial on this machine: Tuesday’s list is the ten seed papers, the next two mornings rehearse with well-known papers, all votes are made up.';

/** Starts everything and posts the first digest in both chats; resolves when the page can be opened. */
export async function startTrial(
  config: Config,
  log: Log,
  start: typeof startPaperboy,
): Promise<Pick<Paperboy, 'stop'>> {
  const clock = playgroundClock(config.clockStart ?? instantOf(DAY, '08:59', ZONE));
  const chats = await Promise.all([startLocalSlack({ clock }), startLocalDiscord({ clock })]);
  const huggingFace = await startLocalHuggingFace({ clock, days: trialDays() });
  const arxiv = await startLocalArxiv({ clock, papers: trialPapers() });
  // Whoever has the port has the database, too.
  const page = await startPage({ chats, clock, port: config.port, note: NOTE }).catch(inPlainWords);
  for (const suffix of ['', '-wal', '-shm']) rmSync(DATABASE + suffix, { force: true });
  const paperboy = await start(
    trialConfig(config, chats, { huggingFaceUrl: huggingFace.url, arxivUrl: arxiv.url }),
    {
      clock,
      log,
      chance: Math.random,
      everyMinute,
    },
  );
  clock.onMove(() => void paperboy.tick());
  await Promise.all(chats.map(subscribeFirstChannel));
  if (config.clockStart === null) clock.moveTo(instantOf(DAY, '09:00', ZONE));
  process.stdout.write(`Paperboy plays on this machine only. Open ${page.url}\n`);
  return {
    async stop() {
      await page.stop();
      await paperboy.stop();
      await Promise.all([...chats, huggingFace, arxiv].map((server) => server.stop()));
    },
  };
}

function inPlainWords(error: unknown): never {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  throw taken
    ? new ConfigError(['PORT is in use by another program. For example: PORT=3001 npm start'])
    : error;
}

function trialConfig(
  config: Config,
  chats: readonly LocalChat[],
  sources: Pick<Config, 'huggingFaceUrl' | 'arxivUrl'>,
): Config {
  const [slack, discord] = chats;
  return {
    ...config,
    databaseUrl: `sqlite:${DATABASE}`,
    ...sources,
    slack: {
      botToken: slack?.environment.SLACK_BOT_TOKEN ?? '',
      appToken: slack?.environment.SLACK_APP_TOKEN ?? '',
      ...(slack ? { apiUrl: slack.apiUrl } : {}),
    },
    discord: {
      token: discord?.environment.DISCORD_TOKEN ?? '',
      ...(discord ? { apiUrl: discord.apiUrl } : {}),
    },
  };
}

// As a person would: the first one, who may, asks for the digest in the first channel.
async function subscribeFirstChannel(chat: LocalChat): Promise<void> {
  const [person] = chat.people;
  const [channel] = chat.channels;
  if (!person || !channel) return;
  const command =
    chat.platform === 'slack' ? '/papers subscribe at 09:00' : '/papers-channel subscribe at:09:00 zone:';
  const line = chat.platform === 'slack' ? `${command} ${ZONE}` : `${command}${ZONE}`;
  const { error } = await chat.type(person.id, channel.id, line);
  if (error) throw new Error(`the trial's first command was refused: ${error}`);
  await answered(chat, person.id, channel.id);
}

function answered(chat: LocalChat, person: string, channel: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const done = chat.messages(channel, person).some((message) => message.onlyFor && !message.thinking);
      if (!done) return;
      stop();
      resolve();
    };
    const stop = chat.onChange(look);
    look();
  });
}
