import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekday } from '../../src/domain/calendar.ts';
import { UserError } from '../../src/domain/errors.ts';
import { neighbour, parseSpan, spanSuggestions, weekdaysOf } from '../../src/domain/span.ts';

/** A Tuesday, in week 11. */
const TODAY = '2025-03-11';

describe('a week', () => {
  test.each([
    ['', '2025-W11'],
    ['this week', '2025-W11'],
    ['last week', '2025-W10'],
    ['  Last   WEEK ', '2025-W10'],
    ['last', '2025-W10'],
    ['the previous week', '2025-W10'],
    ['next week', '2025-W12'],
    ['2 weeks ago', '2025-W09'],
    ['two weeks ago', '2025-W09'],
    ['a week ago', '2025-W10'],
    ['2025-W11', '2025-W11'],
    ['2025W9', '2025-W09'],
    ['2024–W52', '2024-W52'],
    ['W10', '2025-W10'],
    ['week 10', '2025-W10'],
    ['10', '2025-W10'],
    ['week 10 2024', '2024-W10'],
    ['KW 10', '2025-W10'],
    // Without a year the latest that has begun.
    ['W12', '2024-W12'],
    ['W53', '2020-W53'],
    ['11 March', '2025-W11'],
    ['week of 3 March', '2025-W10'],
    ['yesterday', '2025-W11'],
    ['last friday', '2025-W10'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('"%s" is %s', (typed, text) => {
    expect(parseSpan(typed, 'week', TODAY).text).toBe(text);
  });

  test.each([
    'blursday',
    '2025-W60',
    '2025-W53',
    'W0',
    '2025-W',
    'last month',
    '2024 week 3 2025',
    'x'.repeat(500),
  ])('"%s" is none, and what could be meant is said', (typed) => {
    expect(() => parseSpan(typed, 'week', TODAY)).toThrow(UserError);
  });
});

describe('a month', () => {
  test.each([
    ['', '2025-03'],
    ['this month', '2025-03'],
    ['last month', '2025-02'],
    ['3 months ago', '2024-12'],
    ['march', '2025-03'],
    ['Mar', '2025-03'],
    ['last march', '2024-03'],
    ['April', '2024-04'],
    ['feb', '2025-02'],
    ['March 2024', '2024-03'],
    ['March of 2024', '2024-03'],
    ['2025-03', '2025-03'],
    ['2024/7', '2024-07'],
    ['07/2024', '2024-07'],
    ['7', '2024-07'],
    ['3', '2025-03'],
    ['11 March', '2025-03'],
    ['2024-12-31', '2024-12'],
  ])('"%s" is %s', (typed, text) => {
    expect(parseSpan(typed, 'month', TODAY).text).toBe(text);
  });

  test.each(['13', '2025-13', 'marhc 2024 5', '2025-W11', 'last week', '\0'])('"%s" is none', (typed) => {
    if (typed === '\0') expect(parseSpan(typed, 'month', TODAY).text).toBe('2025-03');
    else expect(() => parseSpan(typed, 'month', TODAY)).toThrow(UserError);
  });

  test('a slip of the finger is answered with what was meant', () => {
    expect(() => parseSpan('lst month', 'month', TODAY)).toThrow('Did you mean:');
  });
});

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
const unit = fc.constantFrom('week' as const, 'month' as const);

test('a span reads back as itself, begins and ends where it should, and follows the one before', () => {
  fc.assert(
    fc.property(day, unit, (today, of) => {
      const span = parseSpan('', of, today);
      expect(span.from <= today && today <= span.to).toBe(true);
      expect(parseSpan(span.text, of, today)).toEqual(span);
      const before = neighbour(span, -1);
      expect(addDays(before.to, 1)).toBe(span.from);
      expect(neighbour(before, 1)).toEqual(span);
      if (of === 'week') expect([weekday(span.from), weekday(span.to)]).toEqual([1, 7]);
      else expect([span.from.slice(8), addDays(span.to, 1).slice(8)]).toEqual(['01', '01']);
      expect(weekdaysOf(span).length).toBeGreaterThanOrEqual(of === 'week' ? 5 : 20);
    }),
  );
});

test('whatever is typed is a span or a mistake in words', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), unit, day, (typed, of, today) => {
      try {
        expect(parseSpan(typed, of, today).unit).toBe(of);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
  );
});

test('what is offered can be typed', () => {
  for (const of of ['week', 'month'] as const)
    for (const typed of ['', 'l', '2025', 'w1', 'march', '3 '])
      for (const offered of spanSuggestions(typed, of, TODAY))
        expect(parseSpan(offered, of, TODAY).unit).toBe(of);
  expect(spanSuggestions('', 'week', TODAY)).toContain('2025-W11');
  expect(spanSuggestions('last', 'month', TODAY)[0]).toBe('last month');
});
