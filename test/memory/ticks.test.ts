// A thousand minutes of a large installation, with a digest in each: what was read, planned, sent and said is on disk, and
// not in memory.
import { expect, onTestFinished, test } from 'vitest';
import type { LocalChat } from '../../playground/local-chat.ts';
import { type Day, IN_DISCORD, MINUTES, passMinute, startDay } from './day.ts';

/** By then all has been filled that is filled once: every list has been read, every zone reckoned with, every path run. */
const FIRST = 400;
/**
 * Ticks in one minute, as when somebody asks for a digest now: the more there are, the more stands out what a single one
 * leaves behind.
 */
const TICKS = 10;
/**
 * Bytes that each further tick may cost, with its share of a digest. Measured: 10 as it is; 100 where nothing but the tick
 * is remembered, 45 where nothing but the delivery that was claimed is.
 */
const MOST = 30;

test('a thousand minutes with 10,000 subscriptions and 100,000 papers leave nothing in memory', {
  timeout: 900_000,
}, async () => {
  const day = await startDay({ subscriptions: 10_000, papers: 100_000 });
  const { world, apart } = day;
  onTestFinished(() => world.end());
  await pass(day, 1, FIRST);
  const before = await apart.held();
  await pass(day, FIRST + 1, MINUTES);
  const after = await apart.held();

  const { slack, discord } = world;
  expect([...slack.violations, ...discord.violations]).toEqual([]);
  // The digests have come.
  expect(channelsWritten(slack)).toBe(MINUTES - MINUTES / IN_DISCORD.every);
  expect(channelsWritten(discord)).toBe(IN_DISCORD.channels);
  expect((after.data - before.data) / ((MINUTES - FIRST) * TICKS)).toBeLessThan(MOST);
});

function channelsWritten({ channels, people: [anybody], messages }: LocalChat): number {
  return channels.filter(({ id }) => messages(id, anybody?.id ?? '').length > 0).length;
}

async function pass(day: Day, from: number, to: number): Promise<void> {
  for (let minute = from; minute <= to; minute++)
    for (let tick = 0; tick < TICKS; tick++) await passMinute(day, minute);
}
