// A filter as one query over the store. It finds what domain/filter/match.ts finds in memory, for every filter.
import { type RawBuilder, sql } from 'kysely';
import type { Expression } from '../domain/filter/expression.ts';
import type { Filter } from '../domain/filter.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { type Database, readerOf } from './database.ts';
import { type Asked, holds, type Sql, split, tables } from './filter-sql.ts';
import { indexPapers } from './paper-index.ts';

export interface SearchOptions {
  readonly limit: number;
  readonly offset?: number;
  /** `best` unless told. */
  readonly order?: Order;
}

/** By what the words asked for weigh in a paper; or those of the newest list first, most votes first. */
export type Order = 'best' | 'newest';

export interface Found {
  readonly ids: readonly PaperId[];
  /** How many papers match in all. */
  readonly total: number;
  /** `newest` also where no words were asked for that could weigh anything. */
  readonly order: Order;
}

/** A page of the papers that a filter means. */
export async function searchPapers(db: Database, filter: Filter, options: SearchOptions): Promise<Found> {
  const asked = split(filter.expression);
  const order = asked.words.some(weighs) ? (options.order ?? 'best') : 'newest';
  const { page, total } = await answered(db, pageQuery(asked, order, options));
  return { ids: JSON.parse(page), total, order };
}

/** How many papers an expression means. */
export async function countMatches(db: Database, expression: Expression): Promise<number> {
  return (await answered(db, countQuery(split(expression)))).total;
}

/** Those of `ids` that an expression means. */
export async function matchingAmong(
  db: Database,
  expression: Expression,
  ids: readonly PaperId[],
): Promise<Set<PaperId>> {
  const asked = split(expression);
  const row = asked.words.length > 0 ? sql`paper_words.rowid` : sql`paper_facts.row`;
  const { found } = await answered<FoundRow>(
    db,
    // Otherwise SQLite would ask the index of words anew for each paper.
    sql`with matching as materialized (select ${row} as row from ${tables(asked)} where ${holds(asked)})
      select ${UNINDEXED}, (
        select json_group_array(papers.id) from matching cross join papers on papers.row = matching.row
        where papers.id in (select value from json_each(${JSON.stringify(ids)}))
      ) as found`,
  );
  return new Set<PaperId>(JSON.parse(found));
}

interface Row {
  /** Whether some papers were not found because their words are not indexed yet. */
  readonly unindexed: number;
}

interface CountRow extends Row {
  readonly total: number;
}

interface FoundRow extends Row {
  /** JSON text of the ids. */
  readonly found: string;
}

interface PageRow extends CountRow {
  /** JSON text of the ids. */
  readonly page: string;
}

async function answered<T extends Row>(db: Database, query: RawBuilder<T>): Promise<T> {
  let [row] = (await query.execute(readerOf(db))).rows;
  if (row?.unindexed) {
    await indexPapers(db);
    [row] = (await query.execute(readerOf(db))).rows;
  }
  if (!row) throw new Error('a query for one row gave none');
  return row;
}

// Whether it asks for words of which a paper can have more or less; it is in a category or not.
function weighs(expression: Expression): boolean {
  if (expression.kind === 'words') return expression.field !== 'category' && expression.field !== 'submitter';
  return (expression.kind === 'all' || expression.kind === 'any') && expression.parts.some(weighs);
}

const UNINDEXED = sql`exists (select 1 from papers_to_index) as unindexed`;

const countQuery = (asked: Asked): RawBuilder<CountRow> => sql`
  select ${UNINDEXED}, (select count(*) from ${tables(asked)} where ${holds(asked)}) as total`;

// What matches is looked for once, then counted and put in order. The ids come last, as whole papers are wide.
function pageQuery(asked: Asked, order: Order, { limit, offset = 0 }: SearchOptions): RawBuilder<PageRow> {
  const { columns, from, sorted } = order === 'best' ? best(asked) : newest(asked);
  return sql`
    with all_found as materialized (select ${columns} from ${from}),
      page as materialized (select * from all_found order by ${sorted} limit ${limit} offset ${offset})
    select ${UNINDEXED}, (
      select json_group_array(papers.id order by ${sorted}) from page cross join papers on papers.row = page.found
    ) as page, (select count(*) from all_found) as total`;
}

/** How much a word weighs in each part of a paper, in the order of PARTS. */
const WEIGHTS = 'bm25(10, 1, 3, 4, 2, 0)';

interface Page {
  readonly columns: Sql;
  readonly from: Sql;
  readonly sorted: Sql;
}

// Quicker than by `rank` alone: SQLite keeps the best of a page only, where FTS5 would sort all that it finds.
const best = (asked: Asked): Page => ({
  columns: sql`paper_words.rowid as found, rank as place`,
  from: sql`${tables(asked)} where ${holds(asked)} and rank match ${WEIGHTS}`,
  sorted: sql`place, found desc`,
});

const newest = (asked: Asked): Page => ({
  columns: sql`paper_facts.row as found, listed_on as listed, paper_facts.votes as liked, published_from as published`,
  from: sql`${tables(asked, 'with facts')} where ${holds(asked)}`,
  sorted: sql`listed desc, liked desc, published desc, found desc`,
});
