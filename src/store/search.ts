// Full-text search over everything stored, in the source's form of a text and in the one that people read.
import { sql } from 'kysely';
import type { PaperId } from '../domain/paper-id.ts';
import type { Database } from './database.ts';

/** More words than this make a query slow, not better. */
const MOST_WORDS = 16;

/** Papers that hold all the words, best first. Whatever is typed is words, never query syntax. */
export async function searchPapers(db: Database, typed: string, limit: number): Promise<PaperId[]> {
  const query = wordsQuery(typed);
  if (query === null) return [];
  const found = await sql<{ id: string }>`
    select papers.id from paper_search join papers on papers.row = paper_search.rowid
    where paper_search match ${query} and rank match 'bm25(10, 1, 10, 1, 4)' order by rank limit ${limit}`.execute(
    db,
  );
  return found.rows.map((row) => row.id);
}

/** Papers whose title holds the words as far as they have been typed; for completion. */
export async function titlesStarting(
  db: Database,
  typed: string,
  limit: number,
): Promise<{ id: PaperId; title: string }[]> {
  const query = wordsQuery(typed);
  if (query === null) return [];
  const found = await sql<{ id: string; title: string }>`
    select papers.id, coalesce(papers.title_shown, papers.title) as title
    from paper_search join papers on papers.row = paper_search.rowid
    where paper_search match ${`{title title_shown} : (${query}*)`} order by rank limit ${limit}`.execute(db);
  return found.rows;
}

// Each word in quotes is a phrase to FTS5, whatever it holds: https://sqlite.org/fts5.html#fts5_strings
function wordsQuery(typed: string): string | null {
  const words = typed
    .normalize('NFKC')
    .replaceAll('\0', ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);
  return words.length === 0 ? null : words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
}
