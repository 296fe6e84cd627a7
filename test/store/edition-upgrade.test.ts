// A database from the time when nobody noted for which categories a list was read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { newestEdition, saveEdition } from '../../src/store/editions.ts';
import { start } from '../../src/store/migrations/0001-start.ts';
import { search } from '../../src/store/migrations/0002-search.ts';
import { arxiv } from '../../src/store/migrations/0003-arxiv.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function oldDatabase(path: string): Promise<void> {
  const file = new Sqlite(path);
  const db = new Kysely({ dialect: new SqliteDialect({ database: file }) });
  const migrations = { '0001-start': start, '0002-search': search, '0003-arxiv': arxiv };
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  file.exec(`insert into papers (id, title, abstract, authors, keywords, categories, withdrawn, updated_at)
      values ('2403.00001', 'One', '', '[]', '[]', '["cs.CL"]', 0, 0);
    insert into editions (source, day, state, as_of, steady_since) values ('arxiv', '2024-03-01', 'closed', 1, 1);
    insert into listings (source, day, paper_id, first_seen_at) values ('arxiv', '2024-03-01', '2403.00001', 1)`);
  await db.destroy();
}

test('its lists stay what they were, and lists read from now on are whole for what they were read for', async () => {
  const path = join(folder, 'papers.db');
  await oldDatabase(path);
  const db = await openDatabase(`sqlite:${path}`);
  const newestOf = async (...categories: string[]) =>
    (await newestEdition(db, 'arxiv', undefined, categories))?.day;
  const read = (day: string, ...categories: string[]) =>
    saveEdition(db, { source: 'arxiv', day, state: 'open', papers: [], categories }, 2);
  try {
    expect(await newestOf('cs.RO')).toBe('2024-03-01');
    await read('2024-03-01', 'cs.CL');
    expect(await newestOf('cs.RO')).toBeUndefined();
    await read('2024-03-01', 'cs.RO');
    expect(await newestOf('cs.CL', 'cs.RO')).toBe('2024-03-01');
    expect(await newestOf('cs.CL', 'cs.LG')).toBeUndefined();
  } finally {
    await db.destroy();
  }
});
