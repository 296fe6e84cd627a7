// Titles for completion, while somebody types.
import { sql } from 'kysely';
import type { PaperId } from '../domain/paper-id.ts';
import { normalizeTyped } from '../text/normalize.ts';
import { wordsOf } from '../text/words.ts';
import { type Database, readerOf } from './database.ts';
import { indexPapers } from './paper-index.ts';

/** More words than this make a query slow, not better. */
const MOST_WORDS = 16;
const LONGEST = 300;

/** Papers whose title holds the words as far as they have been typed. Whatever is typed is words, never query syntax. */
export async function titlesStarting(
  db: Database,
  typed: string,
  limit: number,
): Promise<{ id: PaperId; title: string }[]> {
  const query = titleQuery(normalizeTyped(typed.slice(0, LONGEST)));
  if (query === null) return [];
  await indexPapers(db);
  const found = await sql<{ id: string; title: string }>`
    select papers.id, coalesce(papers.title_shown, papers.title) as title
    from paper_words join papers on papers.row = paper_words.rowid
    where paper_words match ${query} order by rank limit ${limit}`.execute(readerOf(db));
  return found.rows;
}

// The last word may go on. The star is ours: what was typed is in quotes, and words hold none.
function titleQuery(typed: string): string | null {
  const words = wordsOf(typed).split(' ').slice(0, MOST_WORDS);
  if (words[0] === '') return null;
  return `title : (${words.map((word) => `"${word}"`).join(' AND ')} *)`;
}
