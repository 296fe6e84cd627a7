import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';

describe('sentences', () => {
  test.each<[string, string[]]>([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['No stop at the end', ['No stop at the end']],
    ['', []],
    [
      'As shown by Smith et al. [2022], it works. We agree.',
      ['As shown by Smith et al. [2022], it works.', 'We agree.'],
    ],
    ['We follow Smith et al. (2020) here.', ['We follow Smith et al. (2020) here.']],
    ['It was found by Smith et al. We extend it.', ['It was found by Smith et al.', 'We extend it.']],
    [
      'Large models, e.g. GPT-4 or i.e. Transformers, grow.',
      ['Large models, e.g. GPT-4 or i.e. Transformers, grow.'],
    ],
    ['See Fig. 3 and Eq. 4. It is clear.', ['See Fig. 3 and Eq. 4.', 'It is clear.']],
    ['It grows by 3.5 points vs. 2.1 before. Good.', ['It grows by 3.5 points vs. 2.1 before.', 'Good.']],
    [
      'The work of J. Smith and A. B. Jones is known. We use it.',
      ['The work of J. Smith and A. B. Jones is known.', 'We use it.'],
    ],
    ['There is an algorithm in class C. We give it.', ['There is an algorithm in class C.', 'We give it.']],
    ['Images, text, etc. are read. Then more.', ['Images, text, etc. are read.', 'Then more.']],
    ['It reads images, text, etc. We test it.', ['It reads images, text, etc.', 'We test it.']],
    ['In the U.S. Army it is used. The end.', ['In the U.S. Army it is used.', 'The end.']],
    [
      'Called "Attention." It stuck. (It did.) Yes.',
      ['Called "Attention."', 'It stuck.', '(It did.)', 'Yes.'],
    ],
    ['Why? What now?! We ask.', ['Why?', 'What now?!', 'We ask.']],
    [
      'See arxiv.org/abs/2403.03950 for v1.2 of it. Done.',
      ['See arxiv.org/abs/2403.03950 for v1.2 of it.', 'Done.'],
    ],
    ['Steps: 1. Read this. 2. Write that.', ['Steps: 1.', 'Read this.', '2. Write that.']],
    ['The blank is lost.We go on.', ['The blank is lost.', 'We go on.']],
    ['これは文です。次の文です。', ['これは文です。', '次の文です。']],
    [
      '3D worlds. 2D too. vLLM stays here. iPhone too.',
      ['3D worlds.', '2D too. vLLM stays here. iPhone too.'],
    ],
  ])('%s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test('lose nothing but blanks', () => {
    const pieces = fc.constantFrom(
      'We',
      'al.',
      'J.',
      '3.5',
      '.',
      '!',
      '?',
      'etc.',
      'Fig.',
      '。',
      '"',
      ')',
      'text',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join(' ');
        expect(sentences(text).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  test.each(['.', '. ', 'A. ', '.)', 'al. ', '。', 'word '])('a long run of %j is read at once', (piece) => {
    expect(sentences(piece.repeat(20_000)).join('').length).toBeGreaterThan(0);
  });
});
