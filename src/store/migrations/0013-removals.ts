// Workspaces that have removed us: since when, and whether they have come back.
import { type Kysely, sql } from 'kysely';

export const removals = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table removals (
      workspace text primary key, removed_at integer not null, returned_at integer
    ) strict`.execute(db);
  },
};
