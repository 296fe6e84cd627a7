import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar.ts';
import { UserError } from '../../src/domain/errors.ts';
import { parseWhen, whenSuggestions } from '../../src/domain/when.ts';

// A Wednesday.
const TODAY = '2025-03-12';

function mistake(text: string): UserError {
  try {
    parseWhen(text, TODAY);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${text} was taken for a day`);
}

describe('a day as typed', () => {
  test.each([
    ['2025-03-11', '2025-03-11'],
    ['2025/3/11', '2025-03-11'],
    ['2025.03.11', '2025-03-11'],
    ['2025–03–11', '2025-03-11'],
    ['11 March', '2025-03-11'],
    ['March 11', '2025-03-11'],
    ['11 March 2025', '2025-03-11'],
    ['March 11, 2025', '2025-03-11'],
    ['Mar 11th', '2025-03-11'],
    ['Sept. 5', '2024-09-05'],
    ['the 11th of March', '2025-03-11'],
    ['Tue 11 March', '2025-03-11'],
    ['Tuesday, March 11', '2025-03-11'],
    ['11.3.2025', '2025-03-11'],
    ['11. 3. 2025', '2025-03-11'],
    ['11.03.', '2025-03-11'],
    ['11.3', '2025-03-11'],
    ['13/3/2025', '2025-03-13'],
    ['3/13', '2024-03-13'],
    ['3/3', '2025-03-03'],
    ['12 March', '2025-03-12'],
    ['13 March', '2024-03-13'],
    ['29 February', '2024-02-29'],
    ['31 December', '2024-12-31'],
    ['2026-01-01', '2026-01-01'],
    ['today', '2025-03-12'],
    ['Yesterday', '2025-03-11'],
    ['“yesterday”', '2025-03-11'],
    ['day before yesterday', '2025-03-10'],
    ['the day before yesterday', '2025-03-10'],
    ['tomorrow', '2025-03-13'],
    ['friday', '2025-03-07'],
    ['on Friday', '2025-03-07'],
    ['wednesday', '2025-03-12'],
    ['last friday', '2025-03-07'],
    ['last wednesday', '2025-03-05'],
    ['LAST  TUE', '2025-03-11'],
    ['last week’s monday', '2025-03-03'],
    ['sunday last week', '2025-03-09'],
    ['a day ago', '2025-03-11'],
    ['3 days ago', '2025-03-09'],
    ['three days ago', '2025-03-09'],
    ['a week ago', '2025-03-05'],
    ['2 weeks ago', '2025-02-26'],
  ])('%s is %s', (typed, day) => {
    expect(parseWhen(typed, TODAY)).toBe(day);
  });

  test('29 February without a year is found over eight years', () => {
    expect(parseWhen('29 Feb', '1904-02-28')).toBe('1896-02-29');
  });

  test.each([
    ['2025-02-30', '"2025-02-30" is no date: February 2025 has 28 days.'],
    ['2025-13-01', '"2025-13-01" is no date: a year has no month 13.'],
    ['30 February', '"30 February" is no date: February has 29 days.'],
    ['31.04.', '"31.04." is no date: April has 30 days.'],
    ['0 March', '"0 March" is no date: a month begins with day 1.'],
    ['0999-01-01', '"0999-01-01" is no date: I know the years from 1000.'],
  ])('%s is refused by name', (typed, message) => {
    expect(mistake(typed)).toMatchObject({ message, examples: ['date 2025-03-11', 'date yesterday'] });
  });

  test('a weekday that does not fit is said, with the date as it is', () => {
    expect(mistake('Fri 11 March')).toMatchObject({
      message: '"Fri 11 March" does not fit: 2025-03-11 is a Tuesday.',
      examples: ['date 2025-03-11'],
    });
  });

  test('two numbers that could be either are asked about', () => {
    expect(mistake('3/11/2025')).toMatchObject({
      message: '"3/11/2025" can be 3 November 2025 or 11 March 2025. Did you mean:',
      examples: ['date 3 November 2025', 'date 11 March 2025'],
    });
    for (const line of mistake('3/11').examples)
      expect(parseWhen(line.replace('date ', ''), TODAY)).toMatch(/^2/);
  });

  test('a slip of the finger gets what was meant', () => {
    expect(mistake('yestreday')).toMatchObject({
      message: 'I don\'t understand "yestreday" as a day. Did you mean:',
      examples: ['date yesterday'],
    });
    expect(mistake('lst friday').examples[0]).toBe('date last friday');
  });

  test.each([
    '',
    'foo',
    'march',
    '99',
    'last',
    'yesterday please',
    '2025-W11',
    '2025-3-11T00:00',
    '11 3 2025',
  ])('%s is not guessed at', (typed) => {
    expect(mistake(typed)).toMatchObject({
      message: `I don't understand "${typed}" as a day.`,
      examples: ['date 2025-03-11', 'date yesterday', 'date last friday'],
    });
  });

  test('a very long text is quoted in part', () => {
    expect(mistake('yesterday '.repeat(2000)).message.length).toBeLessThan(120);
  });

  test('any text is a day or a UserError, whose examples can be typed', () => {
    const words = fc.constantFrom(
      'last',
      'friday',
      '11',
      '31',
      'March',
      'of',
      '/',
      '.',
      '2025',
      '-',
      'ago',
      'day',
      'the',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' ')),
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(parseWhen(text, TODAY)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          for (const line of error.examples) parseWhen(line.replace('date ', ''), TODAY);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('every day reads as itself, with its year and without', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (back) => {
        const day = addDays(TODAY, -back);
        const [year = '', month = '', date = ''] = day.split('-');
        expect(parseWhen(day, TODAY)).toBe(day);
        expect(parseWhen(`${date}.${month}.`, TODAY)).toBe(day);
        expect(parseWhen(`${Number(date)}.${Number(month)}.${year}`, TODAY)).toBe(day);
      }),
    );
  });
});

describe('what is offered while a day is typed', () => {
  test('words first, then dates, at most 25, each of which is understood', () => {
    for (const typed of ['', 'l', '3', '2025-03', '11 march', 'S']) {
      const offered = whenSuggestions(typed, TODAY);
      expect(offered.length).toBeGreaterThan(0);
      expect(offered.length).toBeLessThanOrEqual(25);
      expect(new Set(offered).size).toBe(offered.length);
      for (const phrase of offered) expect(parseWhen(phrase, TODAY)).toMatch(/^2025-/);
    }
  });

  test('goes on from what is there', () => {
    expect(whenSuggestions('', TODAY).slice(0, 2)).toEqual(['today', 'yesterday']);
    expect(whenSuggestions('Last F', TODAY)).toEqual(['last friday']);
    expect(whenSuggestions('12', TODAY)).toEqual(['12 days ago', '12 weeks ago']);
    expect(whenSuggestions('2025-03-0', TODAY)[0]).toBe('2025-03-09');
    expect(whenSuggestions('11 mar', TODAY)).toEqual(['2025-03-11']);
    expect(whenSuggestions('nothing like it', TODAY)).toEqual([]);
  });
});
