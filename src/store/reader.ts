// A second connection that only reads, in a thread of its own: a search over everything stored may take a second, and
// nobody else waits for it. Queries are written with Kysely like any other.
import { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Answered, Asked } from './reader-thread.ts';
import type { Tables } from './tables.ts';

export interface Reader {
  readonly db: Kysely<Tables>;
  /** Ends the thread; what was asked and not answered is rejected. */
  stop(): void;
}

/** Reads the database file at `path`. The thread starts with the first query and keeps no program alive by itself. */
export function createReader(path: string): Reader {
  const thread = createThread(path);
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) => ({ rows: (await thread.ask(query)) as R[] }),
    streamQuery(): never {
      throw new Error('the reader does not stream');
    },
  };
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => readingDriver(connection),
      createIntrospector: (inside) => new SqliteIntrospector(inside),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return { db, stop: thread.stop };
}

interface Waiting {
  resolve(rows: readonly unknown[]): void;
  reject(error: unknown): void;
}

function createThread(path: string) {
  let worker: Worker | null = null;
  let asked = 0;
  let stopped = false;
  const waiting = new Map<number, Waiting>();

  const settle = (answered: Answered): void => {
    const one = waiting.get(answered.id);
    waiting.delete(answered.id);
    if (waiting.size === 0) worker?.unref();
    if ('error' in answered) one?.reject(answered.error);
    else one?.resolve(answered.rows);
  };
  const fail = (ended: Worker, error: Error): void => {
    if (worker !== ended) return;
    worker = null;
    for (const id of [...waiting.keys()]) settle({ id, error });
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./reader-thread.ts', import.meta.url), { workerData: path });
    started.on('message', settle);
    started.on('error', (error: Error) => fail(started, error));
    started.on('exit', () => fail(started, new Error('the reading thread has ended')));
    return started;
  };

  return {
    async ask({ sql, parameters }: CompiledQuery): Promise<readonly unknown[]> {
      if (stopped) throw new Error('the database is closed');
      worker ??= start();
      worker.ref();
      return new Promise((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        worker?.postMessage({ id, sql, parameters } satisfies Asked);
      });
    },
    stop(): void {
      stopped = true;
      void worker?.terminate();
    },
  };
}

const nothing = async (): Promise<void> => {};

// Reads stand alone: there is nothing to begin, to commit or to give back.
const readingDriver = (connection: DatabaseConnection): Driver => ({
  init: nothing,
  acquireConnection: async () => connection,
  beginTransaction: nothing,
  commitTransaction: nothing,
  rollbackTransaction: nothing,
  releaseConnection: nothing,
  destroy: nothing,
});
