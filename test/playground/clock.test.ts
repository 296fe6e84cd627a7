import { expect, test } from 'vitest';
import { playgroundClock } from '../../playground/clock.ts';

const HOUR = 3_600_000;
const START = Date.parse('2025-03-11T08:00:00Z');

test('starts at the instant it was given', () => {
  const now = playgroundClock(START).now();
  expect(now).toBeGreaterThanOrEqual(START);
  expect(now).toBeLessThan(START + HOUR);
});

test('moving wakes everybody whose time has come, the earliest first, and nobody else', async () => {
  const clock = playgroundClock(START);
  const woken: string[] = [];
  const stop = new AbortController();
  const wake = (name: string, ms: number) => clock.sleep(ms, stop.signal).then(() => woken.push(name));
  const [late, early] = [wake('two hours', 2 * HOUR), wake('one hour', HOUR)];
  const never = wake('three hours', 3 * HOUR);
  clock.moveTo(START + 2.5 * HOUR);
  await Promise.all([late, early]);
  expect(woken).toEqual(['one hour', 'two hours']);
  stop.abort(new Error('the test is over'));
  await expect(never).rejects.toThrow('the test is over');
});

test('a sleeper of many weeks sleeps on when a shorter time has passed', async () => {
  const clock = playgroundClock(START);
  const weeks = clock.sleep(60 * 24 * HOUR);
  clock.moveTo(START + 59 * 24 * HOUR);
  expect(await Promise.race([weeks.then(() => 'awake'), clock.sleep(1).then(() => 'asleep')])).toBe('asleep');
  clock.moveTo(START + 61 * 24 * HOUR);
  await weeks;
});

test('says so when it was moved, and not to those who stopped listening', () => {
  const clock = playgroundClock(START);
  const told: number[] = [];
  const stop = clock.onMove((now) => told.push(now));
  clock.moveTo(START + HOUR);
  stop();
  clock.moveTo(START + 2 * HOUR);
  expect(told).toHaveLength(1);
  expect(told[0]).toBeGreaterThanOrEqual(START + HOUR);
});

test('never moves back', () => {
  expect(() => playgroundClock(START).moveTo(START - 1)).toThrow(RangeError);
});

test('a sleep that was called off before it began rejects at once', async () => {
  const reason = new Error('stopping');
  await expect(playgroundClock(START).sleep(HOUR, AbortSignal.abort(reason))).rejects.toBe(reason);
});
