// Looks for damage that a disk has done to a database before anything is read from it or written to it.
import Sqlite from 'better-sqlite3';

/**
 * Closes the file and throws at the first damage in a page of any table or index; `isDamage` knows the error. A table at a
 * time: asked for the whole file, SQLite reads every word of the full-text indexes as well, which takes six times as long.
 * https://sqlite.org/pragma.html#pragma_quick_check
 */
export function refuseDamage(file: Sqlite.Database): void {
  for (const table of ['sqlite_schema', ...file.prepare<[], string>(TABLES).pluck().all()]) {
    const found = file.pragma(`quick_check("${table}")`, { simple: true });
    if (found === 'ok') continue;
    file.close();
    const [where] = String(found).split('\n').slice(-1);
    throw new Sqlite.SqliteError(`${table}: ${where}`, 'SQLITE_CORRUPT');
  }
}

/** Whether SQLite says that what is on the disk cannot be right. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CORRUPT');

/** What has pages of its own: everything but views and virtual tables. */
const TABLES = "select name from sqlite_schema where type = 'table' and rootpage > 0";
