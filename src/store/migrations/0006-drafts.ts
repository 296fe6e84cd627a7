// What somebody wrote into a form that was not taken, so that the form can be opened again with it.
import { type Kysely, sql } from 'kysely';

const DRAFTS = [
  `create table drafts (
    key text not null primary key, workspace text not null, person text not null,
    press text not null, fields text not null, written_at integer not null, unique (person, press)
  ) strict, without rowid`,
];

export const drafts = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of DRAFTS) await sql.raw(statement).execute(db);
  },
};
