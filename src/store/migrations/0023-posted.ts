// Messages of ours that still have to be published to those who follow their channel from elsewhere; and the votes that a paper
// had when its digest was composed, which all messages of that digest show.
import { type Kysely, sql } from 'kysely';

export const posted = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table publications (
      message text primary key, workspace text not null, place text not null, posted_at integer not null,
      not_before integer not null
    ) strict`.execute(db);
    await sql`alter table delivery_parts add column votes integer`.execute(db);
  },
};
