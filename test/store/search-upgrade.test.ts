// A database from before the filter language: what it holds is found after the upgrade.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseFilter } from '../../src/domain/filter.ts';
import { openDatabase } from '../../src/store/database.ts';
import { searchPapers } from '../../src/store/filter-query.ts';
import { start } from '../../src/store/migrations/0001-start.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function oldDatabase(path: string): Promise<void> {
  const file = new Sqlite(path);
  file.pragma('journal_mode = wal');
  const db = new Kysely({ dialect: new SqliteDialect({ database: file }) });
  const provider = { getMigrations: async () => ({ '0001-start': start }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  const insert =
    file.prepare(`insert into papers (id, title, title_shown, abstract, authors, published_on, keywords,
    categories, code_url, code_stars, votes, withdrawn, updated_at)
    values (?, ?, ?, 'An abstract', '["Kaiming He"]', ?, '[]', '["cs.CL"]', ?, ?, ?, 0, 0)`);
  insert.run('2403.00001', 'mathcal{O}(n)', '𝒪(n)', '2024-03', 'https://github.com/a/b', 9, 3);
  for (let row = 2; row <= 120; row++)
    insert.run(`2403.${String(row).padStart(5, '0')}`, 'Other', null, '2024-03-05', null, null, null);
  file.exec(`insert into listings values ('huggingface', '2024-03-07', '2403.00001', 3, 0),
    ('huggingface', '2024-03-08', '2403.00119', 3, 0)`);
  await db.destroy();
}

test('papers of an older database are found by words, labels and facts', async () => {
  const path = join(folder, 'papers.db');
  await oldDatabase(path);
  const db = await openDatabase(`sqlite:${path}`);
  const found = async (typed: string) => searchPapers(db, parseFilter(typed, '2025-03-11'), { limit: 3 });
  try {
    for (const typed of [
      '𝒪(n)',
      'title:mathcal',
      'stars>5',
      'has:code category:cs.CL',
      'votes=3',
      'before:2024-04 votes>2',
    ])
      expect(await found(typed), typed).toMatchObject({ ids: ['2403.00001'], total: 1 });
    expect(await found('author:"kaiming he"')).toMatchObject({ total: 120 });
    expect(await found('category:cs')).toMatchObject({
      ids: ['2403.00119', '2403.00001', '2403.00120'],
      total: 120,
    });
  } finally {
    await db.destroy();
  }
});

test('a database in memory is searched as well', async () => {
  const db = await openDatabase('sqlite::memory:');
  expect(await searchPapers(db, parseFilter('x', '2025-03-11'), { limit: 3 })).toMatchObject({ total: 0 });
  await db.destroy();
});
