// Opens the one database, with settings that survive a power cut, and brings its tables up to date.
import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { isDamage, refuseDamage } from './damage.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { indexPapers } from './paper-index.ts';
import { preparedOnce } from './prepared-once.ts';
import { createReader } from './reader.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

export type Database = Kysely<Tables>;

const readers = new WeakMap<Database, Database>();

/** The person who starts Paperboy has to do something; shown as written, exit status 1. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/**
 * Opens (or creates) `sqlite:PATH`. Throws a DatabaseError that says what to do where it cannot be used.
 * The settings: facts of https://sqlite.org/pragma.html, WAL with synchronous FULL loses no acknowledged commit.
 */
export async function openDatabase(url: string): Promise<Database> {
  const path = url.replace(/^sqlite:/, '');
  const file = openFile(path);
  const reader = path === ':memory:' ? null : createReader(path);
  const close = () => {
    reader?.stop();
    file.close();
  };
  const prepare = preparedOnce(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: { prepare, close } }) });
  if (reader) readers.set(db, reader.db);
  try {
    await migrate(db);
    await indexPapers(db);
  } catch (cause) {
    await db.destroy();
    throw new DatabaseError(`The database ${path} could not be brought up to date: ${reason(cause)}`, {
      cause,
    });
  }
  return db;
}

/**
 * The same database for queries that only read and may take long: they run beside everything else and see what was
 * committed. Inside a transaction it is the transaction itself.
 */
export const readerOf = (db: Database): Database => readers.get(db) ?? db;

function openFile(path: string): Sqlite.Database {
  try {
    const isNew = path !== ':memory:' && !existsSync(path);
    if (isNew) makeFolder(dirname(path));
    // SQLite would open it to read, and leave files beside it that nobody may write to later.
    else if (path !== ':memory:') accessSync(path, constants.W_OK);
    const file = new Sqlite(path, { timeout: 5000 });
    if (isNew) chmodSync(path, 0o600);
    for (const pragma of PRAGMAS) file.pragma(pragma);
    refuseDamage(file);
    return file;
  } catch (cause) {
    const said = isDamage(cause)
      ? `is damaged: ${reason(cause)}. Nothing in it has been changed. Put a backup in its place or save what can be read, as docs/operations.md says.`
      : `cannot be opened: ${reason(cause)}. Check DATABASE_URL and that the file and its folder may be written to.`;
    throw new DatabaseError(`The database ${path} ${said}`, { cause });
  }
}

/** Where we run it is ours to make; a folder named in full may be a disk that is not there, and no place for a new database. */
function makeFolder(folder: string): void {
  if (isAbsolute(folder) && !existsSync(folder)) throw new Error(`the folder ${folder} is missing`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

const PRAGMAS = ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'trusted_schema = off'];

async function migrate(db: Database): Promise<void> {
  // All or nothing: Kysely itself runs SQLite's migrations outside of a transaction.
  await inTransaction(db, async (inside) => {
    const migrator = new Migrator({ db: inside, provider: { getMigrations: async () => MIGRATIONS } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  });
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
