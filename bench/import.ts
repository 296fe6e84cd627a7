// Import of the corpus beside what anybody would write with better-sqlite3: prepared inserts of the same rows and FTS5, in
// transactions of as many. Ours reads the file, checks and cleans each record, makes its mathematics readable and its words
// ready, merges it and notes what changed.
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { runImport } from '../src/bulk/import.ts';
import { systemClock } from '../src/ops/clock.ts';
import { CORPUS_FILE, corpusIsHere } from './corpus.ts';
import { heading, line, ratio } from './print.ts';

const BATCH = 500;
const ROUNDS = 3;
const MOMENTS = [0.1, 0.5, 1];

interface Run {
  readonly papers: number;
  readonly ms: number;
}

/** Prints the figures; nothing is stored. */
export async function importBench(): Promise<void> {
  if (!corpusIsHere()) return heading('../shared/data/corpus is not here: nothing to measure.');
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const ours: number[] = [];
  const bareRows: number[] = [];
  const bareFile: number[] = [];
  const memory = new Map<number, number>();
  try {
    // In turn, so that a busy moment of the machine meets all of them.
    for (let round = 0; round < ROUNDS; round++) {
      const path = join(folder, `${round}.db`);
      ours.push(rate(await importOnce(path, memory)));
      bareRows.push(rate(await bareOfRows(path, join(folder, `rows-${round}.db`))));
      bareFile.push(rate(await bareOfFile(join(folder, `file-${round}.db`))));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // The best of each: whatever else the machine does can only slow them down.
  const [mine = 0, rows = 0, file = 0] = [ours, bareRows, bareFile].map((rates) => Math.max(...rates));
  line('Paperboy, from the file', said(mine));
  line('bare insert, rows in memory', said(rows), `Paperboy ${ratio(mine, rows)} of its rate`);
  line('bare insert, from the file', said(file), `Paperboy ${ratio(mine, file)} of its rate`);
  for (const [moment, bytes] of memory)
    line(`memory (RSS) at ${moment * 100} %`, `${(bytes / 2 ** 20).toFixed(0)} MiB`);
}

const rate = ({ papers, ms }: Run): number => (papers * 1000) / ms;
const said = (perSecond: number): string => `${Math.round(perSecond).toLocaleString('en')}/s`;

async function importOnce(path: string, memory: Map<number, number>): Promise<Run> {
  let report = '';
  const start = performance.now();
  const note = (share: number) => {
    const moment = MOMENTS.find((one) => one <= share && !memory.has(one));
    if (moment !== undefined) memory.set(moment, process.memoryUsage.rss());
  };
  await runImport([CORPUS_FILE], {
    environment: { DATABASE_URL: `sqlite:${path}` },
    clock: systemClock(),
    stdin: noInput(),
    write: (text) => {
      report += text;
    },
    terminal: {
      columns: 120,
      write: (text) => note(Number(/(\d+) %/.exec(text)?.[1] ?? 0) / 100),
    },
    stopping: new AbortController().signal,
  });
  const ms = performance.now() - start;
  note(1);
  return { papers: Number(/^([\d,]+) papers/.exec(report)?.[1]?.replaceAll(',', '')), ms };
}

async function* noInput(): AsyncGenerator<Buffer> {}

type Row = Readonly<Record<string, string | number | null>>;

/** The rows as Paperboy has stored them, read beforehand, a few thousand at a time. */
async function bareOfRows(from: string, to: string): Promise<Run> {
  const source = new Sqlite(from, { readonly: true });
  const { sql } = source.prepare("select sql from sqlite_master where name = 'papers'").get() as {
    sql: string;
  };
  const store = bareStore(to, sql);
  const some = source.prepare('select * from papers where row > ? order by row limit ?');
  const work = { papers: 0, ms: 0 };
  for (let last = 0; ; ) {
    const rows = some.all(last, 10 * BATCH) as Row[];
    if (rows.length === 0) break;
    last = Number(rows.at(-1)?.row);
    const start = performance.now();
    for (let at = 0; at < rows.length; at += BATCH) store.insert(rows.slice(at, at + BATCH));
    work.ms += performance.now() - start;
    work.papers += rows.length;
  }
  source.close();
  store.close();
  return work;
}

/** The file unpacked and parsed line by line, and nothing else. */
async function bareOfFile(to: string): Promise<Run> {
  const start = performance.now();
  const store = bareStore(
    to,
    `create table papers (row integer primary key, id text not null unique, title text not null, abstract text not null,
      authors text not null, categories text not null, comment text, published_on text)`,
  );
  let papers = 0;
  let batch: Row[] = [];
  const file = createReadStream(CORPUS_FILE).pipe(createGunzip());
  for await (const text of createInterface({ input: file })) {
    const { id, title, abstract, authors, categories, comment, first_seen } = JSON.parse(text);
    batch.push({
      row: null,
      id,
      title,
      abstract,
      authors: JSON.stringify(authors),
      categories: JSON.stringify(categories),
      comment,
      published_on: first_seen,
    });
    papers += 1;
    if (batch.length === BATCH) {
      store.insert(batch);
      batch = [];
    }
  }
  store.insert(batch);
  store.close();
  return { papers, ms: performance.now() - start };
}

function bareStore(path: string, table: string) {
  const db = new Sqlite(path);
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.exec(table);
  db.exec(
    "create virtual table words using fts5 (title, abstract, authors, content = 'papers', content_rowid = 'row')",
  );
  const columns = (db.pragma('table_info(papers)') as { name: string }[]).map(({ name }) => name);
  const insert = db.prepare(
    `insert into papers (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  const index = db.prepare('insert into words (rowid, title, abstract, authors) values (?, ?, ?, ?)');
  return {
    insert: db.transaction((rows: readonly Row[]) => {
      for (const row of rows) {
        const { lastInsertRowid } = insert.run(row);
        index.run(lastInsertRowid, row.title, row.abstract, row.authors);
      }
    }),
    close: () => db.close(),
  };
}

if (import.meta.main) await importBench();
