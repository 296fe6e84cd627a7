// What went wrong with digests, to be told to those who made them: an outbox, so that a fault in telling loses no word.
import { type Kysely, sql } from 'kysely';

const NOTICES = [
  `create table notices (
    key text primary key default (lower(hex(randomblob(8)))), workspace text not null, person text not null,
    subscription_id integer not null references subscriptions (id) on delete cascade,
    kind text not null, reason text not null, at integer not null,
    not_before integer not null default 0, attempts integer not null default 0, tried_at integer
  ) strict, without rowid`,
  'create index notices_due on notices (not_before)',
  'create index notices_by_subscription on notices (subscription_id)',
  `insert into notices (workspace, person, subscription_id, kind, reason, at)
    select workspace, made_by, id, 'stopped', reason, created_at from subscriptions
    where state = 'paused' and told = 0 and reason is not null and made_by <> ''`,
  'drop index subscriptions_to_tell',
  'alter table subscriptions drop column told',
];

export const notices = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of NOTICES) await sql.raw(statement).execute(db);
  },
};
