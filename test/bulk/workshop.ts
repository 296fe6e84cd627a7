// A folder with a database file, files to import into it, and the two commands as a person types them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runImport } from '../../src/bulk/import.ts';
import type { Terminal } from '../../src/bulk/progress.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';

export interface Ran {
  readonly status: number;
  /** What stands in the terminal afterwards. */
  readonly report: string;
  readonly shown: string;
}

interface Typing {
  readonly stdin?: AsyncIterable<Buffer>;
  /** Told of everything that is shown while it works. */
  readonly onShown?: (text: string) => void;
  readonly stopping?: AbortSignal;
  readonly columns?: number | null;
  readonly now?: () => number;
}

/** Everything is gone when the test ends. */
export function workshop() {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const path = join(folder, 'paperboy.db');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

  return {
    path,
    environment: { DATABASE_URL: `sqlite:${path}` },
    /** Where a file of this name is, or would be. */
    at: (name: string) => join(folder, name),
    file(name: string, content: string | Buffer): string {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    async import(argv: readonly string[], typing: Typing = {}): Promise<Ran> {
      const { text: report, write } = paper();
      const screen = paper(typing.onShown);
      const terminal: Terminal = { write: screen.write, columns: typing.columns ?? null };
      const { now = () => Date.parse('2026-08-01T12:00:00Z') } = typing;
      const status = await runImport(argv, {
        environment: { DATABASE_URL: `sqlite:${path}` },
        clock: { now, sleep: never, limit: never },
        stdin: typing.stdin ?? nothing(),
        write,
        terminal,
        stopping: typing.stopping ?? new AbortController().signal,
      });
      return { status, report: report(), shown: screen.text() };
    },
    async open<T>(look: (db: Database) => Promise<T>): Promise<T> {
      const db = await openDatabase(`sqlite:${path}`);
      try {
        return await look(db);
      } finally {
        await db.destroy();
      }
    },
  };
}

/** Keeps what is written. */
export function paper(onWritten: (text: string) => void = () => {}) {
  const written: string[] = [];
  return {
    text: () => written.join(''),
    write(text: string) {
      written.push(text);
      onWritten(text);
    },
  };
}

/** A record of arXiv's snapshot with an id of its own. */
export const record = (place: number, more: object = {}): object => ({
  id: `2501.${String(place).padStart(5, '0')}`,
  title: `A Study of Thing ${place}`,
  abstract: `We look at thing ${place}.`,
  categories: 'cs.CL cs.LG',
  ...more,
});

export const lines = (records: readonly object[]): string =>
  records.map((one) => `${JSON.stringify(one)}\n`).join('');

const never = (): Promise<void> => Promise.reject(new Error('an import waits for nobody'));

async function* nothing(): AsyncGenerator<Buffer> {}
