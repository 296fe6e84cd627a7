import { describe, expect, test } from 'vitest';
import { nearest, nearestFew } from '../../src/text/nearest.ts';

const COMMANDS = ['today', 'date', 'show', 'search', 'bookmarks', 'subscribe', 'unsubscribe', 'help'];

describe('nearest', () => {
  test.each([
    ['serach', 'search'],
    ['SEARCH', 'search'],
    ['serch', 'search'],
    ['bookmark', 'bookmarks'],
    ['bokmarks', 'bookmarks'],
    ['todya', 'today'],
    ['subcribe', 'subscribe'],
    ['unsubscibe', 'unsubscribe'],
    ['hlep', 'help'],
    ['hep', 'help'],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearest(typed, COMMANDS)).toBe(meant);
  });

  test.each([
    '',
    'x',
    'diffusion',
    'qwertyuiop',
    'papers',
    'a'.repeat(20_000),
  ])('finds nothing near %.20s', (typed) => {
    expect(nearest(typed, COMMANDS)).toBeNull();
  });

  test('gives several, the nearest first', () => {
    expect(nearestFew('cart', ['card', 'cat', 'cart', 'dog'], 2)).toEqual(['cart', 'card']);
  });

  test('a swap of neighbours is one slip', () => {
    expect(nearestFew('abdc', ['abcd', 'xbcd'], 5)).toEqual(['abcd']);
  });
});
