// The emoji that a workspace has chosen for what reactions mean, besides those that mean it everywhere.
import { type Kysely, sql } from 'kysely';

export const emoji = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table own_emoji (
      workspace text not null, kind text not null, emoji text not null,
      primary key (workspace, kind), unique (workspace, emoji)
    ) strict, without rowid`.execute(db);
  },
};
