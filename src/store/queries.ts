// Searches that are longer than a button can carry. A button carries the key instead, for ever.
import { createHash } from 'node:crypto';
import type { Database } from './database.ts';

/** Remembers a search and gives its key of 16 characters [0-9a-f]; the same text has the same key. */
export async function saveQuery(db: Database, text: string, now: number): Promise<string> {
  const key = createHash('sha256').update(text).digest('hex').slice(0, 16);
  await db
    .insertInto('queries')
    .values({ key, text, asked_at: now })
    .onConflict((twice) => twice.column('key').doUpdateSet({ asked_at: now }))
    .execute();
  return key;
}

/** The search with this key; null where there is none. */
export async function queryOf(db: Database, key: string): Promise<string | null> {
  const row = await db.selectFrom('queries').select('text').where('key', '=', key).executeTakeFirst();
  return row?.text ?? null;
}
