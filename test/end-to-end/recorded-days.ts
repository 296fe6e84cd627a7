// The recorded days beside the checkout (../shared/data/hf-daily), read by the real source and saved in a real store.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Day } from '../../src/domain/edition.ts';
import type { PaperId } from '../../src/domain/paper-id.ts';
import { toDayList } from '../../src/sources/hugging-face/to-list.ts';
import type { DayList } from '../../src/sources/source.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { saveEdition } from '../../src/store/editions.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/hf-daily');

/** Whether there is anything to read. */
export const recordedDaysAreHere = existsSync(FOLDER);

/** A store that holds every recorded list. */
export interface Library {
  readonly db: Database;
  readonly days: readonly Day[];
  readonly papers: readonly PaperId[];
  /** How many lists were read, those of one day that has grown each for itself. */
  readonly lists: number;
  /** How many of their entries could not be. */
  readonly putAside: number;
  close(): Promise<void>;
}

/** Saves the lists under the source's name, the later recordings of a day over the earlier. */
export async function openLibrary(source: string): Promise<Library> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const db = await openDatabase(`sqlite:${join(folder, 'paperboy.db')}`);
  // Thousands of papers are kept one by one; this store need not outlive a power cut.
  await sql`pragma synchronous = off`.execute(db);
  const lists = recordings().map(({ date, response }) => toDayList(date, response));
  for (const { day, papers } of lists)
    await saveEdition(db, { source, day, state: 'closed', papers }, Date.parse(day));
  return {
    db,
    days: distinct(lists.map(({ day }) => day)).sort(),
    papers: distinct(lists.flatMap(({ papers }) => papers.map(({ id }) => id))),
    lists: lists.length,
    putAside: lists.reduce((sum, { rejected }: DayList) => sum + rejected.length, 0),
    async close() {
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

interface Recording {
  readonly date: Day;
  readonly response: readonly unknown[];
}

function recordings(): Recording[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl.gz'));
  return [...names.flatMap(months), ...singleDays()];
}

function months(name: string): Recording[] {
  const lines = gunzipSync(readFileSync(join(FOLDER, name)))
    .toString()
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

function singleDays(): Recording[] {
  const folder = join(FOLDER, 'single-days');
  return readdirSync(folder).map((name) => ({
    date: /\d{4}-\d\d-\d\d/.exec(name)?.[0] ?? '',
    response: JSON.parse(readFileSync(join(folder, name), 'utf8')),
  }));
}
