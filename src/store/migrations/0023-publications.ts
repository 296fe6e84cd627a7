// Messages of ours that still have to be published to those who follow their channel from elsewhere.
import { type Kysely, sql } from 'kysely';

export const publications = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table publications (
      message text primary key, workspace text not null, place text not null, posted_at integer not null,
      not_before integer not null
    ) strict`.execute(db);
  },
};
