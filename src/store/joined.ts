// Accounts that are one person: each keeps its own rows, and whatever asks for a person's shelf asks for all of them.
import { sql } from 'kysely';
import type { PersonRef } from '../chat/refs.ts';
import type { Database } from './database.ts';
import type { PersonKey } from './people.ts';
import { inTransaction } from './transaction.ts';

/** The accounts of a person, as a list for `in`: themselves, and whom they have joined. */
export const selves = (person: PersonRef) =>
  sql<PersonRef>`(select ${person} union select person from joined where shelf = (
    select shelf from joined where person = ${person}))`;

/** The other accounts of a person. */
export const othersOf = (db: Database, person: PersonRef): Promise<PersonKey[]> =>
  db
    .selectFrom('joined')
    .select(['person', 'workspace'])
    .where('person', 'in', selves(person))
    .where('person', '!=', person)
    .orderBy('joined_at')
    .execute();

/** From now on both have one shelf, with all whom either had joined before; `shelf` names it. */
export async function join(
  db: Database,
  both: readonly [PersonKey, PersonKey],
  shelf: string,
  now: number,
): Promise<void> {
  await inTransaction(db, async (inside) => {
    for (const { person, workspace } of both) {
      await inside.updateTable('joined').set({ shelf }).where('person', 'in', selves(person)).execute();
      await inside
        .insertInto('joined')
        .values({ person, workspace, shelf, joined_at: now })
        .onConflict((before) => before.column('person').doUpdateSet({ shelf }))
        .execute();
    }
  });
}

/** Takes an account out; each side keeps what was kept there. False where it had joined nobody. */
export async function part(db: Database, person: PersonRef): Promise<boolean> {
  const others = await othersOf(db, person);
  if (others.length === 0) return false;
  await inTransaction(db, async (inside) => {
    const [only, ...more] = others;
    const leaving = more.length === 0 && only ? [person, only.person] : [person];
    await inside.deleteFrom('joined').where('person', 'in', leaving).execute();
    for (const one of [person, ...others.map((other) => other.person)]) await dropForeignNotes(inside, one);
  });
  return true;
}

// Notes are written for all accounts; those on papers that none of the accounts left has marked came from the other side.
async function dropForeignNotes(inside: Database, person: PersonRef): Promise<void> {
  await inside
    .deleteFrom('notes')
    .where('person', '=', person)
    .where('paper_id', 'not in', (pick) =>
      pick.selectFrom('marks').select('paper_id').where('person', 'in', selves(person)),
    )
    .execute();
}
