// The program as its operator meets it: the real entry files as processes of their own, with settings, signals and
// exit statuses, beside a local Slack, a local Discord and local sources.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startLocalArxiv } from '../../playground/arxiv/index.ts';
import { trialPapers } from '../../playground/arxiv/trial-papers.ts';
import { playgroundClock } from '../../playground/clock.ts';
import { startLocalDiscord } from '../../playground/discord/index.ts';
import { startLocalHuggingFace } from '../../playground/hugging-face/index.ts';
import { trialDays } from '../../playground/hugging-face/trial-days.ts';
import type { LocalChat } from '../../playground/local-chat.ts';
import { startLocalSlack } from '../../playground/slack/index.ts';
import { person } from '../world/people.ts';
import { type Program, startProgram } from '../world/program.ts';
import { shown, textOf } from '../world/world.ts';

const BEFORE = '2025-03-11T07:55:00Z';
const DUE = '2025-03-11T08:00:05Z';
const LATER = '2025-03-11T08:05:00Z';
const SUBSCRIBE = 'subscribe at 09:00 Europe/Zurich';

let stage: Awaited<ReturnType<typeof startStage>>;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.end());

async function startStage() {
  const clock = playgroundClock(Date.parse(BEFORE));
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const slack = await startLocalSlack({ clock });
  const discord = await startLocalDiscord({ clock });
  const huggingFace = await startLocalHuggingFace({ clock, days: trialDays() });
  const arxiv = await startLocalArxiv({ clock, papers: trialPapers() });
  const programs: Program[] = [];
  const sources = { HF_API_URL: huggingFace.url, ARXIV_API_URL: arxiv.url };
  const settings = {
    slack: { ...slack.environment, SLACK_API_URL: slack.apiUrl },
    discord: { ...discord.environment, DISCORD_API_URL: discord.apiUrl },
  };
  const run = (
    entry: Parameters<typeof startProgram>[0],
    environment: Record<string, string>,
    args: string[],
  ) => {
    const program = startProgram(entry, { folder, args, environment: { ...sources, ...environment } });
    programs.push(program);
    return program;
  };
  return {
    folder,
    slack,
    discord,
    chats: [slack, discord] as readonly LocalChat[],
    huggingFace,
    settings,
    main: (environment: Record<string, string>) => run('src/main.ts', environment, []),
    /** The bot at this instant, connected to both unless told; resolves when it can be asked. */
    async up(at: string, environment: Record<string, string> = { ...settings.slack, ...settings.discord }) {
      if (Date.parse(at) > clock.now()) clock.moveTo(Date.parse(at));
      const program = run('src/main.ts', { CLOCK_START: at, ...environment }, []);
      await program.says(/Paperboy is up/);
      return program;
    },
    cli: (...args: string[]) => run('src/cli.ts', { CLOCK_START: DUE }, args),
    async end() {
      await Promise.all(programs.map((program) => program.stop('SIGKILL')));
      await Promise.all([slack, discord, huggingFace, arxiv].map((server) => server.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const digestOf = (chat: LocalChat) =>
  person(chat, 'Bob')
    .see()
    .filter((message) => textOf(message).includes('papers so far'));

/** The posts under the digest, once there are so many. */
const postsOf = (chat: LocalChat, count: number) =>
  shown(chat, () => {
    const [header] = digestOf(chat);
    const posts = header ? person(chat, 'Bob').see(header.id) : [];
    return posts.length >= count && posts;
  });

describe('with the tokens of both platforms', { timeout: 60_000 }, () => {
  test('it answers in both chats and ends with 0 when it is told to', async () => {
    const program = await stage.up(BEFORE);
    for (const chat of stage.chats) {
      expect(textOf(await person(chat, 'Alice').ask('today'))).toContain('Stop Regressing');
    }
    expect(await program.stop('SIGTERM')).toBe(0);
    expect(program.said.stderr).not.toMatch(/"level":[4-6]0/);
    expect(stage.chats.flatMap(({ violations }) => violations)).toEqual([]);
  });

  test('it ends in order when npm is told to end, whose shell hands no signal on', async () => {
    const environment = { ...stage.settings.slack, CLOCK_START: BEFORE };
    const program = startProgram('src/main.ts', { folder: stage.folder, environment, throughShell: true });
    await program.says(/Paperboy is up/);
    await program.stop('SIGTERM');
    expect(program.said.stderr).toContain('Paperboy has stopped');
  });

  test.each([
    ['between two posts', false],
    ['while the platform owes an answer', true],
  ])('stopped %s, the digest is whole after the next start, each part once', async (_when, owing) => {
    const first = await stage.up(BEFORE);
    for (const chat of stage.chats) await person(chat, 'Alice').ask(SUBSCRIBE);
    expect(await first.stop()).toBe(0);
    if (owing) {
      stage.slack.fail({ route: 'chat.postMessage', when: 'after', answer: 'hang' });
      stage.discord.fail({ route: 'POST /channels/{channel.id}/messages', when: 'after', answer: 'hang' });
    }
    const second = await stage.up(DUE);
    for (const chat of stage.chats) {
      if (owing) await shown(chat, () => digestOf(chat)[0]);
      else await postsOf(chat, 1);
    }
    expect(await second.stop('SIGTERM')).toBe(0);
    for (const chat of stage.chats) expect(digestOf(chat)[0]?.replies).toBeLessThan(10);
    const third = await stage.up(LATER);
    for (const chat of stage.chats) {
      const posts = await postsOf(chat, 10);
      expect(digestOf(chat)).toHaveLength(1);
      expect(new Set(posts.map(textOf)).size).toBe(10);
      expect(posts).toHaveLength(10);
    }
    expect(await third.stop()).toBe(0);
  });

  test('a source that hangs delays no answer beyond what the platforms allow', async () => {
    stage.huggingFace.fail({ answer: 'hang', times: Number.POSITIVE_INFINITY });
    const program = await stage.up('2025-03-12T09:00:00Z');
    for (const chat of stage.chats) {
      const alice = person(chat, 'Alice');
      expect(textOf(await alice.ask('today'))).toContain('has not answered yet');
      expect(textOf(await alice.ask('show 2501.00001'))).toContain('does not answer now');
    }
    expect(stage.chats.flatMap(({ violations }) => violations)).toEqual([]);
    expect(await program.stop()).toBe(0);
  });
});

describe('with the tokens of one platform', { timeout: 60_000 }, () => {
  test.each([
    ['slack', 'discord.js'],
    ['discord', '@slack/bolt'],
  ] as const)('%s works without %s', async (platform, otherSdk) => {
    const hook = join(stage.folder, 'without.mjs');
    writeFileSync(hook, withoutModule(otherSdk));
    await stage.up(BEFORE, { ...stage.settings[platform], NODE_OPTIONS: `--import=${hook}` });
    expect(textOf(await person(stage[platform], 'Alice').ask('today'))).toContain('Stop Regressing');
  });

  test('without a network it answers from the papers it came with, and says how old they are', async () => {
    await stage.huggingFace.stop();
    await stage.up('2025-03-13T09:00:00Z', stage.settings.slack);
    const answer = textOf(await person(stage.slack, 'Alice').ask('today'));
    expect(answer).toMatch(/Hugging Face has not answered .*The newest list I have is of Tue 11 March/s);
    expect(answer).toContain('Evolving Normalization-Activation Layers');
  });
});

/** A hook that makes the import of a package fail. */
const withoutModule = (name: string): string => `import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === ${JSON.stringify(name)}) throw new Error(specifier + ' was asked for');
    return next(specifier, context);
  },
});
`;

test('faulty settings are listed all at once, and it ends with 1', { timeout: 30_000 }, async () => {
  const program = stage.main({
    SLACK_BOT_TOKEN: 'xoxp-secret',
    DISCORD_TOKEN: 'short',
    DATABASE_URL: 'postgres://db',
    PORT: '99999',
    LOG_LEVEL: 'loud',
    CLOCK_START: 'noon',
  });
  expect(await program.ended).toBe(1);
  for (const name of [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'DISCORD_TOKEN',
    'DATABASE_URL',
    'PORT',
    'LOG_LEVEL',
    'CLOCK_START',
  ])
    expect(program.said.stderr).toContain(`\n  ${name} `);
  expect(program.said.stderr).not.toContain('secret');
  expect(program.said.stdout).toBe('');
});

test('a trial whose port is taken says so in one sentence, and leaves the other one its database', {
  timeout: 30_000,
}, async () => {
  const { port } = new URL(stage.huggingFace.url);
  const database = join(stage.folder, 'data', 'trial.db');
  mkdirSync(dirname(database));
  writeFileSync(database, 'of the trial that runs');
  const program = stage.main({ PORT: port, LOG_LEVEL: 'silent' });
  expect(await program.ended).toBe(1);
  expect(program.said.stderr).toMatch(/^These settings need a change:\n {2}PORT is in use .*\n$/);
  expect(readFileSync(database, 'utf8')).toBe('of the trial that runs');
});

describe('in a terminal', { timeout: 30_000 }, () => {
  test('a command prints its answer as text and ends with 0', async () => {
    const { ended, said } = stage.cli('today');
    expect(await ended).toBe(0);
    expect(said.stdout).toMatch(/^Daily Papers · Tue 11 March · Hugging Face\n\n10 papers so far/);
    expect(said.stdout).toMatch(/^ 1 {2}Stop Regressing: .*▲\u00a0\d+$/m);
    expect(said.stderr).toBe('');
  });

  test.each([
    ['slack', 'blocks', ['today', '--as', 'slack']],
    ['discord', 'embeds', ['--as=discord', 'today']],
  ])('--as %s prints the payload that would be sent', async (_platform, part, args) => {
    const { ended, said } = stage.cli(...args);
    expect(await ended).toBe(0);
    expect(JSON.stringify(JSON.parse(said.stdout)[part])).toContain('Stop Regressing');
  });

  test.each([
    [['serach', 'diffusion'], 'I don\'t know "serach". Did you mean: npm run papers -- search diffusion\n'],
    [['show', '99999'], '"99999" is no number of a list, arXiv id or link. For example:'],
    [['today', '--foo'], 'I don\'t know what to do with "--foo" in "today".'],
    [['subscribe'], 'Channels are in Slack and Discord: type it there.'],
    [
      ['today', '--as', 'smoke'],
      '--as takes one of text, slack, discord: npm run papers -- today --as slack',
    ],
  ])('%j ends with 1 and says what a person in a chat would read', async (args, sentence) => {
    const { ended, said } = stage.cli(...args);
    expect(await ended).toBe(1);
    expect(said.stdout + said.stderr).toContain(sentence);
    expect(said.stdout + said.stderr).not.toMatch(/^ {4}at /m);
  });
});
