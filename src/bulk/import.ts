// `npm run import -- FILE…`: papers from files into the store. docs/operations.md says which files.
import { closeSync, openSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { type Clock, systemClock } from '../ops/clock.ts';
import { readEnvironment } from '../ops/environment.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { InputError, openInput } from './bytes.ts';
import { type Importing, importInput } from './import-input.ts';
import { createPreparer } from './preparer.ts';
import { createProgress, type Progress, type Terminal } from './progress.ts';
import { moreRefused, NAMED, refusedLine, refusedRecord, summary } from './report.ts';
import { runTyped } from './run-typed.ts';
import { createTally, papersOf } from './tally.ts';
import { typedDay } from './typed-day.ts';

/** What comes from outside the program. */
export interface Outside {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly stdin: AsyncIterable<Buffer>;
  /** Where the report goes. */
  readonly write: (text: string) => void;
  /** Where progress is shown. */
  readonly terminal: Terminal;
  /** Ctrl-C. */
  readonly stopping: AbortSignal;
}

/**
 * Exit status: 0 where every file was read to its end, refused lines or not; 1 where one was not, or nothing in it could be
 * used; 130 where it was stopped. Throws a ConfigError or a DatabaseError where it cannot begin.
 */
export async function runImport(argv: readonly string[], outside: Outside): Promise<number> {
  const typed = readArguments(argv);
  const db = await openDatabase(readConfig(outside.environment).databaseUrl);
  const refusedFile = typed.refused === null ? null : openSync(typed.refused, 'w', 0o600);
  try {
    return await importAll(db, typed, refusedFile, outside);
  } finally {
    if (refusedFile !== null) closeSync(refusedFile);
    await db.destroy();
  }
}

interface Typed {
  readonly files: readonly string[];
  readonly date: string | null;
  readonly refused: string | null;
}

function readArguments(argv: readonly string[]): Typed {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { date: { type: 'string' }, refused: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length === 0)
    throw new ConfigError(['no file is named: npm run import -- papers.jsonl.gz']);
  return {
    files: positionals,
    date: typedDay(values.date, '--date'),
    refused: values.refused ?? null,
  };
}

async function importAll(
  db: Database,
  typed: Typed,
  refusedFile: number | null,
  outside: Outside,
): Promise<number> {
  const { clock, stopping, write } = outside;
  const progress = createProgress(outside.terminal, clock);
  const preparer = createPreparer();
  const tally = createTally();
  const named: string[] = [];
  let failed = false;
  try {
    for (const file of typed.files) {
      const onRefused: Importing['onRefused'] = (refused) => {
        if (named.length < NAMED) named.push(`  ${refusedLine(file, refused)}`);
        if (refusedFile !== null) writeSync(refusedFile, refusedRecord(file, refused));
      };
      const work = { db, preparer, now: clock.now, stopping, tally, onRefused };
      const fault = await importFile(file, typed.date, { ...work, progress, stdin: outside.stdin });
      if (fault !== null) {
        failed = true;
        progress.say(`${file} ${fault}`);
      }
      if (stopping.aborted) break;
    }
  } finally {
    progress.end();
    await preparer.stop();
  }
  const counts = tally.counts();
  const lines = [summary(counts), ...named, ...moreRefused(counts.refused, typed.refused)];
  if (stopping.aborted)
    lines.push('Stopped. The same command goes on: what is stored is only looked at again.');
  write(`${lines.join('\n')}\n`);
  if (stopping.aborted) return 130;
  return failed || (counts.refused > 0 && papersOf(counts) === 0 && counts.lists === 0) ? 1 : 0;
}

interface FileWork extends Omit<Importing, 'onBatch'> {
  readonly progress: Progress;
  readonly stdin: AsyncIterable<Buffer>;
}

/** What is wrong with the file, or null. */
async function importFile(file: string, date: string | null, work: FileWork): Promise<string | null> {
  const { progress, tally, stopping } = work;
  try {
    const input = await openInput(file, work.stdin);
    const bytes = input.bytes instanceof Readable ? addAbortSignal(stopping, input.bytes) : input.bytes;
    const onBatch = (read: number) =>
      progress.step({
        share: input.size === null || input.size === 0 ? null : Math.min(1, read / input.size),
        unit: 'paper',
        count: papersOf(tally.counts()),
        at: basename(file),
      });
    await importInput({ ...input, bytes }, { day: date ?? dayInName(file) }, { ...work, onBatch });
    return null;
  } catch (error) {
    if (stopping.aborted) return null;
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

// A name that says more than the day may mean another day: `no-date-2026-06-13.json` was read on that Saturday.
const dayInName = (file: string): string | null =>
  /^(\d{4}-\d\d-\d\d)\.json(?:l)?(?:\.gz)?$/.exec(basename(file))?.[1] ?? null;

if (import.meta.main) {
  await runTyped((typed) =>
    runImport(process.argv.slice(2), {
      ...typed,
      environment: readEnvironment(),
      clock: systemClock(),
      stdin: process.stdin,
    }),
  );
}
