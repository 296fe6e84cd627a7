// Lists of papers that people have handed over for their shelves: what became of each, and how to take it back.
import { type Kysely, sql } from 'kysely';

const IMPORTS = [
  `create table imports (
    key text primary key, workspace text not null, person text not null, at integer not null,
    next_try_at integer not null, telling text not null
  ) strict, without rowid`,
  'create index imports_by_person on imports (person, at)',
  `create table import_papers (
    import_key text not null references imports (key) on delete cascade, paper_id text not null,
    line text not null, note text not null, tags text not null, state text not null, note_before text,
    primary key (import_key, paper_id)
  ) strict, without rowid`,
  `create index import_papers_waiting on import_papers (import_key) where state = 'waiting'`,
];

export const imports = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of IMPORTS) await sql.raw(statement).execute(db);
  },
};
