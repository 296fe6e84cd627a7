// Searches that are longer than a button can carry. A button carries the key instead, for ever.
import { createHash } from 'node:crypto';
import type { PersonRef } from '../chat/refs.ts';
import type { Database } from './database.ts';
import type { PersonKey } from './people.ts';

/** Remembers a search of a person and gives its key of 16 characters [0-9a-f]; the same text has the same key. */
export async function saveQuery(
  db: Database,
  { person, workspace }: PersonKey,
  text: string,
  now: number,
): Promise<string> {
  const key = queryKey(text);
  await db
    .insertInto('queries')
    .values({ key, person, workspace, text, asked_at: now })
    .onConflict((twice) => twice.columns(['key', 'person']).doUpdateSet({ asked_at: now }))
    .execute();
  return key;
}

export const queryKey = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The search of this person with this key; null where there is none. */
export async function queryOf(db: Database, person: PersonRef, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('queries')
    .select('text')
    .where('key', '=', key)
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.text ?? null;
}
