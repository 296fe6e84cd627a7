import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { parseZone, zoneCity, zonesMatching } from '../../src/domain/zone.ts';

function mistake(text: string): UserError {
  try {
    parseZone(text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${text} was taken for a zone`);
}

describe('a time zone as typed', () => {
  test.each([
    ['Europe/Zurich', 'Europe/Zurich'],
    ['europe/zurich', 'Europe/Zurich'],
    ['EUROPE/ZURICH', 'Europe/Zurich'],
    [' Europe / Zurich ', 'Europe/Zurich'],
    ['Zurich', 'Europe/Zurich'],
    ['Zürich', 'Europe/Zurich'],
    ['new york', 'America/New_York'],
    ['"New York"', 'America/New_York'],
    ['New_York', 'America/New_York'],
    ['america/new york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['port au prince', 'America/Port-au-Prince'],
    ["St. John's", 'America/St_Johns'],
    ['Buenos Aires', 'America/Argentina/Buenos_Aires'],
    ['argentina/jujuy', 'America/Argentina/Jujuy'],
    ['Kolkata', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Calcutta'],
    ['kyiv', 'Europe/Kyiv'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kiev'],
    ['utc', 'UTC'],
    ['gmt', 'GMT'],
    ['Singapore', 'Singapore'],
    ['japan', 'Japan'],
    ['CET', 'CET'],
    ['US/Pacific', 'US/Pacific'],
    ['us/pacific', 'US/Pacific'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['Etc/GMT-5', 'Etc/GMT-5'],
    ['America/Montreal', 'America/Montreal'],
    ['San Francisco', 'America/Los_Angeles'],
    ['munich', 'Europe/Berlin'],
    ['Tel Aviv', 'Asia/Jerusalem'],
  ])('%s is %s', (typed, zone) => {
    expect(parseZone(typed)).toBe(zone);
  });

  test('every zone that Node lists is understood, in any case, and by its city', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(parseZone(zone)).toBe(zone);
      expect(parseZone(zone.toLowerCase())).toBe(zone);
      const byCity = parseZone(zoneCity(zone));
      expect(byCity.slice(byCity.lastIndexOf('/') + 1)).toBe(zone.slice(zone.lastIndexOf('/') + 1));
    }
  });

  test.each([
    '+02:00',
    '-05:00',
    '+2',
    'UTC+2',
    'GMT+02:00',
    'utc -5',
  ])('%s is refused: no place keeps it', (typed) => {
    expect(mistake(typed).message).toBe(
      `"${typed}" is right for half a year at most; I need the name of a place.`,
    );
    expect(mistake(typed).examples).toEqual(['subscribe at 09:00 Europe/Zurich']);
  });

  test('a near miss gets the names it may have been', () => {
    expect(mistake('Europe/Zurch').message).toBe('I know no time zone "Europe/Zurch". Did you mean:');
    expect(mistake('Europe/Zurch').examples).toContain('subscribe at 09:00 Europe/Zurich');
    expect(mistake('berlni').examples[0]).toBe('subscribe at 09:00 Europe/Berlin');
    expect(mistake('Asia/Tokio').examples[0]).toBe('subscribe at 09:00 Asia/Tokyo');
    expect(mistake('Europe/New_Yrok').examples).toContain('subscribe at 09:00 America/New_York');
  });

  test('letters that mean several places are asked about, not guessed', () => {
    expect(mistake('BST').message).toBe('"BST" can mean several time zones. Did you mean:');
    expect(mistake('ist').examples).toEqual([
      'subscribe at 09:00 Asia/Kolkata',
      'subscribe at 09:00 Europe/Dublin',
      'subscribe at 09:00 Asia/Jerusalem',
    ]);
  });

  test.each([
    '',
    'Gondwana',
    'Europe/',
    '/',
    'Mars/Olympus',
    'constructor',
    '__proto__',
    'x'.repeat(20_000),
  ])('what is no zone gets two to copy: %.20s', (typed) => {
    expect(mistake(typed).message).toMatch(
      /^I know no time zone ".{0,60}"\. Type a larger city in it, or its name\.$/,
    );
    expect(mistake(typed).examples).toHaveLength(2);
  });

  test('nothing typed makes it fail in another way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        try {
          new Intl.DateTimeFormat('en', { timeZone: parseZone(text) });
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('completing a zone', () => {
  test('a city that starts so comes first', () => {
    expect(zonesMatching('zur')[0]).toBe('Europe/Zurich');
    expect(zonesMatching('new y')[0]).toBe('America/New_York');
    expect(zonesMatching('europe/z')).toContain('Europe/Zurich');
    expect(zonesMatching('York')).toContain('America/New_York');
    expect(zonesMatching('Zürich')[0]).toBe('Europe/Zurich');
    expect(zonesMatching('san francisco')).toEqual(['America/Los_Angeles']);
  });

  test('something is offered before anything is typed, never more than 25, and each can be typed', () => {
    expect(zonesMatching('')).toContain('Europe/London');
    for (const typed of ['', 'a', 'america/', 'e']) {
      expect(zonesMatching(typed).length).toBeLessThanOrEqual(25);
      for (const zone of zonesMatching(typed)) expect(parseZone(zone)).toBe(zone);
    }
    expect(zonesMatching('nowhere at all')).toEqual([]);
  });
});

test.each([
  ['Europe/Zurich', 'Zurich'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['America/New_York', 'New York'],
  ['UTC', 'UTC'],
  ['Etc/UTC', 'UTC'],
  ['Etc/GMT+5', 'Etc/GMT+5'],
])('%s is called %s in a sentence', (zone, city) => {
  expect(zoneCity(zone)).toBe(city);
});
