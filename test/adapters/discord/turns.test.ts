import { describe, expect, test } from 'vitest';
import { createTurns } from '../../../adapters/discord/turns.ts';
import { DeliveryError } from '../../../src/domain/errors.ts';
import { handClock } from '../../net/hand-clock.ts';

const SECOND = 1_000;
const nothing = async () => {};

describe('the fifty requests that Discord takes in a second', () => {
  test('go at once; whoever comes then goes a second after the fiftieth before has been answered', async () => {
    const clock = handClock();
    const { inTurn } = createTurns(clock);
    const start = clock.now();
    const gone: number[] = [];
    for (let count = 0; count < 120; count++) await inTurn(async () => void gone.push(clock.now() - start));
    expect(gone).toEqual(Array.from({ length: 120 }, (_, index) => Math.floor(index / 50) * SECOND));
  });

  test('are waited for where none has been answered', async () => {
    const clock = handClock();
    const { inTurn } = createTurns(clock);
    const answers: (() => void)[] = [];
    const slow = () => new Promise<void>((resolve) => answers.push(resolve));
    const first = Array.from({ length: 50 }, () => inTurn(slow));
    let gone = 0;
    const later = inTurn(async () => {
      gone = clock.now();
    });
    await expect.poll(() => answers.length).toBe(50);
    clock.advance(5 * SECOND);
    expect(gone).toBe(0);
    const answered = clock.now();
    answers[0]?.();
    await later;
    expect(gone).toBe(answered + SECOND);
    for (const answer of answers) answer();
    await Promise.all(first);
  });

  test('have a line of ten seconds: whoever comes then is told to come back', async () => {
    const { inTurn } = createTurns(handClock());
    const line = Array.from({ length: 501 }, () => inTurn(nothing));
    const refused = await line[500]?.catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DeliveryError);
    expect(refused).toMatchObject({ kind: 'wait', retryAfterMs: 10_000 });
    await Promise.all(line.slice(0, 500));
  });

  test('are held where Discord says that it has counted otherwise', async () => {
    const clock = handClock();
    const { inTurn, hold } = createTurns(clock);
    await inTurn(nothing);
    hold(700);
    await inTurn(nothing);
    await inTurn(nothing);
    expect(clock.pauses).toEqual([700]);
  });

  test('are not held up for long by a clock that is set back', async () => {
    let now = Date.parse('2025-03-11T12:00:00Z');
    const pauses: number[] = [];
    const { inTurn } = createTurns({
      now: () => now,
      sleep: async (ms) => void pauses.push(ms),
      limit: async () => {},
    });
    for (let count = 0; count < 50; count++) await inTurn(nothing);
    now -= 3_600_000;
    await inTurn(nothing);
    expect(pauses).toEqual([2 * SECOND]);
  });
});
