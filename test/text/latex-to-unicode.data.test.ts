// Real titles and abstracts: both forms of one text meet, nothing is left over, nothing is lost, plain English stays.

import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { symbols } from '../../src/text/latex/symbols.ts';
import { latexToUnicode } from '../../src/text/latex-to-unicode.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const isHere = existsSync(data);

type Row = Readonly<Record<string, string>>;

function rows(path: string): Row[] {
  const text = gunzipSync(readFileSync(new URL(path, data))).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function share(texts: readonly string[], isGood: (text: string) => boolean): number {
  return texts.filter(isGood).length / texts.length;
}

/** The rule of Hugging Face, as far as it is known (measured on 582 abstracts). */
function stripped(latex: string): string {
  return latex
    .replace(/\\[a-zA-Z]+\{([\s\S]*?)\}/g, '$1')
    .replace(/\$([\s\S]*?)\$/g, (_, inner: string) => inner.replaceAll('\\', ''));
}

const leftOver = /\\[A-Za-z]+|[\^_]\{|\$(?!\s?[\d.])/;

function isClean(text: string): boolean {
  const shown = latexToUnicode(text);
  return !leftOver.test(shown) && shown.split('{').length === shown.split('}').length;
}

function letters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .toLowerCase();
}

const notRead =
  /\\(?:cite\w*|label|begin|end|color|[vh]space|includegraphics)\*?\s*(?:\[[^\]]*\])*\{[^{}]*\}(?:\{[lcr|]+\})?|\\textcolor\s*\{[^{}]*\}|\\[a-zA-Z]+|(?:this|\/\/|https?:)[^\s]*/g;

/** Words of the input, but for commands and their bare names, that the output does not hold. */
function lostWords(text: string): string[] {
  const shown = letters(latexToUnicode(text)).replace(/[^a-z]/g, '');
  const words = letters(text.replace(notRead, ' ')).match(/[a-z]{4,}/g) ?? [];
  return words.filter((word) => !shown.includes(word) && !symbols.has(word) && !/sqrt|frac|times/.test(word));
}

describe.skipIf(!isHere)('with the recordings beside the checkout', () => {
  test('the text of Hugging Face and the text of arXiv become the same', () => {
    const pairs = rows('latex/hf-arxiv-pairs.jsonl.gz').filter(({ kind }) => kind === 'exact_transform');
    const same = pairs.filter(
      ({ hf_text = '', arxiv_text = '' }) =>
        folded(latexToUnicode(hf_text)) === folded(latexToUnicode(arxiv_text)),
    );
    expect(same.length / pairs.length).toBeGreaterThan(0.95);
  });

  test('so do titles that nobody looked at while the repair was written', () => {
    const titles = rows('latex/arxiv-titles-with-latex.jsonl.gz').map(({ title = '' }) => title);
    const changed = titles.filter((title) => stripped(title) !== title);
    const same = share(
      changed,
      (title) => folded(latexToUnicode(stripped(title))) === folded(latexToUnicode(title)),
    );
    expect(same).toBeGreaterThan(0.6);
  });

  test('abstracts and titles are clean', () => {
    const abstracts = rows('latex/arxiv-abstracts-with-latex.jsonl.gz').map(
      ({ arxiv_text = '' }) => arxiv_text,
    );
    const titles = rows('latex/arxiv-titles-with-latex.jsonl.gz').map(({ title = '' }) => title);
    expect(share(abstracts, isClean)).toBeGreaterThan(0.98);
    expect(share(titles, isClean)).toBeGreaterThan(0.995);
  });

  test('no word is lost', () => {
    const abstracts = rows('latex/arxiv-abstracts-with-latex.jsonl.gz').map(
      ({ arxiv_text = '' }) => arxiv_text,
    );
    const titles = rows('latex/arxiv-titles-with-latex.jsonl.gz').map(({ title = '' }) => title);
    const lost = [...abstracts, ...titles].flatMap((text) =>
      lostWords(text).map((word) => `${word}: ${text}`),
    );
    expect(lost).toEqual([]);
  });

  test('abstracts without LaTeX come out letter for letter', () => {
    const plain = rows('corpus/arxiv-cs-2025-03_2026-07.jsonl.gz')
      .flatMap(({ title = '', abstract = '' }) => [title, abstract])
      .filter((text) => !/[\\$^_{}]/.test(text));
    expect(plain.filter((text) => latexToUnicode(text) !== text)).toEqual([]);
  });
});
