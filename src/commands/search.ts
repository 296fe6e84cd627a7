// Papers that hold all the words, in everything that is stored.
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { searchPapers } from '../store/search.ts';
import { listMessage, PAGE } from '../views/list.ts';
import { count } from '../views/words.ts';
import type { Command } from './command.ts';

/** So many hits are worth counting. */
const MOST = 50;

export const search: Command = {
  name: 'search',
  aliases: ['find'],
  summary: 'papers with all these words in title, abstract or authors',
  options: [{ name: 'words', description: 'What to look for', required: true, rest: true }],
  examples: ['search diffusion', 'search value functions'],
  async run(values, { db, asker, now }) {
    const words = values.words ?? '';
    const ids = await searchPapers(db, words, MOST);
    await saveLastList(db, asker, ids, now);
    const papers = await papersById(db, ids.slice(0, PAGE));
    const many = ids.length === MOST ? `at least ${MOST} papers` : count(ids.length, 'paper');
    const shown = ids.length > PAGE ? `, the best ${PAGE}` : '';
    const intro =
      ids.length === 0
        ? 'Nothing that I have stored holds all these words. Fewer or other words may find more.'
        : `${many} with all these words${shown}:`;
    return {
      message: listMessage({ title: `Search: ${words}`, intro: [intro], papers, from: 1, buttons: [] }),
    };
  },
};
