import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip } from '../../src/text/clip.ts';

const FAMILY = '👨‍👩‍👧‍👦';

describe('clipping', () => {
  test.each([
    ['what fits stays as it is', 'Short title', 11, 'Short title'],
    ['a cut falls between words', 'Scalable deep reinforcement learning', 20, 'Scalable deep…'],
    ['a word that just fits is kept', 'Scalable deep reinforcement', 14, 'Scalable deep…'],
    ['no mark is left hanging before the dots', 'Small, fast, and wrong', 12, 'Small, fast…'],
    ['text without blanks is cut where it is', '大規模言語モデルの研究', 6, '大規模言語…'],
    [
      'a long word does not cost the rest',
      'a supercalifragilisticexpialidocious',
      20,
      'a supercalifragilis…',
    ],
    ['an accent stays on its letter', 'cafe\u0301s and more', 5, 'caf…'],
    ['a family is one letter', `${FAMILY}${FAMILY}`, 15, `${FAMILY}…`],
    ['half a family is no letter', FAMILY, 10, '…'],
    ['one unit is enough for the dots', 'abc', 1, '…'],
    ['no room is no text', 'abc', 0, ''],
  ])('%s', (_what, text, max, expected) => {
    expect(clip(text, max)).toBe(expected);
  });

  test('never longer than asked, never half a letter, always a beginning of the text', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
        const clipped = clip(text, max);
        expect(clipped.length).toBeLessThanOrEqual(max);
        if (clipped === text) return;
        const kept = clipped.slice(0, -1);
        expect(text.startsWith(kept)).toBe(true);
        const ends = [
          0,
          ...Array.from(graphemes.segment(text), ({ index, segment }) => index + segment.length),
        ];
        expect(ends).toContain(kept.length);
      }),
    );
  });

  test('a letter with a thousand marks is left out whole', () => {
    expect(clip(`ab${'c\u0301'.padEnd(2000, '\u0301')} def`, 100)).toBe('ab…');
  });
});
