// A database from the time when nobody noted for which categories a list was read.
import { expect, test } from 'vitest';
import { newestEdition, saveEdition } from '../../src/store/editions.ts';
import { upgraded } from './old-database.ts';

test('its lists stay what they were, and lists read from now on are whole for what they were read for', async () => {
  const db = await upgraded('0003-arxiv', (file) =>
    file.exec(`insert into papers (id, title, abstract, authors, keywords, categories, withdrawn, updated_at)
        values ('2403.00001', 'One', '', '[]', '[]', '["cs.CL"]', 0, 0);
      insert into editions (source, day, state, as_of, steady_since) values ('arxiv', '2024-03-01', 'closed', 1, 1);
      insert into listings (source, day, paper_id, first_seen_at) values ('arxiv', '2024-03-01', '2403.00001', 1)`),
  );
  const newestOf = async (...categories: string[]) =>
    (await newestEdition(db, 'arxiv', undefined, categories))?.day;
  const read = (day: string, ...categories: string[]) =>
    saveEdition(db, { source: 'arxiv', day, state: 'open', papers: [], categories }, 2);
  expect(await newestOf('cs.RO')).toBe('2024-03-01');
  await read('2024-03-01', 'cs.CL');
  expect(await newestOf('cs.RO')).toBeUndefined();
  await read('2024-03-01', 'cs.RO');
  expect(await newestOf('cs.CL', 'cs.RO')).toBe('2024-03-01');
  expect(await newestOf('cs.CL', 'cs.LG')).toBeUndefined();
});
