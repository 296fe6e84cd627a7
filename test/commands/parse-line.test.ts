import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandDeclaration, OptionDeclaration } from '../../src/chat/command.ts';
import { checkValues, parseLine, pressValues } from '../../src/commands/parse-line.ts';
import { UserError } from '../../src/domain/errors.ts';
import { LOOKS_LIKE_TIME } from '../../src/domain/time-of-day.ts';

const TODAY = declared('today', [], { aliases: ['latest'] });
const SEARCH = declared('search', [option('words', { required: true, rest: true })], { aliases: ['find'] });
const SHOW = declared('show', [option('paper', { required: true })]);
const SUBSCRIBE = declared('subscribe', [
  option('at', { keyword: 'at', looksLike: LOOKS_LIKE_TIME }),
  option('zone', { rest: true }),
]);
const DIGEST = declared('digest', [
  option('how', { choices: ['daily', 'weekly'] }),
  option('top', { keyword: 'top' }),
  option('from', { keyword: 'from' }),
  option('as', { keyword: 'as', choices: ['list', 'thread'] }),
  option('only', { keyword: 'only', rest: true }),
  option('list', { choices: ['fresh', 'complete'] }),
  option('zone', { rest: true }),
]);
const EXPORT = declared('export', [
  option('format', { choices: ['BibTeX', 'RIS', 'Plain text'], required: true }),
  option('year', { looksLike: /20\d\d/ }),
]);
const FILTER = declared('filter', [
  option('by', { choices: ['votes', 'date'] }),
  option('words', { rest: true }),
]);
const NOTE = declared('note', [
  option('paper', { required: true }),
  option('text', { keyword: 'as', rest: true }),
]);
const KEEP = declared('keep', [option('paper', { required: true }), option('from')], { hidden: true });
const COMMANDS = [TODAY, SEARCH, SHOW, SUBSCRIBE, EXPORT, FILTER, NOTE, DIGEST, declared('help', []), KEEP];

function declared(
  name: string,
  options: readonly OptionDeclaration[],
  more: Partial<CommandDeclaration> = {},
): CommandDeclaration {
  return { name, summary: `what ${name} does`, options, examples: [`${name} for example`], ...more };
}

function option(name: string, more: Partial<OptionDeclaration> = {}): OptionDeclaration {
  return { name, description: `what ${name} is`, ...more };
}

function mistake(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('a typed line', () => {
  test.each<[string, string, Record<string, string>]>([
    ['', 'help', {}],
    ['  \u200b ', 'help', {}],
    ['today', 'today', {}],
    ['TODAY', 'today', {}],
    ['latest', 'today', {}],
    ['ｔｏｄａｙ', 'today', {}],
    ['search diffusion', 'search', { words: 'diffusion' }],
    [
      'digest weekly top 5 New York from cs.CL only agents from google as list complete',
      'digest',
      {
        how: 'weekly',
        top: '5',
        zone: 'New York',
        from: 'cs.CL',
        only: 'agents from google',
        as: 'list',
        list: 'complete',
      },
    ],
    ['digest only diffusion "as list"', 'digest', { only: 'diffusion "as list"' }],
    ['digest only "as" list', 'digest', { only: '"as" list' }],
    ['digest only fresh', 'digest', { only: 'fresh' }],
    ['digest as thread only x votes>=20', 'digest', { as: 'thread', only: 'x votes>=20' }],
    ['find  value   functions ', 'search', { words: 'value functions' }],
    ['Search Stop “Value Functions” isn’t', 'search', { words: 'Stop "Value Functions" isn\'t' }],
    ['search at 9', 'search', { words: 'at 9' }],
    ['show 3', 'show', { paper: '3' }],
    ['show "two words"', 'show', { paper: 'two words' }],
    ["show 'two words'", 'show', { paper: 'two words' }],
    ['show "unclosed', 'show', { paper: '"unclosed' }],
    ['subscribe', 'subscribe', {}],
    ['subscribe at 09:00', 'subscribe', { at: '09:00' }],
    ['subscribe at 09:00 Europe/Zurich', 'subscribe', { at: '09:00', zone: 'Europe/Zurich' }],
    ['subscribe Europe/Zurich at 09:00', 'subscribe', { at: '09:00', zone: 'Europe/Zurich' }],
    ['subscribe 9:30 new york', 'subscribe', { at: '9:30', zone: 'new york' }],
    ['subscribe new york 9 pm', 'subscribe', { at: '9 pm', zone: 'new york' }],
    ['subscribe new 9am york', 'subscribe', { at: '9am', zone: 'new york' }],
    ['subscribe AT 9 pm New York', 'subscribe', { at: '9 pm', zone: 'New York' }],
    ['subscribe at "9 pm" New York', 'subscribe', { at: '9 pm', zone: 'New York' }],
    ['subscribe at 25:00 Zurich', 'subscribe', { at: '25:00', zone: 'Zurich' }],
    ['subscribe at nine', 'subscribe', { at: 'nine' }],
    ['export ris', 'export', { format: 'RIS' }],
    ['export 2025 bibtex', 'export', { format: 'BibTeX', year: '2025' }],
    ['export plain text 2025', 'export', { format: 'Plain text', year: '2025' }],
    ['filter votes diffusion', 'filter', { by: 'votes', words: 'diffusion' }],
    ['filter diffusion', 'filter', { words: 'diffusion' }],
    ['note 3 as read AS soon as I can', 'note', { paper: '3', text: 'read AS soon as I can' }],
    ['note "as" as x', 'note', { paper: 'as', text: 'x' }],
  ])('%s', (line, command, values) => {
    expect(parseLine(line, COMMANDS)).toEqual({ command, values });
  });

  test.each([
    ['serach diffusion', 'I don\'t know "serach". Did you mean:', ['search diffusion']],
    ['fnid a "b c"', 'I don\'t know "fnid". Did you mean:', ['find a "b c"']],
    ['todya', 'I don\'t know "todya". Did you mean:', ['today']],
    ['abracadabra', 'I don\'t know "abracadabra". What I can do:', ['help']],
    ['keep 3', 'I don\'t know "keep". What I can do:', ['help']],
    ['constructor', 'I don\'t know "constructor". What I can do:', ['help']],
    ['search', '"search" needs "words": what words is.', ['search for example']],
    ['show ""', '"show" needs "paper": what paper is.', ['show for example']],
    ['today and tomorrow', 'I don\'t know what to do with "and tomorrow" in "today".', ['today for example']],
    ['show 3 4', 'I don\'t know what to do with "4" in "show".', ['show for example']],
    ['subscribe at', '"at" needs something after it: what at is.', ['subscribe for example']],
    ['digest only as list', '"only" needs something after it: what only is.', ['digest for example']],
    [
      'subscribe at 9 at 10',
      '"at" is given twice in "subscribe"; I need it once.',
      ['subscribe for example'],
    ],
    [
      'export ris bibtex',
      '"ris" and "bibtex" do not go together in "export"; I need one of them.',
      ['export for example'],
    ],
    [
      'export ris 2024 2025',
      '"2024" and "2025" do not go together in "export"; I need one of them.',
      ['export for example'],
    ],
    ['export ris ris', '"format" is given twice in "export"; I need it once.', ['export for example']],
    [
      'export doc',
      'I don\'t know "doc" in "export". There are: "BibTeX", "RIS", "Plain text".',
      ['export for example'],
    ],
  ])('%s is refused', (line, message, examples) => {
    expect(mistake(() => parseLine(line, COMMANDS))).toMatchObject({ message, examples });
  });

  test('a long mistake is quoted in part and its rest left out of the example', () => {
    const long = 'word '.repeat(4000);
    expect(mistake(() => parseLine(`serach ${long}`, COMMANDS)).examples).toEqual(['search']);
    expect(mistake(() => parseLine(`today ${long}`, COMMANDS)).message.length).toBeLessThan(150);
    expect(mistake(() => parseLine('x'.repeat(20_000), COMMANDS)).message.length).toBeLessThan(150);
  });

  test.each([
    'a ',
    '" ',
    '"a ',
    "'a ",
    '9 ',
    '9 pm ',
    'at ',
    'as ',
    '\u200b',
    '“',
    'ris ',
  ])('twenty thousand characters of %j are read or refused, not choked on', (piece) => {
    for (const command of ['search', 'subscribe', 'export', 'note', 'today', 'show'])
      try {
        parseLine(`${command} ${piece.repeat(20_000 / piece.length)}`, COMMANDS);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
  });

  test('any text is a command or a UserError, and free text reads the same a second time', () => {
    const pieces = fc.constantFrom(
      'at',
      '9',
      'pm',
      '"',
      "'",
      'ris',
      'as',
      'Zurich',
      '2025',
      '3',
      '',
      '\u00a0',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join(' ')),
    );
    const names = fc.constantFrom(...COMMANDS.map((command) => command.name), '');
    fc.assert(
      fc.property(names, texts, (name, text) => {
        try {
          const { command, values } = parseLine(`${name} ${text}`, COMMANDS);
          if (command === 'search')
            expect(parseLine(`search ${values.words}`, COMMANDS).values).toEqual(values);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('values that came taken apart', () => {
  test('are made plain; empty ones are left out; choices get their declared spelling', () => {
    expect(checkValues(SUBSCRIBE, { at: ' 9\u00a0 pm ', zone: '' })).toEqual({ at: '9 pm' });
    expect(checkValues(EXPORT, { format: 'ris' })).toEqual({ format: 'RIS' });
    expect(checkValues(SEARCH, { words: '“a”  b' })).toEqual({ words: '"a" b' });
  });

  test('are refused where one is missing, none of the choices, or not declared', () => {
    expect(mistake(() => checkValues(SEARCH, {})).message).toBe('"search" needs "words": what words is.');
    expect(mistake(() => checkValues(SEARCH, { words: '\u200b' })).message).toBe(
      '"search" needs "words": what words is.',
    );
    expect(mistake(() => checkValues(EXPORT, { format: 'doc' })).examples).toEqual(['export for example']);
    expect(mistake(() => checkValues(TODAY, { when: 'now' })).message).toBe('"today" has no "when".');
  });
});

describe("a button's values", () => {
  test('go to the options in their order, an empty one to none', () => {
    expect(pressValues(KEEP, ['2403.03950'])).toEqual({ paper: '2403.03950' });
    expect(pressValues(KEEP, ['2403.03950', '11'])).toEqual({ paper: '2403.03950', from: '11' });
    expect(pressValues(SUBSCRIBE, ['', 'Europe/Zurich'])).toEqual({ zone: 'Europe/Zurich' });
    expect(pressValues(TODAY, [])).toEqual({});
  });

  test('are refused where they are too many or too few', () => {
    expect(mistake(() => pressValues(TODAY, ['x'])).message).toBe(
      'This button is from an older version and does nothing any more.',
    );
    expect(mistake(() => pressValues(KEEP, [])).message).toBe('"keep" needs "paper": what paper is.');
  });
});
