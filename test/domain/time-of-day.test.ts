import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { LOOKS_LIKE_TIME, parseTimeOfDay } from '../../src/domain/time-of-day.ts';

describe('a time of day as typed', () => {
  test.each([
    ['9', '09:00'],
    ['09', '09:00'],
    ['0', '00:00'],
    ['9:00', '09:00'],
    ['09.30', '09:30'],
    ['23:59', '23:59'],
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9 pm', '21:00'],
    ['9:30 p.m.', '21:30'],
    ['12am', '00:00'],
    ['12:30 am', '00:30'],
    ['12pm', '12:00'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
    ['21h', '21:00'],
    ['21h30', '21:30'],
    [' 7:05 ', '07:05'],
  ])('%s is %s', (typed, time) => {
    expect(parseTimeOfDay(typed)).toBe(time);
    expect(typed.trim()).toMatch(LOOKS_LIKE_TIME);
  });

  test.each([
    '',
    '24:00',
    '25:00',
    '9:60',
    '9:5',
    '13pm',
    '0am',
    '-9',
    'nine',
    '9 to 5',
    '09:00:00',
    '9:00 Europe/Zurich',
    '2025-03-11',
    'constructor',
    '9'.repeat(20_000),
  ])('%.20s is refused with one that can be copied', (typed) => {
    expect(() => parseTimeOfDay(typed)).toThrow(UserError);
  });

  test('the refusal says what was read', () => {
    expect(() => parseTimeOfDay('25:00')).toThrow(
      expect.objectContaining({
        message: '"25:00" is no time of day.',
        examples: ['subscribe at 09:00 Europe/Zurich'],
      }),
    );
  });

  test('any text is a time of day or a UserError, and every time of day reads as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          const time = parseTimeOfDay(text);
          expect(time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
          expect(parseTimeOfDay(time)).toBe(time);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
