// The first tables. Released migrations are never changed; a new column is a new file here.
import { type Kysely, sql } from 'kysely';

const TABLES = [
  `create table papers (
    row integer primary key, id text not null unique, title text not null, abstract text not null,
    title_shown text, abstract_shown text, authors text not null, published_on text, summary text, summary_shown text,
    keywords text not null, categories text not null, organization_name text, organization_full_name text,
    code_url text, code_stars integer, code_added_by text, project_url text, thumbnail_url text,
    submitted_by text, votes integer, comments integer, withdrawn integer not null, updated_at integer not null
  ) strict`,
  `create table editions (
    source text not null, day text not null, state text not null, as_of integer not null,
    steady_since integer not null, primary key (source, day)
  ) strict`,
  `create table listings (
    source text not null, day text not null, paper_id text not null references papers (id), votes integer,
    first_seen_at integer not null, primary key (source, day, paper_id)
  ) strict`,
  'create index listings_by_paper on listings (paper_id)',
  `create table sources (
    name text primary key, last_success_at integer, failing_since integer, failures integer not null,
    last_error text, next_try_at integer not null
  ) strict`,
  `create table posts (
    message text primary key, workspace text not null, place text not null, posted_at integer not null
  ) strict`,
  'create index posts_by_place on posts (place)',
  `create table post_papers (
    message text not null references posts (message) on delete cascade, position integer not null,
    paper_id text not null references papers (id), primary key (message, position)
  ) strict`,
  'create table workspaces (workspace text primary key, managers text not null) strict',
  `create table bookmarks (
    workspace text not null, person text not null, paper_id text not null references papers (id),
    kept_at integer not null, primary key (person, paper_id)
  ) strict`,
  `create table reactions (
    message text not null, person text not null, emoji text not null, added integer not null, at real not null,
    primary key (message, person, emoji)
  ) strict`,
  `create table people (
    person text primary key, workspace text not null, zone text, last_list text not null, last_list_at integer not null
  ) strict`,
  `create table subscriptions (
    id integer primary key, workspace text not null, place text not null, number integer not null,
    made_by text not null, personal integer not null, cadence text not null, time text not null, zone text not null,
    top integer not null, source text not null, categories text not null, filter text not null, layout text not null,
    freshness text not null, state text not null, reason text, told integer not null,
    next_due_at integer not null, created_at integer not null
  ) strict`,
  "create index subscriptions_due on subscriptions (next_due_at) where state = 'active'",
  'create index subscriptions_by_place on subscriptions (place)',
  "create index subscriptions_to_tell on subscriptions (id) where state = 'paused' and told = 0",
  `create table deliveries (
    key text primary key, subscription_id integer not null references subscriptions (id), local_day text not null,
    kind text not null, follows text references deliveries (key), state text not null, reason text, source text,
    days text not null, holder text, lease_until integer not null, attempts integer not null,
    not_before integer not null, due_at integer not null, deadline integer not null, planned_at integer not null,
    settled_at integer, unique (subscription_id, local_day, kind)
  ) strict`,
  "create index deliveries_due on deliveries (not_before) where state in ('planned', 'sending')",
  `create table delivery_parts (
    key text not null references deliveries (key) on delete cascade, position integer not null,
    kind text not null, paper_id text references papers (id), state text not null, attempts integer not null,
    tried_at integer, sent_at integer, message text, primary key (key, position)
  ) strict`,
];

const SEARCH = [
  `create virtual table paper_search using fts5 (
    title, abstract, title_shown, abstract_shown, authors,
    content = 'papers', content_rowid = 'row', tokenize = 'porter unicode61 remove_diacritics 2'
  )`,
  `create trigger papers_found after insert on papers begin
    insert into paper_search (rowid, title, abstract, title_shown, abstract_shown, authors)
    values (new.row, new.title, new.abstract, new.title_shown, new.abstract_shown, new.authors);
  end`,
  `create trigger papers_lost after delete on papers begin
    insert into paper_search (paper_search, rowid, title, abstract, title_shown, abstract_shown, authors)
    values ('delete', old.row, old.title, old.abstract, old.title_shown, old.abstract_shown, old.authors);
  end`,
  `create trigger papers_changed after update of title, abstract, title_shown, abstract_shown, authors on papers begin
    insert into paper_search (paper_search, rowid, title, abstract, title_shown, abstract_shown, authors)
    values ('delete', old.row, old.title, old.abstract, old.title_shown, old.abstract_shown, old.authors);
    insert into paper_search (rowid, title, abstract, title_shown, abstract_shown, authors)
    values (new.row, new.title, new.abstract, new.title_shown, new.abstract_shown, new.authors);
  end`,
];

export const start = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...TABLES, ...SEARCH]) await sql.raw(statement).execute(db);
  },
};
