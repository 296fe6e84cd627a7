// Whether `similar` finds what belongs together: every abstract of the corpus is cut in two, the store holds the first
// halves, and each second half of a sample looks for its first. Beside it what anybody would try first, a query for all of
// its words, and chance.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { NOTHING_KNOWN, type Paper } from '../src/domain/paper.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { indexPapers } from '../src/store/paper-index.ts';
import { papersLike } from '../src/store/similar.ts';
import { wordsOf } from '../src/text/words.ts';
import { corpus, corpusIsHere } from './corpus.ts';
import { heading, line, ms, quantile, ratio } from './print.ts';

const PAPERS = 75_000;
const SAMPLE = 400;
const FOUND = 10;
const IDLE = 5_000;

/** Shares from 0 to 1, times in ms. */
interface Recall {
  readonly first: number;
  readonly amongTen: number;
  readonly p50: number;
  readonly p99: number;
}

interface SimilarFigures {
  readonly papers: number;
  readonly ours: Recall;
  readonly allWords: Recall;
  /** The longest that the event loop was held by any of our searches. */
  readonly worstHold: number;
  /** The same over as much time in which nothing was done: what the machine itself takes. */
  readonly idleHold: number;
}

/** Measures over the first `papers` of the corpus; null where it is not beside the checkout. */
export async function measureSimilar(papers = PAPERS, sample = SAMPLE): Promise<SimilarFigures | null> {
  if (!corpusIsHere()) return null;
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const path = join(folder, 'papers.db');
  const db = await openDatabase(`sqlite:${path}`);
  const file = new Sqlite(path);
  try {
    const halves = await fill(db, file, papers);
    const asked = Array.from({ length: sample }, (_, place) => (place * 7919 + 13) % halves.length);
    const sought = asked.flatMap((place) => halves[place] ?? []);
    const bare = file.prepare(`select papers.id from paper_words join papers on papers.row = paper_words.rowid
      where paper_words match ? order by rank limit ${FOUND}`);
    await Promise.all(sought.slice(0, 20).map((paper) => papersLike(db, [half(paper)], FOUND)));
    const allWords = await recall(
      sought,
      async ({ abstract }) => bare.pluck().all(anyWord(abstract)) as string[],
    );
    await setImmediate();
    let ours: Recall | null = null;
    const worstHold = await longestHold(async () => {
      ours = await recall(sought, async (paper) =>
        (await papersLike(db, [half(paper)], FOUND)).map(({ id }) => id),
      );
    });
    const idleHold = await longestHold(() => setTimeout(IDLE));
    return ours && { papers: halves.length, ours, allWords, worstHold, idleHold };
  } finally {
    file.close();
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function longestHold(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

// What looks for its other half must not be known to be the same paper.
const half = (paper: Paper): Paper => ({ ...paper, id: '' });

// Stores the first halves, without titles, and gives the second.
async function fill(db: Database, file: Sqlite.Database, most: number): Promise<Paper[]> {
  const seconds: Paper[] = [];
  const insert =
    file.prepare(`insert into papers (id, title, abstract, authors, keywords, categories, withdrawn, updated_at)
    values (?, '', ?, '[]', '[]', '[]', 0, 0)`);
  file.exec('begin');
  for await (const { id, abstract } of corpus(most)) {
    const words = abstract.split(' ');
    const middle = Math.floor(words.length / 2);
    insert.run(id, words.slice(0, middle).join(' '));
    const second = words.slice(middle).join(' ');
    seconds.push({ ...NOTHING_KNOWN, id, title: '', abstract: second, authors: [], textFrom: 'arxiv' });
  }
  file.exec('commit');
  await indexPapers(db);
  return seconds;
}

const anyWord = (text: string): string =>
  [...new Set(wordsOf(text).split(' '))].map((word) => `"${word}"`).join(' OR ');

async function recall(
  sought: readonly Paper[],
  find: (paper: Paper) => Promise<readonly string[]>,
): Promise<Recall> {
  const times: number[] = [];
  let first = 0;
  let amongTen = 0;
  for (const paper of sought) {
    const start = performance.now();
    const found = await find(paper);
    times.push(performance.now() - start);
    if (found[0] === paper.id) first++;
    if (found.includes(paper.id)) amongTen++;
  }
  return {
    first: first / sought.length,
    amongTen: amongTen / sought.length,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

/** Prints the figures. */
export async function similarBench(): Promise<void> {
  const figures = await measureSimilar();
  if (!figures) return heading('  ../shared/data/corpus is not here: nothing to measure.');
  const { papers, ours, allWords, worstHold, idleHold } = figures;
  const share = (value: number) => `${(value * 100).toFixed(1)} %`;
  const chance = (found: number) => `by chance ${((found / papers) * 100).toFixed(4)} %`;
  const beside = (value: number, found: number) => `a query for all words ${share(value)}, ${chance(found)}`;
  line('the other half comes first', share(ours.first), beside(allWords.first, 1));
  line('the other half is among ten', share(ours.amongTen), beside(allWords.amongTen, FOUND));
  line('p50', ms(ours.p50), `a query for all words ${ms(allWords.p50)}, ${ratio(ours.p50, allWords.p50)}`);
  line('p99', ms(ours.p99), `a query for all words ${ms(allWords.p99)}, ${ratio(ours.p99, allWords.p99)}`);
  line('the event loop was held at most', ms(worstHold), `while nothing was done ${ms(idleHold)}`);
}

if (import.meta.main) await similarBench();
