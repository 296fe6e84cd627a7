// How much is stored, and the paper at a place in it. Over hundreds of thousands of papers counting takes some
// milliseconds, so the reading thread does it.
import { sql } from 'kysely';
import type { PaperId } from '../domain/paper-id.ts';
import { type Database, readerOf } from './database.ts';

export async function countPapers(db: Database): Promise<number> {
  const found = await sql<{ papers: number }>`select count(*) as papers from paper_facts`.execute(
    readerOf(db),
  );
  return found.rows[0]?.papers ?? 0;
}

/** Lists that hold papers. */
export async function countLists(db: Database): Promise<number> {
  const found = await sql<{ lists: number }>`
    select count(*) as lists from editions where exists (
      select 1 from listings where listings.source = editions.source and listings.day = editions.day
    )`.execute(readerOf(db));
  return found.rows[0]?.lists ?? 0;
}

/** The paper at a place from 0, in the order in which they came; null after the last. */
export async function paperAt(db: Database, place: number): Promise<PaperId | null> {
  const found = await sql<{ id: PaperId }>`
    select papers.id from (select row from paper_facts order by row limit 1 offset ${place}) as one
    join papers on papers.row = one.row`.execute(readerOf(db));
  return found.rows[0]?.id ?? null;
}
