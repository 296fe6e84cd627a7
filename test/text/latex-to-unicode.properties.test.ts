// What holds for every text, also for one that somebody wrote to do harm.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderLatex } from '../../src/text/latex/render.ts';
import { repairStripped } from '../../src/text/latex/repair.ts';
import { latexToUnicode } from '../../src/text/latex-to-unicode.ts';

const pieces = [
  ...String.raw`\ { } $ ^ _ ~ - -- a x R 1 20 . , ! & % | ( ) [ ] ( ) @ é ℝ ² ∈ 🙂 times sim alpha left right mathbb circ in to`.split(
    ' ',
  ),
  ...String.raw`\frac \hat \( \) \[ \] \begin{cases} \end{cases} \\ \text \mathcal \not \sqrt \cite \footnote \_ \$ \{ \}`.split(
    ' ',
  ),
  ...'hat le ge nlog log pm mu dots langle rangle http://a.b/c_d x2013 key2020word this code'.split(' '),
  ...'alpha1 (epsilon,delta) x0025 ~sd3 liu2023deplot a-etal-2018-b 20,FPS O!( {=} {[} 1{2} {black ^T log_2 3 grid'.split(
    ' ',
  ),
  ...String.raw`\over \choose \mathbf \{A\} f'' --- “ ” ® ₖ (muP)`.split(' '),
  ' ',
  '\n',
  "''",
  '``',
  '`',
  '\u0007',
];

const latexLike = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));
const anything = fc.oneof(
  latexLike,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);

/** The same texts each time: a search for new ones belongs to whoever changes the code, not to everybody's build. */
const seed = 20250311;

describe('for every text', () => {
  test('a second time changes nothing', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = latexToUnicode(text);
        expect(latexToUnicode(shown)).toBe(shown);
      }),
      { numRuns: 5_000, seed },
    );
  });

  test('no control character but tab and line break comes out', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(latexToUnicode(text)).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
      }),
      { numRuns: 2_000, seed },
    );
  });

  test('no backslash comes out but in code and paths', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = latexToUnicode(text).replace(/`[^`\n]*`|[A-Z]:\\\S*|\\\\\S*/g, '');
        expect(shown).not.toContain('\\');
      }),
      { numRuns: 2_000, seed },
    );
  });

  test('words around mathematics stay', () => {
    const english = fc
      .array(fc.constantFrom('we', 'show', 'that', 'the', 'model', 'is', 'in', 'six', 'times', 'a'), {
        minLength: 1,
        maxLength: 8,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(english, english, (before, after) => {
        expect(latexToUnicode(`${before} $x_i^2$ ${after}`)).toBe(`${before} xᵢ² ${after}`);
      }),
      { seed },
    );
  });
});

const hostile = [
  '{',
  '}',
  '{{}}',
  '{a}',
  '$',
  '$$ ',
  '\\(',
  '\\[x',
  '\\begin{cases}',
  '^{',
  'x_{',
  '\\frac{',
  '\\hat',
  '\\sqrt[',
  '\\text{$',
  '\\cite[',
  'mathbb ',
  'langle',
  'https://a{',
  'a.b@',
  '`a',
  'alpha',
  'a_b',
  'x_{x_{',
  '^',
  '_',
  '~a2020b',
  '\\\\',
  '\\mathbb{',
  '{\\over',
  '\\{a',
  'timessim',
  '5 times 5 ',
  '1,k ',
  'A ',
  '(muP',
  'A:\\ab',
  '`\\a`',
  'xin R',
  'theta_',
  '``a',
  '--',
  "''",
  '\\left(',
  '1{2}',
];

describe('for hostile texts of 100 KB', () => {
  test.each(hostile)('%s, repeated, is done and stays done', (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    const shown = latexToUnicode(text);
    expect(latexToUnicode(shown)).toBe(shown);
  });

  test.each(hostile)('%s: four times the text is four times the work', (piece) => {
    const work = (length: number) => {
      const text = piece.repeat(length / piece.length);
      const meter = { steps: 0 };
      repairStripped(renderLatex(text, meter), meter);
      return meter.steps;
    };
    expect(work(80_000)).toBeLessThan(4.5 * work(20_000));
  });

  test('braces that close inside an address or inside code come to an end', () => {
    expect(latexToUnicode('{a `b} c` x^2')).toBe('{a `b} c` x²');
    expect(latexToUnicode('{x^2 http://a.b}c/d_e')).toBe('{x² http://a.b}c/d_e');
  });

  test('braces nested 50,000 deep come to an end', () => {
    for (const [open, close] of [
      ['{', '}'],
      ['^{', '}'],
      ['\\frac{', '}{a}'],
      ['mathbb{', '}'],
    ] as const) {
      expect(() => latexToUnicode(open.repeat(50_000) + close.repeat(50_000))).not.toThrow();
    }
  });
});
