// How fast mathematics becomes readable, beside two libraries that read LaTeX too, on the same texts in the same run.
// With the recordings of ../shared beside the checkout it reads real abstracts.

import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import temml from 'temml';
import unicodeit from 'unicodeit';
import { latexToUnicode } from '../src/text/latex-to-unicode.ts';
import { heading, line, ms } from './print.ts';

const recorded = new URL('../../shared/data/latex/arxiv-abstracts-with-latex.jsonl.gz', import.meta.url);

/** Where no recordings are: the kinds of sentences that abstracts are made of. */
const sentences = [
  String.raw`We show that $\mathcal{O}(d^{kq})$ samples suffice when $p : \mathbb{R}^d \rightarrow \mathbb{R}$ is quadratic. `,
  String.raw`Our method is $3.8\times$ faster and improves accuracy from $66.3\%$ to $73.4\%$ on two benchmarks. `,
  'Large language models are trained on a great deal of text, and this sentence holds no mathematics at all. ',
  String.raw`The bound $\sum_{i=1}^n \frac{1}{\sqrt{n}} \leq \sigma_{1:T}^2$ holds for every $\varepsilon > 0$. `,
];

function abstracts(): readonly string[] {
  if (!existsSync(recorded)) return Array.from({ length: 200 }, (_, at) => turned(at).join(''));
  const lines = gunzipSync(readFileSync(recorded)).toString().trim().split('\n');
  return lines.map((line) => String(JSON.parse(line).arxiv_text));
}

function turned(by: number): readonly string[] {
  const start = by % sentences.length;
  return [...sentences.slice(start), ...sentences.slice(0, start), ...sentences];
}

/** Only the spans between dollars, for temml reads nothing else; what it refuses costs it nothing. */
function toMathML(text: string): void {
  for (const [, span = ''] of text.matchAll(/\$+([^$]+)\$+/g)) {
    try {
      temml.renderToString(span);
    } catch {
      // A span it cannot read is a span it did not render.
    }
  }
}

/** Milliseconds for all texts: the best of some rounds, so that a busy machine is not measured. */
function fastest(texts: readonly string[], render: (text: string) => void, rounds = 5): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    for (const text of texts) render(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

function perSecond(texts: readonly string[], milliseconds: number): number {
  return Math.round((texts.length / milliseconds) * 1000);
}

function besideOthers(texts: readonly string[]): void {
  heading(
    `${texts.length} abstracts with LaTeX${existsSync(recorded) ? '' : ' (made up: no recordings here)'}`,
  );
  const ours = fastest(texts, latexToUnicode);
  line('latexToUnicode', `${perSecond(texts, ours)}/s`, 'titles and abstracts whole, stripped or not');
  const others: readonly (readonly [string, (text: string) => void])[] = [
    ['temml 0.13.5, to MathML', toMathML],
    ['unicodeit 0.7.5', (text) => unicodeit.replace(text)],
  ];
  for (const [name, render] of others) {
    const theirs = fastest(texts, render, 2);
    line(name, `${perSecond(texts, theirs)}/s`, `we are ${(theirs / ours).toFixed(1)} times as fast`);
  }
}

function byLength(texts: readonly string[]): void {
  heading('cost of one character, one text of the given length');
  const all = texts.join('\n\n').padEnd(110_000, texts.join('\n\n'));
  const lengths = [1, 4, 16, 64, 100].map((kilobytes) => kilobytes * 1000);
  const costs = lengths.map((length) => {
    const pieces = Array.from({ length: Math.floor(100_000 / length) }, (_, at) =>
      all.slice(at * length, (at + 1) * length),
    );
    return (fastest(pieces, latexToUnicode) * 1e6) / (pieces.length * length);
  });
  costs.forEach((cost, at) => {
    line(
      `${(lengths[at] ?? 0) / 1000} KB`,
      `${cost.toFixed(1)} ns`,
      `${(cost / (costs[0] ?? cost)).toFixed(2)} of 1 KB`,
    );
  });
}

const hostile: readonly (readonly [string, string])[] = [
  ['opening braces', '{'.repeat(100_000)],
  ['braces nested 50,000 deep', '{'.repeat(50_000) + '}'.repeat(50_000)],
  ['scripts nested 33,000 deep', '^{'.repeat(33_333) + '}'.repeat(33_333)],
  ['pairs of braces', '{}'.repeat(50_000)],
  [String.raw`unclosed \frac{`, '\\frac{'.repeat(16_666)],
  ['dollars', '$'.repeat(100_000)],
  [String.raw`unclosed \(`, '\\('.repeat(50_000)],
  ['scripts without base', '^'.repeat(100_000)],
  ['indices', 'x_{'.repeat(33_333)],
  ['names with underscores', 'a_b'.repeat(33_333)],
  [String.raw`unclosed \left(`, '\\left('.repeat(16_666)],
  [String.raw`unclosed \begin{`, '\\begin{'.repeat(14_285)],
  [String.raw`unclosed \mathbb{`, '\\mathbb{'.repeat(12_500)],
  ['halves of fractions', '{\\over'.repeat(16_666)],
  ['ties', '~'.repeat(100_000)],
  ['line breaks', '\\\\'.repeat(50_000)],
  ['glued signs', 'timessim'.repeat(12_500)],
  ['one long word', 'alpha'.repeat(20_000)],
  ['braces in turn', '}{'.repeat(50_000)],
];

function byMalice(texts: readonly string[]): void {
  const honest = texts.join('\n\n').slice(0, 100_000);
  const baseline = fastest([honest], latexToUnicode);
  heading('100 KB made to do harm (aim: under 50 ms), beside 100 KB of abstracts');
  line('abstracts', ms(baseline));
  for (const [name, text] of hostile) {
    const cost = fastest([text], latexToUnicode);
    line(name, ms(cost), `${(cost / baseline).toFixed(1)} of the abstracts'`);
  }
}

/** Prints the figures; nothing is stored. */
export async function latexBench(): Promise<void> {
  const texts = abstracts();
  besideOthers(texts);
  byLength(texts);
  byMalice(texts);
}
