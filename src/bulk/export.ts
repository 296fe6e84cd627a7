// `npm run --silent export-papers > papers.jsonl`: every stored paper as one of Paperboy's own lines.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { readEnvironment } from '../ops/environment.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { allPapers } from '../store/papers.ts';
import { paperLine } from './formats/paperboy-line.ts';
import { runTyped } from './run-typed.ts';

/** Writes all papers, in the order in which they came; ends early where `stopping` says so. */
export async function exportPapers(db: Database, out: Writable, stopping: AbortSignal): Promise<void> {
  for await (const { paper, readAt } of allPapers(db)) {
    if (stopping.aborted) return;
    const { shownTitle: _, shownAbstract: __, shownSummary: ___, ...plain } = paper;
    if (!out.write(`${paperLine(plain, readAt)}\n`)) await once(out, 'drain', { signal: stopping });
  }
}

if (import.meta.main) {
  await runTyped(async ({ stopping }) => {
    parseArgs({ args: process.argv.slice(2) });
    const db = await openDatabase(readConfig(readEnvironment()).databaseUrl);
    try {
      await exportPapers(db, process.stdout, stopping);
      return stopping.aborted ? 130 : 0;
    } finally {
      await db.destroy();
    }
  });
}
