import { describe, expect, it } from 'vitest';
import { hoursOf } from '../../../src/sources/hugging-face/hours.ts';

const iso = (day: string) => {
  const { opensAt, closesAt } = hoursOf(day);
  return [new Date(opensAt).toISOString(), new Date(closesAt).toISOString()];
};

describe('the hours of a list', () => {
  it.each([
    ['in US summer', '2025-07-15', '2025-07-15T01:30:00.000Z', '2025-07-16T01:30:00.000Z'],
    ['in US winter', '2025-01-09', '2025-01-09T02:30:00.000Z', '2025-01-10T02:30:00.000Z'],
    [
      'on the day the US clocks go forward',
      '2025-03-09',
      '2025-03-09T02:30:00.000Z',
      '2025-03-10T01:30:00.000Z',
    ],
    [
      'in the weeks when only the US has summer time',
      '2025-03-11',
      '2025-03-11T01:30:00.000Z',
      '2025-03-12T01:30:00.000Z',
    ],
    [
      'on the day the US clocks go back',
      '2025-11-02',
      '2025-11-02T01:30:00.000Z',
      '2025-11-03T02:30:00.000Z',
    ],
    ['on a leap day', '2024-02-29', '2024-02-29T02:30:00.000Z', '2024-03-01T02:30:00.000Z'],
  ])('%s', (_, day, opensAt, closesAt) => {
    expect(iso(day)).toEqual([opensAt, closesAt]);
  });

  it('can be set otherwise, should observation say so', () => {
    const { opensAt } = hoursOf('2025-07-15', { timeZone: 'UTC', time: '00:00' });
    expect(new Date(opensAt).toISOString()).toBe('2025-07-14T00:00:00.000Z');
  });

  it('takes no day that does not exist', () => {
    expect(() => hoursOf('2025-02-30')).toThrow(RangeError);
  });
});
