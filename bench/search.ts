// Search beside the bare FTS5 query over the same index: what the filter language, the count, the ids and the way to the
// thread and back add, and how long anything else has to wait meanwhile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { type Filter, parseFilter } from '../src/domain/filter.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { searchPapers } from '../src/store/filter-query.ts';
import { isWords, wordsQuery } from '../src/store/filter-words.ts';
import { corpus, corpusIsHere } from './corpus.ts';
import { searchLines, WORST } from './search-lines.ts';
import { fillStore } from './search-store.ts';

const TODAY = '2026-08-01';
const SIZES: readonly number[] = [10_000, 75_000, 300_000];
const SEARCHES = 300;
/** As many as the command remembers for `show 3`. */
const HITS = 50;

/** Milliseconds. */
export interface SearchFigures {
  readonly papers: number;
  readonly p50: number;
  readonly p99: number;
  readonly bareP50: number;
  readonly bareP99: number;
  /** The longest that the event loop was held by any search, the slowest possible included. */
  readonly worstHold: number;
  /** The slowest possible search. */
  readonly slowest: number;
}

/** Measures at each size; null where the corpus is not beside the checkout. */
export async function searchBench(
  sizes: readonly number[] = SIZES,
): Promise<readonly SearchFigures[] | null> {
  if (!corpusIsHere()) return null;
  const titles: string[] = [];
  for await (const { title } of corpus(SEARCHES * 10)) titles.push(title);
  const lines = searchLines(titles, SEARCHES);
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const figures: SearchFigures[] = [];
  try {
    const path = join(folder, 'papers.db');
    for (const [index, size] of sizes.entries()) {
      await fillStore(path, sizes[index - 1] ?? 0, size);
      figures.push(await measured(path, size, lines));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

async function measured(path: string, papers: number, lines: readonly string[]): Promise<SearchFigures> {
  const db = await openDatabase(`sqlite:${path}`);
  const file = new Sqlite(path, { readonly: true });
  const bare = file.prepare('select rowid from paper_words where paper_words match ? order by rank limit ?');
  const bareTimes: number[] = [];
  const times: number[] = [];
  for (const one of lines.slice(0, 20)) await search(db, one);
  for (const one of lines) {
    const query = bareQuery(parseFilter(one, TODAY));
    bareTimes.push(await middleOf(() => bare.all(query, HITS)));
  }
  await setImmediate();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (const one of lines) times.push(await middleOf(() => search(db, one)));
  let slowest = 0;
  for (const one of WORST) slowest = Math.max(slowest, await timeOf(() => search(db, one)));
  delay.disable();
  file.close();
  await db.destroy();
  return {
    papers,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    bareP50: quantile(bareTimes, 0.5),
    bareP99: quantile(bareTimes, 0.99),
    worstHold: delay.max / 1e6,
    slowest,
  };
}

const search = (db: Database, line: string) => searchPapers(db, parseFilter(line, TODAY), { limit: HITS });

// The words of a search, as whoever writes FTS5 by hand would ask for them.
function bareQuery({ expression }: Filter): string {
  const parts = expression.kind === 'all' ? expression.parts : [expression];
  return wordsQuery({ kind: 'all', parts: parts.filter(isWords) });
}

// Of three, as the machine has other things to do.
async function middleOf(work: () => unknown): Promise<number> {
  const times = [await timeOf(work), await timeOf(work), await timeOf(work)];
  return quantile(times, 0.5);
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

function line(one: SearchFigures): string {
  const beside = (ours: number, bare: number) =>
    `${ms(ours)} (bare ${ms(bare)}, × ${(ours / bare).toFixed(2)})`;
  return (
    `${one.papers.toLocaleString('en').padStart(8)} papers  p50 ${beside(one.p50, one.bareP50)}  ` +
    `p99 ${beside(one.p99, one.bareP99)}  worst hold ${ms(one.worstHold)}  slowest possible ${ms(one.slowest)}`
  );
}

if (import.meta.main) {
  const figures = await searchBench();
  const said = figures?.map(line) ?? ['../shared/data/corpus is not here: nothing to measure.'];
  process.stdout.write(`${said.join('\n')}\n`);
}
