// What a team does together: papers submitted to it, polls on what to read next, digests in the order of its shelf.
import { type Kysely, sql } from 'kysely';

const TEAM = [
  `create table submissions (
    workspace text not null, day text not null, paper_id text not null references papers (id),
    person text not null, name text not null, why text not null, place text not null, at integer not null,
    message text, primary key (workspace, day, paper_id)
  ) strict, without rowid`,
  'create index submissions_by_time on submissions (workspace, at)',
  'create index submissions_by_person on submissions (person)',
  'create index marks_by_paper on marks (paper_id, kind)',
  `alter table subscriptions add column ordered_by text not null default 'votes'`,
  'alter table delivery_parts add column why text',
  `create table polls (
    id integer primary key autoincrement, workspace text not null, place text not null, sent_to text not null,
    made_by text not null, zone text not null, started_at integer not null, closes_at integer not null,
    state text not null, winner text references papers (id), closed_at integer, key text not null unique,
    version integer not null, shown_version integer not null, message text, tried_at integer,
    news_message text, news_tried_at integer, lease_until integer not null, done integer not null
  ) strict`,
  `create unique index polls_open on polls (place) where state = 'open'`,
  'create index polls_undone on polls (closes_at) where done = 0',
  'create index polls_by_place on polls (place, closed_at)',
  `create table poll_papers (
    poll integer not null references polls (id) on delete cascade, position integer not null,
    paper_id text not null references papers (id), kept integer not null, primary key (poll, position)
  ) strict, without rowid`,
  `create table poll_votes (
    poll integer not null references polls (id) on delete cascade, person text not null, position integer not null,
    at integer not null, primary key (poll, person)
  ) strict, without rowid`,
  'create index poll_votes_by_person on poll_votes (person)',
];

export const team = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TEAM) await sql.raw(statement).execute(db);
  },
};
