// Search over words that we make ourselves (text/words.ts), so that a filter means the same in the store and in memory,
// and a narrow table of what else filters ask for, so that nobody reads whole papers to compare votes.
import { type Kysely, sql } from 'kysely';

// The words stand between blanks and consist of letters, digits, + and # only: `ascii` takes any other letter as it is.
// Nothing is kept but the index; https://sqlite.org/fts5.html#contentless_delete_tables
const WORDS = [
  'drop trigger papers_found',
  'drop trigger papers_lost',
  'drop trigger papers_changed',
  'drop table paper_search',
  `create virtual table paper_words using fts5 (
    title, abstract, keywords, authors, org, labels,
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars '+#'"
  )`,
  // Papers whose words are not in the index yet; whoever wrote them, by whatever way.
  'create table papers_to_index (row integer primary key) strict',
  'insert into papers_to_index select row from papers',
  'create trigger papers_new after insert on papers begin insert into papers_to_index values (new.row); end',
  `create trigger papers_reworded after update of title, abstract, title_shown, abstract_shown, authors, keywords,
    categories, organization_name, organization_full_name, submitted_by on papers
    when (new.title, new.abstract, new.authors, new.keywords, new.categories)
      <> (old.title, old.abstract, old.authors, old.keywords, old.categories)
      or new.title_shown is not old.title_shown or new.abstract_shown is not old.abstract_shown
      or new.organization_name is not old.organization_name
      or new.organization_full_name is not old.organization_full_name
      or new.submitted_by is not old.submitted_by
    begin insert or ignore into papers_to_index values (new.row); end`,
];

const FACTS_OF = (row: string) => `
  ${row}.row, ${row}.votes, case when ${row}.code_url <> '' then ${row}.code_stars end,
  coalesce(${row}.code_url <> '', 0), ${row}.project_url is not null,
  case when length(${row}.published_on) < 10 then ${row}.published_on || '-01' else ${row}.published_on end,
  case when length(${row}.published_on) < 10 then ${row}.published_on || '-31' else ${row}.published_on end`;
const COLUMNS = 'row, votes, stars, has_code, has_project, published_from, published_to';

const FACTS = [
  `create table paper_facts (
    row integer primary key, votes integer, stars integer, has_code integer not null, has_project integer not null,
    published_from text, published_to text, listed_on text
  ) strict`,
  `insert into paper_facts (${COLUMNS}) select ${FACTS_OF('papers')} from papers`,
  `update paper_facts set listed_on = (
    select max(day) from listings join papers on papers.id = listings.paper_id where papers.row = paper_facts.row
  )`,
  `create trigger papers_facts_new after insert on papers begin
    insert into paper_facts (${COLUMNS}) values (${FACTS_OF('new')});
  end`,
  `create trigger papers_facts_changed after update of votes, code_url, code_stars, project_url, published_on on papers
    begin
      update paper_facts set (${COLUMNS}) = (${FACTS_OF('new')}) where row = new.row;
    end`,
  `create trigger papers_gone after delete on papers begin
    delete from paper_facts where row = old.row;
    delete from papers_to_index where row = old.row;
    delete from paper_words where rowid = old.row;
  end`,
  `create trigger papers_listed after insert on listings begin
    update paper_facts set listed_on = max(coalesce(listed_on, ''), new.day)
    where row = (select row from papers where id = new.paper_id);
  end`,
];

// A search that is longer than a button can carry; its buttons carry the key.
const QUERIES = [
  'create table queries (key text primary key, text text not null, asked_at integer not null) strict',
];

export const search = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...WORDS, ...FACTS, ...QUERIES]) await sql.raw(statement).execute(db);
  },
};
