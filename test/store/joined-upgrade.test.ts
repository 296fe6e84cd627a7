// A database from the time when direct messages on Discord were one workspace for everybody.
import { expect, test } from 'vitest';
import { shelfEntries } from '../../src/store/shelves.ts';
import { upgraded } from './old-database.ts';

test('everybody’s direct messages become a workspace of their own, and everything is still kept', async () => {
  const db = await upgraded('0005-library', (file) =>
    file.exec(`insert into papers (id, title, abstract, authors, keywords, categories, withdrawn, updated_at)
        values ('2403.00001', 'One', '', '[]', '[]', '[]', 0, 0), ('2403.00002', 'Two', '', '[]', '[]', '[]', 0, 0);
      insert into marks values ('discord:@me', 'discord:@me/11', '2403.00001', 'keep', 'discord:@me/21', 1),
        ('discord:@me', 'discord:@me/12', '2403.00002', 'keep', 'discord:@me/22', 2),
        ('discord:1', 'discord:1/11', '2403.00002', 'keep', 'discord:1/31', 3);
      insert into queries values ('0123456789abcdef', 'a long search', 1)`),
  );
  const kept = async (shelf: Parameters<typeof shelfEntries>[1]) =>
    (await shelfEntries(db, shelf)).map(({ paper }) => paper);
  expect(await kept({ workspace: 'discord:@me/11' })).toEqual(['2403.00001']);
  expect(await kept({ workspace: 'discord:@me/12' })).toEqual(['2403.00002']);
  expect(await kept({ workspace: 'discord:1' })).toEqual(['2403.00002']);
  expect(await kept({ person: 'discord:@me/11' })).toEqual(['2403.00001']);
});
