// One-time codes by which somebody shows that two accounts are theirs, and how often one has guessed.
import type { PersonRef } from '../chat/refs.ts';
import type { Database } from './database.ts';
import type { PersonKey } from './people.ts';

/** Gives a person a code in place of any they had. */
export async function saveCode(
  db: Database,
  { person, workspace }: PersonKey,
  code: string,
  expiresAt: number,
): Promise<void> {
  const given = { code, expires_at: expiresAt };
  await db
    .insertInto('join_codes')
    .values({ person, workspace, ...given, wrong: 0, wait_until: 0 })
    .onConflict((before) => before.column('person').doUpdateSet(given))
    .execute();
}

/** Whose code it is, which it is no more; null for a code that nobody has now. */
export async function takeCode(
  db: Database,
  code: string,
  taker: PersonRef,
  now: number,
): Promise<PersonKey | null> {
  const row = await db
    .updateTable('join_codes')
    .set({ code: null, expires_at: 0 })
    .where('code', '=', code)
    .where('expires_at', '>', now)
    .where('person', '!=', taker)
    .returning(['person', 'workspace'])
    .executeTakeFirst();
  return row ?? null;
}

/** Until when a person may not try a code, epoch ms; 0: at once. */
export async function waitsUntil(db: Database, person: PersonRef): Promise<number> {
  const row = await db
    .selectFrom('join_codes')
    .select('wait_until')
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.wait_until ?? 0;
}

/** Counts a wrong code; with the last of `most` the person has to wait until `waitUntil`. Returns how many are left. */
export async function countWrong(
  db: Database,
  { person, workspace }: PersonKey,
  most: number,
  waitUntil: number,
): Promise<number> {
  const { wrong } = await db
    .insertInto('join_codes')
    .values({ person, workspace, code: null, expires_at: 0, wrong: 1, wait_until: 0 })
    .onConflict((before) =>
      before.column('person').doUpdateSet((now) => ({ wrong: now('join_codes.wrong', '+', 1) })),
    )
    .returning('wrong')
    .executeTakeFirstOrThrow();
  if (wrong >= most) {
    await db
      .updateTable('join_codes')
      .set({ wrong: 0, wait_until: waitUntil })
      .where('person', '=', person)
      .execute();
  }
  return Math.max(0, most - wrong);
}

/** A right code ends the counting. */
export async function forgetWrong(db: Database, person: PersonRef): Promise<void> {
  await db.updateTable('join_codes').set({ wrong: 0 }).where('person', '=', person).execute();
}
