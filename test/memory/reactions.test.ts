// Fifty thousand people react to one post of a digest. Whom Paperboy has heard of is on disk: it holds no more than before.
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { person } from '../world/people.ts';
import { startWorld, textOf } from '../world/world.ts';
import { startWithApart } from './apart.ts';

const CROWD = 50_000;
/** By then all has been filled that is filled once. */
const FIRST = 10_000;
/** They come in waves, each heard out before the next: Slack's SDK gives up a connection on which a pong is late by 5 s. */
const WAVE = 500;
/**
 * Bytes that each further person may cost. Measured: up to 4 as it is; 600 where discord.js remembers people without limit,
 * 90 where an id in a Set is all that stays.
 */
const MOST = 25;
/** What is asked waits behind the wave, ms. */
const PATIENCE = 120_000;

type Platform = 'slack' | 'discord';

/** Nobody of the cast, in the form of the platform. */
const stranger: Readonly<Record<Platform, (number: number) => string>> = {
  discord: (number) => `1${String(number).padStart(17, '0')}`,
  slack: (number) => `U1${String(number).padStart(9, '0')}`,
};

/** A post that shows one paper, in a digest. */
async function stage(platform: Platform) {
  const { world, current } = await startWithApart((start) =>
    startWorld({ slack: { ackDeadlineMs: PATIENCE }, discord: { deadlineMs: PATIENCE }, start }),
  );
  onTestFinished(() => world.end());
  const chat = world.chats[platform];
  const alice = person(chat, 'Alice');
  await alice.ask('subscribe at 09:00 Europe/Zurich');
  await world.moveTo('2025-03-11T08:00:05Z');
  const [paper] = alice.see((await alice.digest()).id);
  if (!paper) throw new Error('no paper');
  return { world, apart: current(), chat, paper };
}

type Stage = Awaited<ReturnType<typeof stage>>;

/** So many react, and every tenth takes it back; resolves when all of that has been heard. */
async function wave({ world, chat, paper }: Stage, from: number): Promise<void> {
  for (let number = from; number < from + WAVE; number++) {
    const who = stranger[chat.platform](number);
    if (chat.platform === 'slack') world.slack.join(who, paper.channel);
    chat.react(who, paper.id, '🔖');
    if (number % 10 === 0) chat.unreact(who, paper.id, '🔖');
  }
  await heardOut(chat, paper);
}

// What comes last is heard last.
async function heardOut(chat: Stage['chat'], paper: LocalMessage): Promise<void> {
  const bob = person(chat, 'Bob');
  bob.react(paper, '🔖');
  await bob.askUntil('bookmarks', '1 paper');
  bob.unreact(paper, '🔖');
  await bob.askUntil('bookmarks', 'nothing yet');
}

describe.each(['discord', 'slack'] as const)('in %s', (platform) => {
  test('fifty thousand people who react leave nothing in memory', { timeout: 5 * PATIENCE }, async () => {
    const staged = await stage(platform);
    const { apart, chat } = staged;
    for (let from = 0; from < FIRST; from += WAVE) await wave(staged, from);
    const before = await apart.held();
    for (let from = FIRST; from < CROWD; from += WAVE) await wave(staged, from);
    const after = await apart.held();

    expect(textOf(await person(chat, 'Bob').ask('top'))).toContain('🔖 45000');
    expect(chat.violations).toEqual([]);
    expect((after.data - before.data) / (CROWD - FIRST)).toBeLessThan(MOST);
    for (const { users, members, messages } of after.cached) {
      // A hundred and ourselves.
      expect(Math.max(users, members)).toBeLessThanOrEqual(101);
      expect(messages).toBe(0);
    }
  });
});
