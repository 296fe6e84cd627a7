// Writes that nobody misses after a power cut do not wait for the disk: that takes longer than the rest of an answer.
import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Runs `work` so that what it writes is there for everybody at once, but may be lost where the machine (not only
 * Paperboy) dies within moments. https://sqlite.org/pragma.html#pragma_synchronous
 */
export function unhurried<T>(db: Database, work: (inside: Database) => Promise<T>): Promise<T> {
  return db.connection().execute(async (inside) => {
    await sql`pragma synchronous = normal`.execute(inside);
    try {
      return await work(inside);
    } finally {
      await sql`pragma synchronous = full`.execute(inside);
    }
  });
}
