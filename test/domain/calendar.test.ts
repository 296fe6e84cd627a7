import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayIn,
  dayOf,
  instantOf,
  isWeekend,
  nextAt,
  timeIn,
  WEEKDAYS,
  weekday,
} from '../../src/domain/calendar.ts';

const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Europe/Kyiv'];
const TIMES = ['00:00', '00:30', '02:30', '09:00', '23:30'];
const utc = (text: string): number => Date.parse(text);

describe('days and times in a zone', () => {
  test.each([
    ['2025-03-11T22:59:59Z', 'Europe/Zurich', '2025-03-11', '23:59'],
    ['2025-03-11T23:00:00Z', 'Europe/Zurich', '2025-03-12', '00:00'],
    ['2025-03-11T18:20:00Z', 'Asia/Kathmandu', '2025-03-12', '00:05'],
    ['2025-03-11T00:00:00Z', 'America/Los_Angeles', '2025-03-10', '17:00'],
    ['2024-02-29T12:00:00Z', 'UTC', '2024-02-29', '12:00'],
  ])('%s in %s is %s %s', (instant, zone, day, time) => {
    expect(dayIn(utc(instant), zone)).toBe(day);
    expect(timeIn(utc(instant), zone)).toBe(time);
  });

  test.each([
    ['a spring gap moves forward', '2026-03-29', '02:30', 'Europe/Zurich', '2026-03-29T01:30:00Z'],
    ['the doubled hour means its first', '2026-10-25', '02:30', 'Europe/Zurich', '2026-10-25T00:30:00Z'],
    ['New York springs forward', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['New York falls back', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['Beirut has no midnight', '2026-03-29', '00:00', 'Asia/Beirut', '2026-03-28T22:00:00Z'],
    ['Santiago has no midnight', '2026-09-06', '00:30', 'America/Santiago', '2026-09-06T04:30:00Z'],
    ['Lord Howe moves by half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
    ['Lord Howe repeats half an hour', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
    ['Kathmandu is 5:45 ahead', '2026-07-01', '09:00', 'Asia/Kathmandu', '2026-07-01T03:15:00Z'],
    ['a leap day', '2028-02-29', '09:00', 'Europe/Zurich', '2028-02-29T08:00:00Z'],
  ])('%s', (_what, day, time, zone, instant) => {
    expect(new Date(instantOf(day, time, zone)).toISOString()).toBe(new Date(instant).toISOString());
  });
});

describe('the next time of day', () => {
  test('is strictly later', () => {
    const nine = utc('2026-07-01T07:00:00Z');
    expect(nextAt(nine - 1, '09:00', 'Europe/Zurich')).toEqual({ at: nine, day: '2026-07-01' });
    expect(nextAt(nine, '09:00', 'Europe/Zurich')).toEqual({ at: nine + 86_400_000, day: '2026-07-02' });
  });

  test('comes once where the hour comes twice', () => {
    const first = nextAt(utc('2026-10-24T12:00:00Z'), '02:30', 'Europe/Zurich');
    expect(first).toEqual({ at: utc('2026-10-25T00:30:00Z'), day: '2026-10-25' });
    expect(nextAt(first.at, '02:30', 'Europe/Zurich').day).toBe('2026-10-26');
  });

  test('keeps to the days asked for', () => {
    const friday = utc('2025-03-07T12:00:00Z');
    expect(nextAt(friday, '09:00', 'UTC', WEEKDAYS).day).toBe('2025-03-10');
    expect(nextAt(friday, '09:00', 'UTC', [6]).day).toBe('2025-03-08');
    expect(nextAt(friday, '09:00', 'UTC', [5]).day).toBe('2025-03-14');
    expect(() => nextAt(friday, '09:00', 'UTC', [])).toThrow(RangeError);
  });

  test('leaves out a date that the zone never had', () => {
    const before = nextAt(utc('2011-12-29T12:00:00Z'), '09:00', 'Pacific/Apia');
    expect(before).toEqual({ at: utc('2011-12-29T19:00:00Z'), day: '2011-12-29' });
    expect(nextAt(before.at, '09:00', 'Pacific/Apia')).toEqual({
      at: utc('2011-12-30T19:00:00Z'),
      day: '2011-12-31',
    });
  });

  test('belongs to its own date where a clock change pushes it past midnight', () => {
    // Nuuk goes from 23:00 to 00:00 on the Saturday.
    const saturday = nextAt(utc('2026-03-28T12:00:00Z'), '23:30', 'America/Nuuk');
    expect(saturday).toEqual({ at: utc('2026-03-29T01:30:00Z'), day: '2026-03-28' });
    expect(nextAt(saturday.at - 1, '23:30', 'America/Nuuk')).toEqual(saturday);
    expect(nextAt(saturday.at, '23:30', 'America/Nuuk').day).toBe('2026-03-29');
  });

  test('a zone that changes between two runs loses no later date and repeats none', () => {
    const zurich = nextAt(utc('2026-07-01T00:00:00Z'), '09:00', 'Europe/Zurich');
    expect(nextAt(zurich.at, '09:00', 'Asia/Tokyo')).toEqual({
      at: utc('2026-07-02T00:00:00Z'),
      day: '2026-07-02',
    });
  });

  test('comes exactly once for each date around every clock change of 2026 and 2027, in every zone', () => {
    for (const zone of ZONES)
      for (const change of changesOf(zone))
        for (const time of TIMES) expectOnePerDate(zone, time, addDays(dayIn(change, zone), -2), 5);
  });

  test('comes exactly once for each date of two whole years', () => {
    for (const zone of [
      'Europe/Zurich',
      'America/New_York',
      'Asia/Beirut',
      'America/Santiago',
      'Africa/Casablanca',
    ])
      expectOnePerDate(zone, '02:30', '2026-01-01', 730);
  });

  test('agrees with instantOf, wherever one starts', () => {
    const instants = fc.integer({ min: utc('2000-01-01T00:00:00Z'), max: utc('2040-01-01T00:00:00Z') });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), fc.constantFrom(...TIMES), (after, zone, time) => {
        const next = nextAt(after, time, zone);
        expect(next.at).toBeGreaterThan(after);
        expect(next.at - after).toBeLessThanOrEqual(50 * 3_600_000);
        expect(instantOf(next.day, time, zone)).toBe(next.at);
      }),
    );
  });
});

describe('days of the calendar', () => {
  test('are counted over months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2025-03-01', -1)).toBe('2025-02-28');
    expect(weekday('2025-03-11')).toBe(2);
    expect(weekday('2025-03-16')).toBe(7);
    expect(['2025-03-14', '2025-03-15', '2025-03-16', '2025-03-17'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('that do not exist are told apart', () => {
    expect(dayOf(2025, 3, 11)).toBe('2025-03-11');
    expect(dayOf(2024, 2, 29)).toBe('2024-02-29');
    const impossible = [
      [2025, 2, 29],
      [2025, 13, 1],
      [2025, 0, 1],
      [2025, 4, 31],
      [2025, 1, 0],
      [0, 1, 1],
    ] as const;
    for (const [year, month, day] of impossible) expect(dayOf(year, month, day)).toBeNull();
  });
});

function changesOf(zone: string): number[] {
  const changes: number[] = [];
  let at = Temporal.Instant.from('2026-01-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at && at.year < 2028) {
    changes.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

function expectOnePerDate(zone: string, time: string, from: string, count: number): void {
  const wanted = Array.from({ length: count }, (_, index) => addDays(from, index));
  const got: string[] = [];
  let after = instantOf(from, time, zone) - 1;
  for (let index = 0; index < count; index++) {
    const next = nextAt(after, time, zone);
    got.push(next.day);
    after = next.at;
  }
  expect({ zone, time, days: got }).toEqual({ zone, time, days: wanted });
}
