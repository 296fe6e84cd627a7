// Orders of papers that a source makes by itself (what trends, what it found), as they were last read.
import type { PaperId } from '../domain/paper-id.ts';
import type { Database } from './database.ts';

export interface Ranking {
  /** When it was read, epoch ms. */
  readonly asOf: number;
  readonly papers: readonly PaperId[];
}

/** Replaces the ranking of this name. */
export async function saveRanking(db: Database, name: string, { asOf, papers }: Ranking): Promise<void> {
  const row = { as_of: asOf, papers: JSON.stringify(papers) };
  await db
    .insertInto('rankings')
    .values({ source: name, ...row })
    .onConflict((twice) => twice.column('source').doUpdateSet(row))
    .execute();
}

export async function rankingOf(db: Database, name: string): Promise<Ranking | null> {
  const row = await db.selectFrom('rankings').selectAll().where('source', '=', name).executeTakeFirst();
  return row ? { asOf: row.as_of, papers: JSON.parse(row.papers) } : null;
}
