// An expression as the parts of a query: which tables it needs and what must hold.
import { type RawBuilder, sql } from 'kysely';
import { type Condition, type Expression, isCondition } from '../domain/filter/expression.ts';
import { isWords, wordsQuery } from './filter-words.ts';

export type Sql = RawBuilder<unknown>;

export interface Asked {
  /** What the index of words finds and ranks, in one query; empty where it could not begin. */
  readonly words: readonly Expression[];
  readonly rest: readonly Expression[];
}

/** What of an expression goes to the index of words, and what is looked up of the papers found there. */
export function split(expression: Expression): Asked {
  const parts = expression.kind === 'all' ? expression.parts : [expression];
  const words = parts.filter(isWords);
  const begins = words.some((part) => part.kind !== 'not');
  return begins ? { words, rest: parts.filter((part) => !isWords(part)) } : { words: [], rest: parts };
}

/** The tables in which `holds` can be asked; `with facts` where more of them is wanted. */
export function tables({ words, rest }: Asked, facts?: 'with facts'): Sql {
  if (words.length === 0) return sql`paper_facts`;
  if (rest.length === 0 && !facts) return sql`paper_words`;
  // A cross join keeps the index of words outside: https://sqlite.org/optoverview.html#crossjoin
  return sql`paper_words cross join paper_facts on paper_facts.row = paper_words.rowid`;
}

/** The condition for the papers asked for. */
export function holds({ words, rest }: Asked): Sql {
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
