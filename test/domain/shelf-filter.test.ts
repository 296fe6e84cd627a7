// The filter of shelves: what it reads, and what it says about what cannot be meant.
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import type { ShelfEntry } from '../../src/domain/shelf.ts';
import { isSought, parseShelfFilter } from '../../src/domain/shelf-filter.ts';
import { paper } from '../exports/sample.ts';

const ALICE = 'slack:T1/U1';
const BOB = 'slack:T1/U2';
const ZONE = 'Europe/Zurich';
const read = (line: string) =>
  parseShelfFilter(line, {
    today: '2025-03-11',
    zone: ZONE,
    command: 'bookmarks',
    person: ALICE,
    named: (word) => (word === '@bob' || word === BOB ? BOB : null),
  });

const entry = (more: Partial<ShelfEntry>): ShelfEntry => ({
  paper: '2403.03950',
  person: ALICE,
  keptAt: Date.parse('2025-03-05T12:00:00Z'),
  place: null,
  status: null,
  note: '',
  tags: [],
  ...more,
});
const own = entry({ status: 'read', note: 'the baseline', tags: ['rl'] });
const bobs = entry({
  person: BOB,
  keptAt: Date.parse('2025-02-28T23:30:00Z'),
  status: 'reading',
  note: 'quokka',
  tags: ['secret'],
});
const PAPER = paper({ id: '2403.03950', title: 'Stop Regressing' });
const finds = (line: string, kept = { own, entries: [own, bobs] } as Parameters<typeof isSought>[1]) =>
  isSought(read(line), kept, PAPER, ZONE);

describe('it finds', () => {
  test.each([
    ['', true],
    ['regressing baseline', true],
    ['status:read tag:rl', true],
    ['status:READ tag:#RL', true],
    ['status:unread', false],
    ['-status:read', false],
    ['-tag:nlp', true],
    ['by:@bob', true],
    ['by:bob', true],
    ['by:me by:@bob', true],
    ['-by:@bob', false],
    ['kept-after:2025-03-01', true],
    ['kept-after:2025-03-06', false],
    ['kept-before:2025-03', false],
    ['kept-during:2025-03-05', true],
    ['kept-during:"last week"', true],
    // In Zurich it was March already.
    ['by:@bob kept-during:2025-03-01', true],
    ['by:@bob kept-during:2025-03-05', false],
    ['-kept-during:2025', false],
    ['regressing -tag:nlp (title:stop OR diffusion)', true],
    ['"tag:nlp"', false],
  ])('%s: %s', (line, found) => {
    expect(finds(line)).toBe(found);
  });

  test.each(['quokka', 'tag:secret', 'status:reading'])('nothing by what others wrote: %s', (line) => {
    expect(finds(line)).toBe(false);
    expect(finds(line, { own: null, entries: [bobs] })).toBe(false);
  });

  test('what one has not on one’s own shelf as unread', () => {
    expect(finds('status:unread', { own: null, entries: [bobs] })).toBe(true);
  });
});

test('what is stored names people as they are stored, and is read again as the same', () => {
  const { typed, text, people } = read('diffusion by:@bob -by:me kept-after:yesterday');
  expect(typed).toBe('diffusion by:@bob -by:me kept-after:yesterday');
  expect(text).toBe(`diffusion by:${BOB} -by:me kept-after:yesterday`);
  expect(people).toEqual([BOB]);
  expect(read(text).conditions).toEqual(read(typed).conditions);
});

describe('a mistake shows a caret and a line to copy', () => {
  test.each([
    ['diffusion status:raed', 'raed', ['diffusion status:read']],
    ['status:done', 'done', ['status:reading', 'status:read', 'status:unread']],
    ['by:@nobody x', '@nobody', ['by:me x']],
    ['by:"Yann LeCun"', '"Yann LeCun"', ['by:me', 'author:"Yann LeCun"']],
    ['by: @bob', 'by:', ['by:@bob']],
    ['tags:rl', 'tags:', ['tag:rl', '"tags:rl"']],
    ['kept:2025-03', 'kept:', ['kept-during:2025-03', '"kept:2025-03"']],
    ['kept-afer:2025-03', 'kept-afer:', ['kept-after:2025-03', '"kept-afer:2025-03"']],
    ['kept-during:last week', 'kept-during:last week', ['kept-during:"last week"']],
    ['tag:rl OR tag:nlp', 'tag:rl', ['tag:rl']],
    ['(tag:rl x)', 'tag:rl', ['tag:rl']],
  ])('%s', (line, fault, fixes) => {
    const { shown, examples } = mistake(line);
    expect(shown).toBe(`${line}\n${' '.repeat(line.indexOf(fault))}${'^'.repeat(fault.length)}`);
    expect(examples).toEqual(fixes.map((fix) => `bookmarks ${fix}`));
  });

  test('in the rest nothing of what only shelves have is lost', () => {
    expect(mistake('tag:rl votes:20 by:@bob').examples).toEqual(['bookmarks tag:rl by:@bob votes>=20']);
  });
});

function mistake(line: string): UserError {
  try {
    read(line);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return expect.fail(`${line} is taken`);
}
