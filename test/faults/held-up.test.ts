// A digest that a platform holds up in its middle, while what it is about goes on.
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../playground/hugging-face/day.ts';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { NINE, startMorning, textOf, tooMany, WHOLE } from './morning.ts';

describe.each(['slack', 'discord'] as const)('on %s', (platform) => {
  /** From nine in Zurich on every paper gains votes, until half past ten. */
  const rising = madeUpDay('2025-03-18', madeUpPapers(21, 23));
  const days = [
    madeUpDay('2025-03-17', madeUpPapers(1, 3, 'Agents')),
    {
      ...rising,
      entries: rising.entries.map((entry) => ({ ...entry, readings: entry.readings.flatMap(risen) })),
    },
  ];
  function risen(reading: Reading): Reading[] {
    const paper = { ...reading.entry.paper, upvotes: 999 };
    const later = { at: Date.parse('2025-03-18T09:30:00Z'), entry: { ...reading.entry, paper } };
    return [{ ...reading, at: Date.parse(NINE) - 60_000 }, later];
  }
  const votesIn = (message: LocalMessage) => textOf(message).match(/▲.\d+/g) ?? [];

  test('a digest that is held up in the middle shows the votes of its header in every post', async () => {
    const morning = await startMorning(platform, { days });
    morning.failsInThread('papers', 1, { when: 'before', answer: tooMany(platform, 3_000) });
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers').papers).toHaveLength(1);
    for (let pause = 0; pause < 4; pause++) await morning.pass(1, 20);
    expect(morning.standing('papers')).toEqual(WHOLE);
    const [header] = morning.headersIn('papers');
    const inThread = morning.somebody('Bob').see(header?.id);
    expect(inThread.flatMap(votesIn)).toEqual(header && votesIn(header));
    expect(textOf(await morning.somebody().ask('show 2503.00021'))).not.toContain(
      inThread.flatMap(votesIn)[0],
    );
    await morning.world.end();
  });

  test('what is changed while a digest is held up is for the next: the rest of it comes into its thread', async () => {
    const morning = await startMorning(platform, { days });
    morning.failsInThread('papers', 1, { when: 'before', answer: tooMany(platform, 3_000) });
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers').papers).toHaveLength(1);
    await morning.somebody().ask('subscribe at 09:00 Europe/Zurich as posts');
    for (let pause = 0; pause < 4; pause++) await morning.pass(1, 20);
    expect(morning.standing('papers')).toEqual(WHOLE);
    await morning.world.end();
  });
});
