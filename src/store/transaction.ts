// Works that have to happen whole or not at all. Those that come together share one commit, and one wait for the disk:
// https://sqlite.org/faq.html#q19
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Works in one commit; more would keep everybody else from the database. */
const MOST_TOGETHER = 25;

interface Work {
  run(inside: Database): Promise<void>;
  done(): void;
  failed(error: unknown): void;
}

/** What waits for the next commit, in the order in which it came. */
const waiting = new WeakMap<Database, Work[]>();
/** Databases that are the inside of a transaction. */
const insides = new WeakSet<Database>();

/**
 * Runs `work` in a transaction that may write from its first statement, and resolves when it is committed. A deferred one
 * (Kysely's own) that reads first fails at once when another process has written meanwhile: https://sqlite.org/isolation.html
 * Where `work` throws, nothing of it stays. Within another one it is a part of that.
 */
export function inTransaction<T>(db: Database, work: (inside: Database) => Promise<T>): Promise<T> {
  if (insides.has(db)) return work(db);
  return new Promise<T>((resolve, reject) => {
    let result: T;
    const run = async (inside: Database) => {
      result = await work(inside);
    };
    const works = waiting.get(db);
    const one = { run, done: () => resolve(result), failed: reject };
    if (works) return void works.push(one);
    waiting.set(db, [one]);
    void commitNext(db);
  });
}

async function commitNext(db: Database): Promise<void> {
  let works: readonly Work[] | null = null;
  try {
    // What the network has brought at the same time comes along.
    await setImmediate();
    await db.connection().execute(async (inside) => {
      const all = waiting.get(db) ?? [];
      works = all.splice(0, MOST_TOGETHER);
      if (all.length > 0) void commitNext(db);
      else waiting.delete(db);
      await commitTogether(inside, works);
    });
  } catch (error) {
    for (const { failed } of works ?? waiting.get(db) ?? []) failed(error);
    // A database that is closed takes none of them.
    if (works === null) waiting.delete(db);
  }
}

async function commitTogether(inside: Database, works: readonly Work[]): Promise<void> {
  await sql`begin immediate`.execute(inside);
  insides.add(inside);
  try {
    const isAlone = works.length === 1;
    const whole: Work[] = [];
    for (const work of works) {
      if (isAlone) await work.run(inside);
      if (isAlone || (await happened(inside, work))) whole.push(work);
    }
    await sql`commit`.execute(inside);
    for (const { done } of whole) done();
  } catch (error) {
    // Where the disk is full SQLite has done so itself.
    await sql`rollback`.execute(inside).catch(() => {});
    throw error;
  }
}

/** Whether all of it did, within a transaction of several; else nothing of it has. Throws where no other can go on either. */
async function happened(inside: Database, { run, failed }: Work): Promise<boolean> {
  await sql`savepoint work`.execute(inside);
  try {
    await run(inside);
  } catch (error) {
    await undo(inside, error);
    failed(error);
    return false;
  }
  await sql`release work`.execute(inside);
  return true;
}

// What SQLite has rolled back itself was the work of all: https://sqlite.org/lang_transaction.html
async function undo(inside: Database, because: unknown): Promise<void> {
  try {
    await sql`rollback to work`.execute(inside);
    await sql`release work`.execute(inside);
  } catch {
    throw because;
  }
}
