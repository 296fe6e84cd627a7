// For which categories a list was read. Of lists read before nobody knows: they are taken to be whole.
import { type Kysely, sql } from 'kysely';

export const editionCategories = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table editions add column categories text`.execute(db);
  },
};
