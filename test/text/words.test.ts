import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { singular } from '../../src/text/singular.ts';
import { wordsOf } from '../../src/text/words.ts';

test.each([
  ['Stop Regressing: Training Value Functions', 'stop regressing training value function'],
  ['GPT-4o, LLaMA_3 and Qwen2.5', 'gpt 4o llama 3 and qwen2 5'],
  ['C++, C# and c++/CUDA, but not A+B', 'c++ c# and c++ cuda but not a b'],
  ['naïve Poincaré maps, Łukasz Øster, Straße', 'naive poincare map lukasz oster strasse'],
  ['ΟΔΟΣ ὁδός', 'οδοσ οδοσ'],
  ['$\\mathcal{O}(n^2)$', 'mathcal o n 2'],
  ['𝒪(n²) over 𝔽₂ with ℓ₁', 'o n2 over f2 with l1'],
  ['ＧＰＴ　ﬁne', 'gpt fine'],
  ['扩散模型 2025', '扩 散 模 型 2025'],
  ['ガイド付き', 'ガ イ ド 付 き'],
  ['한국어 모델을', '한 국 어 모 델 을'],
  ['हिन्दी ภาษาไทย', 'हिन्दी ภาษาไทย'],
  ['İstanbul', 'istanbul'],
  ['🤗 "\' ()[]{} -- \0 \ud800', ''],
  ['', ''],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text)).toBe(words);
});

describe('a plural is found by its singular', () => {
  test.each(
    [
      'models model, policies policy, classes class, losses loss, boxes box, batches batch, caches cache, databases database',
      'matrices matrix, indices index, vertices vertex, analyses analysis, hypotheses hypothesis, axes axis, biases bias',
      'GPUs gpu, LLMs llm, VAEs vae, KGs kg, movies movie, series series, corpora corpus, criteria criterion, trees tree',
    ]
      .join(', ')
      .split(', ')
      .map((pair) => pair.split(' ')),
  )('%s: %s', (plural, one) => {
    expect(wordsOf(plural ?? '')).toBe(one);
    expect(wordsOf(one ?? '')).toBe(one);
  });

  test.each([
    'loss',
    'bias',
    'analysis',
    'corpus',
    'focus',
    'this',
    'is',
    'GPS',
    'CS',
    'physics',
  ])('%s is none, or stays a word of its own', (word) => {
    expect([word.toLowerCase(), word.toLowerCase().slice(0, -1)]).toContain(singular(word.toLowerCase()));
    expect(singular('thi')).toBe('thi');
  });

  test('words that only begin alike stay apart', () => {
    const words = [
      'generative',
      'generation',
      'general',
      'generic',
      'policy',
      'police',
      'university',
      'universal',
    ];
    expect(new Set(words.map(singular)).size).toBe(words.length);
  });
});

test('words hold nothing but letters and digits, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(wordsOf(text)).toMatch(/^(?:[\p{L}\p{N}\p{M}]{1,64}(?:\+\+|#)?(?: |$))*$/u);
    }),
  );
});

test('a wall of letters is one word of bounded length', () => {
  expect(wordsOf('a'.repeat(100_000))).toBe('a'.repeat(64));
  expect(wordsOf('𐐨'.repeat(100))).toBe('𐐨'.repeat(32));
});
