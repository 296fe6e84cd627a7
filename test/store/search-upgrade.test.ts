// A database from before the filter language: what it holds is found after the upgrade.
import { expect, test } from 'vitest';
import { parseFilter } from '../../src/domain/filter.ts';
import { openDatabase } from '../../src/store/database.ts';
import { searchPapers } from '../../src/store/filter-query.ts';
import { upgraded } from './old-database.ts';

test('papers of an older database are found by words, labels and facts', async () => {
  const db = await upgraded('0001-start', (file) => {
    const insert =
      file.prepare(`insert into papers (id, title, title_shown, abstract, authors, published_on, keywords,
      categories, code_url, code_stars, votes, withdrawn, updated_at)
      values (?, ?, ?, 'An abstract', '["Kaiming He"]', ?, '[]', '["cs.CL"]', ?, ?, ?, 0, 0)`);
    insert.run('2403.00001', 'mathcal{O}(n)', '𝒪(n)', '2024-03', 'https://github.com/a/b', 9, 3);
    for (let row = 2; row <= 120; row++)
      insert.run(`2403.${String(row).padStart(5, '0')}`, 'Other', null, '2024-03-05', null, null, null);
    file.exec(`insert into listings values ('huggingface', '2024-03-07', '2403.00001', 3, 0),
      ('huggingface', '2024-03-08', '2403.00119', 3, 0)`);
  });
  const found = async (typed: string) => searchPapers(db, parseFilter(typed, '2025-03-11'), { limit: 3 });
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
});

test('a database in memory is searched as well', async () => {
  const db = await openDatabase('sqlite::memory:');
  expect(await searchPapers(db, parseFilter('x', '2025-03-11'), { limit: 3 })).toMatchObject({ total: 0 });
  await db.destroy();
});
