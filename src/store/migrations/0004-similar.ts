// In how many papers a word occurs: a view of the index of words that costs nothing to keep.
// https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module
import { type Kysely, sql } from 'kysely';

export const similar = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create virtual table word_counts using fts5vocab(paper_words, row)`.execute(db);
  },
};
