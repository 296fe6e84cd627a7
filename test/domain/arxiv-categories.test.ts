// The categories that can be asked for are those that arXiv has.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATEGORIES, isSurelyCategory, knownCategory } from '../../src/domain/arxiv-categories.ts';

test('a category is known however it is typed, and nothing else is', () => {
  expect(knownCategory('cs.cl')).toBe('cs.CL');
  expect(knownCategory('COND-MAT.MES-HALL')).toBe('cond-mat.mes-hall');
  for (const typed of ['cs', 'cs.XX', 'cs.CLX', 'self-play', 'constructor', ''])
    expect(knownCategory(typed)).toBeNull();
  fc.assert(fc.property(fc.constantFrom(...CATEGORIES), (one) => knownCategory(one.toUpperCase()) === one));
});

test('what has an archive of arXiv is meant for a category, whether there is one or not', () => {
  for (const typed of ['cs.XX', 'hep-th', 'q-bio.nc']) expect(isSurelyCategory(typed)).toBe(true);
  for (const typed of ['self-play', 'node.js', 'cs']) expect(isSurelyCategory(typed)).toBe(false);
});
