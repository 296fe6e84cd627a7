// A filter as one query over the store. It finds what domain/filter/match.ts finds in memory, for every filter.
import { type RawBuilder, sql } from 'kysely';
import { type Condition, type Expression, isCondition } from '../domain/filter/expression.ts';
import type { Filter } from '../domain/filter.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { type Database, readerOf } from './database.ts';
import { isWords, wordsQuery } from './filter-words.ts';
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
  await indexPapers(db);
  const asked = split(filter.expression);
  const order = asked.words.some(weighs) ? (options.order ?? 'best') : 'newest';
  const [page, total] = await Promise.all([
    sql<{ id: string }>`${pageQuery(asked, order, options)}`.execute(readerOf(db)),
    count(db, asked),
  ]);
  return { ids: page.rows.map(({ id }) => id), total, order };
}

/** How many papers an expression means. */
export async function countMatches(db: Database, expression: Expression): Promise<number> {
  await indexPapers(db);
  return count(db, split(expression));
}

type Sql = RawBuilder<unknown>;

interface Asked {
  /** What the index of words finds and ranks, in one query; empty where it could not begin. */
  readonly words: readonly Expression[];
  readonly rest: readonly Expression[];
}

function split(expression: Expression): Asked {
  const parts = expression.kind === 'all' ? expression.parts : [expression];
  const words = parts.filter(isWords);
  const begins = words.some((part) => part.kind !== 'not');
  return begins ? { words, rest: parts.filter((part) => !isWords(part)) } : { words: [], rest: parts };
}

// Whether it asks for words of which a paper can have more or less; it is in a category or not.
function weighs(expression: Expression): boolean {
  if (expression.kind === 'words') return expression.field !== 'category' && expression.field !== 'submitter';
  return (expression.kind === 'all' || expression.kind === 'any') && expression.parts.some(weighs);
}

async function count(db: Database, asked: Asked): Promise<number> {
  const query = sql<{ total: number }>`select count(*) as total from ${tables(asked)} where ${holds(asked)}`;
  return (await query.execute(readerOf(db))).rows[0]?.total ?? 0;
}

/** How much a word weighs in each part of a paper, in the order of PARTS. */
const WEIGHTS = 'bm25(10, 1, 3, 4, 2, 0)';

// The page first, then the ids: whole papers are wide. Ranking by two columns is quicker than by `rank` alone, as
// SQLite then keeps the best only and FTS5 does not sort all that it finds.
function pageQuery(asked: Asked, order: Order, { limit, offset = 0 }: SearchOptions): Sql {
  const page = sql`limit ${limit} offset ${offset}`;
  if (order === 'best')
    return sql`select papers.id from (
        select paper_words.rowid as found, rank as place from ${tables(asked)}
        where ${holds(asked)} and rank match ${WEIGHTS} order by rank, paper_words.rowid desc ${page}
      ) as page cross join papers on papers.row = page.found order by page.place, page.found desc`;
  return sql`select papers.id from (
      select ${FACTS} from ${tables(asked, 'with facts')}
      where ${holds(asked)} order by ${NEWEST_FIRST} ${page}
    ) as page cross join papers on papers.row = page.found order by ${NEWEST_FIRST}`;
}

const FACTS = sql`
  paper_facts.row as found, listed_on as listed, paper_facts.votes as liked, published_from as published`;
const NEWEST_FIRST = sql`listed desc, liked desc, published desc, found desc`;

// A cross join keeps the index of words outside: https://sqlite.org/optoverview.html#crossjoin
function tables({ words, rest }: Asked, facts?: 'with facts'): Sql {
  if (words.length === 0) return sql`paper_facts`;
  if (rest.length === 0 && !facts) return sql`paper_words`;
  return sql`paper_words cross join paper_facts on paper_facts.row = paper_words.rowid`;
}

function holds({ words, rest }: Asked): Sql {
  const found = words.length > 0 ? [sql`paper_words match ${wordsQuery({ kind: 'all', parts: words })}`] : [];
  return sql.join([...found, ...rest.map(condition)], sql` and `);
}

function condition(expression: Expression): Sql {
  if (isWords(expression))
    return sql`paper_facts.row in (select rowid from paper_words where paper_words match ${wordsQuery(expression)})`;
  if (isCondition(expression)) return factCondition(expression);
  if (expression.kind === 'not') return sql`not (${condition(expression.part)})`;
  return sql`(${sql.join(expression.parts.map(condition), expression.kind === 'all' ? sql` and ` : sql` or `)})`;
}

// Never null, or its opposite would be null as well.
function factCondition(condition: Condition): Sql {
  switch (condition.kind) {
    case 'has':
      return condition.what === 'code' ? sql`has_code = 1` : sql`has_project = 1`;
    case 'number': {
      const known = sql.ref(`paper_facts.${condition.field}`);
      return sql`(${known} is not null and ${known} ${COMPARISONS[condition.comparison]} ${condition.value})`;
    }
    case 'date':
      return sql`(published_from is not null and ${dateCondition(condition)})`;
    default:
      throw new Error(`facts know nothing of "${condition.kind}"`);
  }
}

const COMPARISONS = { '>': sql`>`, '>=': sql`>=`, '<': sql`<`, '<=': sql`<=`, '=': sql`=` };

function dateCondition({ field, from, to }: Extract<Condition, { kind: 'date' }>): Sql {
  if (field === 'before') return sql`published_to < ${from}`;
  const since = sql`published_from >= ${from}`;
  return field === 'after' ? since : sql`${since} and published_to <= ${to}`;
}
