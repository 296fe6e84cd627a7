// What people do with papers: each mark stands by itself, with a note and tags beside them.
import { type Kysely, sql } from 'kysely';

const LIBRARY = [
  `create table marks (
    workspace text not null, person text not null, paper_id text not null references papers (id),
    kind text not null, place text, at integer not null, primary key (person, paper_id, kind)
  ) strict, without rowid`,
  'create index marks_by_workspace on marks (workspace, kind, at)',
  `insert into marks select workspace, person, paper_id, 'keep', null, kept_at from bookmarks`,
  'drop table bookmarks',
  `create table notes (
    workspace text not null, person text not null, paper_id text not null references papers (id),
    note text not null, tags text not null, primary key (person, paper_id)
  ) strict, without rowid`,
  'create index posts_by_time on posts (posted_at)',
  'alter table people add column private integer not null default 0',
];

export const library = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of LIBRARY) await sql.raw(statement).execute(db);
  },
};
