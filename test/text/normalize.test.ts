import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeTyped } from '../../src/text/normalize.ts';

describe('what a person typed', () => {
  test.each([
    ['curly quotes', 'search “value functions” isn’t', 'search "value functions" isn\'t'],
    ['other languages’ quotes', '„a“ «b»', '"a" "b"'],
    ['accents that are the same as a quote', 'search \u1fefa\u1ffd', "search 'a'"],
    ['doubled and odd blanks', '  date\u00a0\u00a0 last   friday\n', 'date last friday'],
    ['full-width letters', 'ｓｅａｒｃｈ　ＧＰＴ－４', 'search GPT-4'],
    ['what is not seen', '\u200btoday\u202e', 'today'],
    [
      'signs with a meaning stay',
      'search x² … ½ C++ @everyone <!channel>',
      'search x² … ½ C++ @everyone <!channel>',
    ],
  ])('%s', (_what, typed, plain) => {
    expect(normalizeTyped(typed)).toBe(plain);
  });

  test('made plain twice is made plain once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalizeTyped(normalizeTyped(text))).toBe(normalizeTyped(text));
      }),
    );
  });
});
