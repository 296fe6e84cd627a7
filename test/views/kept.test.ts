// The lines of a shelf: who kept what, and how many.
import { expect, test } from 'vitest';
import { plainText } from '../../src/chat/plain-text.ts';
import { parseShelfFilter } from '../../src/domain/shelf-filter.ts';
import { shelfMessage } from '../../src/views/kept.ts';
import { paper } from '../exports/sample.ts';

const PAPER = paper({ id: '2403.03950', title: 'Stop Regressing' });

const teamShelf = (keepers: readonly string[]) => {
  const reader = {
    today: '2025-03-11',
    zone: 'UTC',
    command: 'bookmarks team',
    person: 'p',
    named: () => null,
  };
  const shelf = {
    whose: 'team',
    person: null,
    filter: parseShelfFilter('', reader),
    carried: '',
    exported: '',
  } as const;
  const lines = [{ paper: PAPER, own: null, keepers }];
  return plainText(shelfMessage({ ...shelf, lines, total: 1, kept: 1, from: 1, keepSigns: '🔖' }), '/papers');
};

test.each([
  [1, '🔖\u00a01 somebody\n'],
  [3, '🔖\u00a03 somebody, somebody, somebody\n'],
  [7, '🔖\u00a07 somebody, somebody, somebody +4\n'],
])('of %i keepers three are named', (count, said) => {
  expect(`${teamShelf(Array.from({ length: count }, (_, index) => `slack:T1/U${index}`))}\n`).toContain(said);
});
