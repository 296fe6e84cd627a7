import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { parseUntil } from '../../src/domain/until.ts';

// A Tuesday, 08:55 in Zurich.
const now = Date.parse('2025-03-18T07:55:00Z');
const read = (typed: string) =>
  new Date(parseUntil(typed, { now, zone: 'Europe/Zurich', example: 'pick until' })).toISOString();

describe('until', () => {
  test.each([
    ['friday', '2025-03-21T17:00:00.000Z'],
    ['Fri', '2025-03-21T17:00:00.000Z'],
    ['next friday', '2025-03-21T17:00:00.000Z'],
    ['tuesday', '2025-03-25T17:00:00.000Z'],
    ['today', '2025-03-18T17:00:00.000Z'],
    ['tomorrow 12:00', '2025-03-19T11:00:00.000Z'],
    ['friday at 9am', '2025-03-21T08:00:00.000Z'],
    ['5 days', '2025-03-23T07:55:00.000Z'],
    ['in 2 hours', '2025-03-18T09:55:00.000Z'],
    ['a week', '2025-03-25T07:55:00.000Z'],
    ['2025-04-01', '2025-04-01T16:00:00.000Z'],
  ])('%s', (typed, at) => {
    expect(read(typed)).toBe(at);
  });

  test.each([
    ['yesterday', 'as a day to come'],
    ['fr', 'as a day to come'],
    ['2025-02-30', 'as a day to come'],
    ['2025-03-17', 'is over'],
    ['today 08:00', 'is over'],
    ['5 weeks', '31 days at most'],
  ])('%s is refused', (typed, why) => {
    expect(() => read(typed)).toThrow(UserError);
    expect(() => read(typed)).toThrow(why);
  });
});
