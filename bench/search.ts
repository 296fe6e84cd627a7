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
import { heading, line, ms, quantile, ratio } from './print.ts';
import { searchLines, WORST } from './search-lines.ts';
import { fillStore } from './search-store.ts';

const TODAY = '2026-08-01';
const SIZES: readonly number[] = [10_000, 75_000, 300_000];
const SEARCHES = 300;
/** As many as the command remembers for `show 3`. */
const HITS = 50;

/** Milliseconds. */
interface SearchFigures {
  readonly papers: number;
  readonly p50: number;
  readonly p99: number;
  readonly bareP50: number;
  readonly bareP99: number;
  /** The longest that the event loop was held by any search, the slowest possible included. */
  readonly worstHold: number;
  /** The most processor time of the main thread that any search took: what is left of the hold on a free machine. */
  readonly worstOwn: number;
  /** The slowest possible search. */
  readonly slowest: number;
}

/** Prints the figures at each size; nothing is stored. */
export async function searchBench(): Promise<void> {
  if (!corpusIsHere()) {
    heading('../shared/data/corpus is not here: nothing to measure.');
    return;
  }
  const titles: string[] = [];
  for await (const { title } of corpus(SEARCHES * 10)) titles.push(title);
  const lines = searchLines(titles, SEARCHES);
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  try {
    const path = join(folder, 'papers.db');
    for (const [index, size] of SIZES.entries()) {
      await fillStore(path, SIZES[index - 1] ?? 0, size);
      report(await measured(path, size, lines));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
  let worstOwn = 0;
  const searchOnce = async (one: string): Promise<void> => {
    const before = process.threadCpuUsage();
    await search(db, one);
    const { user, system } = process.threadCpuUsage(before);
    worstOwn = Math.max(worstOwn, (user + system) / 1000);
  };
  for (const one of lines) times.push(await middleOf(() => searchOnce(one)));
  let slowest = 0;
  for (const one of WORST) slowest = Math.max(slowest, await timeOf(() => searchOnce(one)));
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
    worstOwn,
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

function report(figures: SearchFigures): void {
  const { papers, p50, p99, bareP50, bareP99, worstHold, worstOwn, slowest } = figures;
  heading(`${papers.toLocaleString('en')} papers, ${SEARCHES} searches`);
  line('p50 bare FTS5 query', ms(bareP50));
  line('p50 Paperboy', ms(p50), ratio(p50, bareP50));
  line('p99 bare FTS5 query', ms(bareP99));
  line('p99 Paperboy', ms(p99), ratio(p99, bareP99));
  line('longest hold of everything else', ms(worstHold), 'aim: under 50 ms');
  line('of that, work of the main thread', ms(worstOwn));
  line('slowest search that can be typed', ms(slowest), 'in its own thread');
}
