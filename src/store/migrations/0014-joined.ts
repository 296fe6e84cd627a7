// Accounts of one person that share a shelf, and the codes by which they come together. Searches get an owner; direct
// messages, which were one workspace for everybody, are one for each person.
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table joined (
    person text primary key, workspace text not null, shelf text not null, joined_at integer not null
  ) strict`,
  'create index joined_by_shelf on joined (shelf)',
  `create table join_codes (
    person text primary key, workspace text not null, code text unique, expires_at integer not null,
    wrong integer not null, wait_until integer not null
  ) strict`,
  'drop table queries',
  `create table queries (
    key text not null, person text not null, workspace text not null, text text not null, asked_at integer not null,
    primary key (key, person)
  ) strict, without rowid`,
  ...['marks', 'notes', 'people'].map(
    (table) => `update ${table} set workspace = person where workspace like '%:@me'`,
  ),
  "update subscriptions set workspace = made_by where workspace like '%:@me' and made_by <> ''",
  "update posts set workspace = place where workspace like '%:@me'",
];

export const joined = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
