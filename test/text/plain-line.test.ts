import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldLine } from '../../src/text/plain-line.ts';

describe('one line of text from outside', () => {
  test.each([
    ['line breaks and tabs become blanks', 'A\r\n\tTitle  of\n\nPapers ', 'A Title of Papers'],
    ['no-break and ideographic blanks become blanks', 'a\u00a0b\u2003c\u3000d\u2028e\u0085f', 'a b c d e f'],
    ['controls go', 'a\u0000b\u0007c\u001bd\u007fe\u009ff', 'abcdef'],
    ['marks of direction go', 'a\u202eb\u202cc\u2066d\u2069e\u200ef\u061cg', 'abcdefg'],
    ['zero-width characters go', 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg', 'abcdefg'],
    ['invisible tags go', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['lone surrogates go, pairs stay', 'a\ud800b\udc00c𝔸', 'abc𝔸'],
    ['letters are composed', 'cafe\u0301', 'café'],
    ['right-to-left words stay', 'שלום עולם', 'שלום עולם'],
    ['a family stays a family', '👨‍👩‍👧 reads', '👨‍👩‍👧 reads'],
    ['a heart stays red and a keycap a keycap', '❤️ 1️⃣ ❤️‍🔥', '❤️ 1️⃣ ❤️‍🔥'],
    ['a skin tone joins', '👩🏽‍🔬', '👩🏽‍🔬'],
    ['a selector after a letter or a bare digit goes', 't\ufe0fo 1\ufe0f2', 'to 12'],
    ['a pile of marks is kept low', `e${'\u0323'.repeat(50)}x`, 'ẹ\u0323\u0323\u0323\u0323x'],
    ['nothing but unseen is nothing', '\u200b\u2800\u0000 \u3164', ''],
  ])('%s', (_what, text, expected) => {
    expect(foldLine(text)).toBe(expected);
  });

  test('folding twice is folding once, and the result is well formed', () => {
    const odd = fc.constantFrom(
      '\u200d',
      '\ufe0f',
      '\u0301',
      '👨',
      '🏽',
      '1',
      ' ',
      '\u200b',
      '\ud83d',
      '\u2800',
      'e',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(odd).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = foldLine(text);
        expect(foldLine(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]|\s\s|^\s|\s$/u);
      }),
      { numRuns: 1000 },
    );
  });
});
