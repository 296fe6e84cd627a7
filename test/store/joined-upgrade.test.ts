// A database from the time when direct messages on Discord were one workspace for everybody.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { start } from '../../src/store/migrations/0001-start.ts';
import { search } from '../../src/store/migrations/0002-search.ts';
import { arxiv } from '../../src/store/migrations/0003-arxiv.ts';
import { similar } from '../../src/store/migrations/0004-similar.ts';
import { library } from '../../src/store/migrations/0005-library.ts';
import { shelfEntries } from '../../src/store/shelves.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function oldDatabase(path: string): Promise<void> {
  const file = new Sqlite(path);
  const db = new Kysely({ dialect: new SqliteDialect({ database: file }) });
  const migrations = {
    '0001-start': start,
    '0002-search': search,
    '0003-arxiv': arxiv,
    '0004-similar': similar,
    '0005-library': library,
  };
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  file.exec(`insert into papers (id, title, abstract, authors, keywords, categories, withdrawn, updated_at)
      values ('2403.00001', 'One', '', '[]', '[]', '[]', 0, 0), ('2403.00002', 'Two', '', '[]', '[]', '[]', 0, 0);
    insert into marks values ('discord:@me', 'discord:@me/11', '2403.00001', 'keep', 'discord:@me/21', 1),
      ('discord:@me', 'discord:@me/12', '2403.00002', 'keep', 'discord:@me/22', 2),
      ('discord:1', 'discord:1/11', '2403.00002', 'keep', 'discord:1/31', 3);
    insert into queries values ('0123456789abcdef', 'a long search', 1)`);
  await db.destroy();
}

test('everybody’s direct messages become a workspace of their own, and everything is still kept', async () => {
  const path = join(folder, 'papers.db');
  await oldDatabase(path);
  const db = await openDatabase(`sqlite:${path}`);
  const kept = async (shelf: Parameters<typeof shelfEntries>[1]) =>
    (await shelfEntries(db, shelf)).map(({ paper }) => paper);
  try {
    expect(await kept({ workspace: 'discord:@me/11' })).toEqual(['2403.00001']);
    expect(await kept({ workspace: 'discord:@me/12' })).toEqual(['2403.00002']);
    expect(await kept({ workspace: 'discord:1' })).toEqual(['2403.00002']);
    expect(await kept({ person: 'discord:@me/11' })).toEqual(['2403.00001']);
  } finally {
    await db.destroy();
  }
});
