// All lists of a span of days as one.
import { sql } from 'kysely';
import type { Day, EditionState } from '../domain/edition.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { type Database, readerOf } from './database.ts';

/** The editions of a source from a day to a day, both included, oldest first; days never read are absent. */
export function editionsBetween(
  db: Database,
  source: string,
  from: Day,
  to: Day,
): Promise<{ day: Day; state: EditionState; asOf: number }[]> {
  return db
    .selectFrom('editions')
    .select(['day', 'state', 'as_of as asOf'])
    .where('source', '=', source)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute();
}

/** The papers on these lists, each once, most votes first. */
export async function papersListedBetween(
  db: Database,
  source: string,
  from: Day,
  to: Day,
): Promise<PaperId[]> {
  const found = await sql<{ id: PaperId }>`
    select listings.paper_id as id from listings
    join papers on papers.id = listings.paper_id join paper_facts on paper_facts.row = papers.row
    where listings.source = ${source} and listings.day between ${from} and ${to}
    group by listings.paper_id
    order by max(coalesce(paper_facts.votes, listings.votes)) desc, listings.paper_id`.execute(readerOf(db));
  return found.rows.map(({ id }) => id);
}
