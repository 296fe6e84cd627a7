// What arXiv tells of a paper, what votes were when, and one pace towards a source over all processes.
import { type Kysely, sql } from 'kysely';

const PAPERS = [
  "alter table papers add column text_from text not null default 'huggingface'",
  'alter table papers add column version integer',
  'alter table papers add column updated_on text',
  'alter table papers add column comment text',
  'alter table papers add column doi text',
  'alter table papers add column journal_ref text',
  'alter table papers add column enriched_at integer',
  "create index papers_to_enrich on papers (enriched_at) where text_from <> 'arxiv'",
];

const LISTS = [
  'alter table listings add column kind text',
  'create index listings_by_day on listings (day)',
  'create table rankings (source text primary key, as_of integer not null, papers text not null) strict',
];

const NUMBERS = [
  `create table samples (
    paper_id text not null references papers (id) on delete cascade, at integer not null,
    votes integer, comments integer, primary key (paper_id, at)
  ) strict, without rowid`,
  'create index samples_by_time on samples (at)',
];

const PACES = [
  `create table paces (
    name text primary key, holder text, lease_until integer not null, free_at integer not null,
    rest_until integer not null, rests integer not null
  ) strict`,
];

export const arxiv = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...PAPERS, ...LISTS, ...NUMBERS, ...PACES]) await sql.raw(statement).execute(db);
  },
};
