// The other side of reader.ts: runs what it is asked, one query after another.
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';

export interface Asked {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export type Answered =
  | { readonly id: number; readonly rows: readonly unknown[] }
  | { readonly id: number; readonly error: unknown };

const file = new Sqlite(String(workerData), { readonly: true, timeout: 5000 });
const statements = new Map<string, Sqlite.Statement>();
/** Texts of queries differ by the number of their values only. */
const MOST_STATEMENTS = 100;

parentPort?.on('message', ({ id, sql, parameters }: Asked) => {
  parentPort?.postMessage(answer(id, sql, parameters));
});

function answer(id: number, text: string, parameters: readonly unknown[]): Answered {
  try {
    return { id, rows: statement(text).all(...parameters) };
  } catch (error) {
    return { id, error };
  }
}

function statement(text: string): Sqlite.Statement {
  let known = statements.get(text);
  if (!known) {
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    known = file.prepare(text);
    statements.set(text, known);
  }
  return known;
}
