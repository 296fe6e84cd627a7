// A person's own shelf.
import { keptPapers } from '../store/bookmarks.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { shelfMessage } from '../views/kept.ts';
import { PAGE } from '../views/list.ts';
import type { Command } from './command.ts';
import { parseFrom } from './from.ts';

export const bookmarks: Command = {
  name: 'bookmarks',
  topic: 'yours',
  aliases: ['kept', 'shelf'],
  summary: 'the papers you have kept, newest first',
  options: [
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples: ['bookmarks'],
  async run(values, { db, asker, now }) {
    const ids = await keptPapers(db, asker.person);
    await saveLastList(db, asker, ids, now);
    const from = Math.min(parseFrom(values.from), Math.max(1, ids.length));
    const papers = await papersById(db, ids.slice(from - 1, from - 1 + PAGE));
    return { message: shelfMessage(papers, ids.length, from), replace: true };
  },
};
