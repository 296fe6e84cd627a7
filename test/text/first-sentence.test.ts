import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tellingSentence } from '../../src/text/first-sentence.ts';

const RECORDED = new URL('../../../shared/data/hf-daily/2024-10.jsonl.gz', import.meta.url);

describe('the sentence that says what a paper does', () => {
  test.each([
    [
      'is the one that proposes something, wherever it stands',
      'Tables are everywhere. Reading them is hard. We propose TabRead, a reader of tables. It beats all others.',
      'We propose TabRead, a reader of tables.',
    ],
    [
      'may be spoken by the paper',
      'Reading tables is hard, e.g. for Smith et al. This paper introduces TabRead, a benchmark. It is large.',
      'This paper introduces TabRead, a benchmark.',
    ],
    [
      'leaves out what points back to a sentence that is not shown',
      'Tables are hard to read. To address this gap, in this work, we introduce TabRead. We hope it helps.',
      'We introduce TabRead.',
    ],
    [
      'keeps what it builds on',
      'Tables are hard. Inspired by how librarians work, we present TabRead, which reads twice. It is good.',
      'Inspired by how librarians work, we present TabRead, which reads twice.',
    ],
    [
      'is what was asked, where nothing was made',
      'Tables are hard. In this work, we study why large models misread them. We find that they skip columns.',
      'We study why large models misread them.',
    ],
    [
      'is no question, result or address',
      'Can tables be read? We ask this of ten models and analyze 3.5 million cells. Experiments show gains. Our code is available at https://example.org.',
      'We ask this of ten models and analyze 3.5 million cells.',
    ],
    [
      'is no afterthought',
      'We develop a reader of tables. Additionally, we introduce TabBench, a novel benchmark. We also release data.',
      'We develop a reader of tables.',
    ],
    [
      'may be in the passive',
      'Tables are hard to read. A reader that looks twice is proposed. Results are good.',
      'A reader that looks twice is proposed.',
    ],
    [
      'is the first that is not mere background, where none says it',
      'Recent models have become large. Tables keep their readers busy.',
      'Tables keep their readers busy.',
    ],
    [
      'is the first, where all are background',
      'Recent models are large. However, tables are not.',
      'Recent models are large.',
    ],
    ['keeps a small first letter', 'vLLM serves models. It is fast.', 'vLLM serves models.'],
    ['of no abstract is none', '', ''],
  ])('%s', (_what, abstract, expected) => {
    expect(tellingSentence(abstract, 280)).toBe(expected);
  });

  test('is clipped between words', () => {
    expect(tellingSentence('Hard. We propose TabRead, a reader of very large tables.', 40)).toBe(
      'We propose TabRead, a reader of very…',
    );
  });

  test('is never too long, never half a letter, never missing', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), fc.string({ unit: 'grapheme' }), (words, odd) => {
        const told = tellingSentence(`${words} ${odd} we show. ${odd}`, 60);
        expect(told.length).toBeLessThanOrEqual(60);
        expect(told.length).toBeGreaterThan(0);
        expect(told.isWellFormed()).toBe(true);
      }),
    );
  });

  test.each([
    'We ',
    'To this ',
    '. ',
    'our a ',
    'this, ',
    'data ',
  ])('is found in a long text of %j', (piece) => {
    expect(tellingSentence(piece.repeat(20_000), 280).length).toBeLessThanOrEqual(280);
  });

  test('speaks of the work itself in nearly every recorded abstract', ({ skip }) => {
    skip(!existsSync(RECORDED), 'the recorded days are not beside this checkout');
    const told = recordedAbstracts().map((abstract) => tellingSentence(abstract, 280));
    const speaks = told.filter((sentence) => /\b(?:we|our|this|the paper|is an?|are)\b/i.test(sentence));
    expect(told.length).toBeGreaterThan(200);
    expect(speaks.length / told.length).toBeGreaterThan(0.97);
    expect(told.filter((sentence) => sentence.length < 20)).toEqual([]);
  });
});

function recordedAbstracts(): string[] {
  const days = gunzipSync(readFileSync(RECORDED)).toString().trim().split('\n');
  return days.flatMap((day) => {
    const { response } = JSON.parse(day) as { response: { paper: { summary: string } }[] };
    return response.map(({ paper }) => paper.summary.replace(/\s+/g, ' ').trim());
  });
}
