// Keeps the words of papers by which the store finds them (migrations/0002-search.ts).
import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { PARTS, type PaperWords, paperWords } from '../domain/filter/paper-words.ts';
import { wordsOf } from '../text/words.ts';
import type { Database } from './database.ts';
import { fromRow } from './paper-row.ts';

interface Indexing {
  /** Papers in one step, while which nobody else has his turn: 50 take some milliseconds. */
  readonly step?: number;
  /** Has the words of some texts ready. */
  readonly words?: (text: string) => string;
}

/**
 * Indexes every paper that is new or has other words than before; where there is none it costs next to nothing. Who
 * writes many papers calls it now and then; a search does so before it looks.
 */
export async function indexPapers(
  db: Database,
  { step = 50, words = wordsOf }: Indexing = {},
): Promise<void> {
  while (await inSavepoint(db, (inside) => indexSome(inside, step, words))) await setImmediate();
}

async function indexSome(db: Database, step: number, words: typeof wordsOf): Promise<boolean> {
  const taken = await sql<{ row: number }>`delete from papers_to_index
    where row in (select row from papers_to_index limit ${step}) returning row`.execute(db);
  const rows = taken.rows.map(({ row }) => row);
  if (rows.length === 0) return false;
  const papers = await db.selectFrom('papers').selectAll().where('row', 'in', rows).execute();
  const entries = papers.map((paper) => entry(paper.row, paperWords(fromRow(paper), words)));
  await sql`insert or replace into paper_words (rowid, ${sql.join(PARTS.map((part) => sql.ref(part)))})
    values ${sql.join(entries)}`.execute(db);
  return rows.length === step;
}

const entry = (row: number, words: PaperWords): RawBuilder<unknown> =>
  sql`(${row}, ${sql.join(PARTS.map((part) => words[part]))})`;

// All of it or nothing, whether or not a transaction is under way. Its first statement must write (store/database.ts).
function inSavepoint<T>(db: Database, work: (inside: Database) => Promise<T>): Promise<T> {
  return db.connection().execute(async (inside) => {
    await sql`savepoint indexing`.execute(inside);
    try {
      return await work(inside);
    } catch (error) {
      await sql`rollback to indexing`.execute(inside);
      throw error;
    } finally {
      await sql`release indexing`.execute(inside);
    }
  });
}
