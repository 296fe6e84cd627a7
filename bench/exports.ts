// Ten thousand papers as a file in each format, beside JSON.stringify of each paper: what any program pays to write them.
import type { ShownPaper } from '../src/domain/paper.ts';
import { type ExportedPaper, unkept } from '../src/exports/exported-paper.ts';
import { exportFormats } from '../src/exports/index.ts';
import { latexToUnicode } from '../src/text/latex-to-unicode.ts';
import { corpus, corpusIsHere } from './corpus.ts';
import { heading, line, ratio } from './print.ts';

const PAPERS = 10_000;
const ROUNDS = 3;
/** So many papers one after another for the question of memory. */
const MANY = 100_000;
const ABOUT = { title: 'Bench', now: Date.parse('2026-08-01T00:00:00Z') };

/** Prints the figures; nothing is stored. */
export async function exportsBench(): Promise<void> {
  if (!corpusIsHere()) return heading('../shared/data/corpus is not here: nothing to measure.');
  const papers = await shownPapers();
  const best = new Map<string, number>();
  // In turn, so that a busy moment of the machine meets all of them; the best of each.
  for (let round = 0; round < ROUNDS; round++) {
    keepBest(best, 'JSON.stringify', await rateOf(plainLines(papers)));
    for (const { name, write } of exportFormats) keepBest(best, name, await rateOf(write(papers, ABOUT)));
  }
  const baseline = best.get('JSON.stringify') ?? 0;
  for (const [name, rate] of best)
    line(
      name,
      `${Math.round(rate).toLocaleString('en')}/s`,
      name === 'JSON.stringify' ? '' : ratio(rate, baseline),
    );
  heading(`memory (RSS) after ${PAPERS.toLocaleString('en')} papers and after ${MANY.toLocaleString('en')}`);
  for (const { name, write } of exportFormats) {
    const [early, late] = await memoryOf(write, papers);
    line(name, `${early} MiB`, `${late} MiB`);
  }
}

async function shownPapers(): Promise<readonly ExportedPaper[]> {
  const papers: ExportedPaper[] = [];
  for await (const paper of corpus(PAPERS)) {
    const shown: ShownPaper = {
      ...paper,
      shownTitle: latexToUnicode(paper.title),
      shownAbstract: latexToUnicode(paper.abstract),
      shownSummary: null,
    };
    papers.push(unkept(shown));
  }
  return papers;
}

function* plainLines(papers: readonly ExportedPaper[]): Generator<string> {
  for (const { paper } of papers) yield `${JSON.stringify(paper)}\n`;
}

/** Papers a second. */
async function rateOf(pieces: AsyncIterable<string> | Iterable<string>): Promise<number> {
  const start = performance.now();
  for await (const piece of pieces) if (piece === '') throw new Error('an empty piece');
  return (PAPERS * 1_000) / (performance.now() - start);
}

function keepBest(best: Map<string, number>, name: string, rate: number): void {
  best.set(name, Math.max(rate, best.get(name) ?? 0));
}

type Write = (typeof exportFormats)[number]['write'];

/** MiB after the first papers and at the end. */
async function memoryOf(write: Write, papers: readonly ExportedPaper[]): Promise<readonly [number, number]> {
  const marks: number[] = [];
  function* many(): Generator<ExportedPaper> {
    for (let count = 0; count < MANY; count++) {
      if (count === PAPERS) marks.push(rss());
      const paper = papers[count % papers.length];
      if (paper) yield paper;
    }
  }
  for await (const piece of write(many(), ABOUT)) if (piece === '') throw new Error('an empty piece');
  return [marks[0] ?? 0, rss()];
}

const rss = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20);
