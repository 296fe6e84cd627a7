// What people wrote into forms that were not taken. One draft for each form of a person, for some days.
import { fromButtonId, type Press, toButtonId } from '../chat/button-id.ts';
import type { PersonRef } from '../chat/refs.ts';
import type { Database } from './database.ts';
import type { PersonKey } from './people.ts';

/** Values by field, as written. */
export type Fields = Readonly<Record<string, string>>;

export interface Draft {
  /** Where its form goes. */
  readonly press: Press;
  readonly fields: Fields;
}

/** How long a draft waits for its writer, ms. */
const KEPT_FOR = 7 * 86_400_000;

/** Keeps it in place of an earlier one for the same form. `key` is what a button carries. */
export async function saveDraft(
  db: Database,
  key: string,
  { workspace, person }: PersonKey,
  { press, fields }: Draft,
  now: number,
): Promise<void> {
  await dropDraft(db, person, press);
  await db
    .deleteFrom('drafts')
    .where('written_at', '<', now - KEPT_FOR)
    .execute();
  const written = { fields: JSON.stringify(fields), written_at: now };
  await db
    .insertInto('drafts')
    .values({ key, workspace, person, press: toButtonId(press), ...written })
    .execute();
}

/** Null where it is gone or somebody else's. */
export async function draftOf(db: Database, key: string, person: PersonRef): Promise<Draft | null> {
  const row = await db
    .selectFrom('drafts')
    .select(['press', 'fields'])
    .where('key', '=', key)
    .where('person', '=', person)
    .executeTakeFirst();
  const press = row && fromButtonId(row.press);
  return row && press ? { press, fields: JSON.parse(row.fields) } : null;
}

/** The form was taken. */
export async function dropDraft(db: Database, person: PersonRef, press: Press): Promise<void> {
  await db.deleteFrom('drafts').where('person', '=', person).where('press', '=', toButtonId(press)).execute();
}
