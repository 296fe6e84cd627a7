// In how many papers words occur. Counting a common word reads its whole part of the index, so counts are remembered
// for a while: how rare a word is changes slowly.
import { sql } from 'kysely';
import type { WordCounts } from '../domain/likeness.ts';
import { type Database, readerOf } from './database.ts';

interface Remembered {
  /** How many papers there were when counting began. */
  readonly papers: number;
  readonly counts: Map<string, number>;
}

/** Words; some megabytes. */
const MOST_REMEMBERED = 60_000;
/** A store that has grown by so much is counted anew. */
const GROWN = 1.1;
/** Words in one query. */
const STEP = 2_000;

const remembered = new WeakMap<Database, Remembered>();

/** The counts of these words; a word that is not among them counts 0. */
export async function wordCounts(db: Database, words: Iterable<string>): Promise<WordCounts> {
  const reader = readerOf(db);
  const { papers, counts } = await memoryOf(reader);
  const unknown = [...new Set(words)].filter((word) => !counts.has(word));
  if (counts.size + unknown.length > MOST_REMEMBERED) counts.clear();
  for (let start = 0; start < unknown.length; start += STEP) {
    const some = unknown.slice(start, start + STEP);
    const found = await sql<{ term: string; doc: number }>`
      select term, doc from json_each(${JSON.stringify(some)}) as asked
      cross join word_counts on word_counts.term = asked.value`.execute(reader);
    for (const word of some) counts.set(word, 0);
    for (const { term, doc } of found.rows) counts.set(term, doc);
  }
  return { papers, of: (word) => counts.get(word) ?? 0 };
}

async function memoryOf(reader: Database): Promise<Remembered> {
  const found = await sql<{ papers: number }>`select count(*) as papers from paper_facts`.execute(reader);
  const papers = found.rows[0]?.papers ?? 0;
  const known = remembered.get(reader);
  if (known && papers >= known.papers && papers <= known.papers * GROWN) return known;
  const anew = { papers, counts: new Map<string, number>() };
  remembered.set(reader, anew);
  return anew;
}
