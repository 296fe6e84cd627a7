// A database as an older version has left it, with what was in it then, brought up to date.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

/** `last`: the newest migration that it had; `fill` puts rows in. It goes when the test is over. */
export async function upgraded(
  last: keyof typeof MIGRATIONS,
  fill: (file: Sqlite.Database) => void,
): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const path = join(folder, 'papers.db');
  const file = new Sqlite(path);
  file.pragma('journal_mode = wal');
  const old = new Kysely({ dialect: new SqliteDialect({ database: file }) });
  const migrations = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name <= last));
  const { error } = await new Migrator({
    db: old,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest();
  if (error) throw error;
  fill(file);
  await old.destroy();
  const db = await openDatabase(`sqlite:${path}`);
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}
