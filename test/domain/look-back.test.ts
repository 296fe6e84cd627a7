import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { hoursInWords, LOOK_BACKS, parseLookBack } from '../../src/domain/look-back.ts';

test.each([
  ['', 24],
  ['6h', 6],
  ['6', 6],
  ['6 H', 6],
  ['12 hours', 12],
  ['over the last 3 days', 72],
  ['a day', 24],
  ['day', 24],
  ['the last hour', 1],
  ['2 days ago', 48],
  ['1w', 168],
  ['week', 168],
])('"%s" is %i hours', (typed, hours) => {
  expect(parseLookBack(typed)).toEqual({ hours, ms: hours * 3_600_000 });
});

test.each([
  '0',
  'soon',
  '6 pm',
  '-3',
  '8 days',
  '9999',
  'h 6',
  'six hours or so, please, if you can do that',
])('"%s" is none', (typed) => {
  expect(() => parseLookBack(typed)).toThrow(UserError);
});

test('what is offered can be typed, and so can what is said', () => {
  for (const offered of LOOK_BACKS) expect(parseLookBack(offered).hours).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 168 }), (hours) => {
      expect(parseLookBack(hoursInWords(hours)).hours).toBe(hours);
    }),
  );
});
