// What we remember of a person between two commands: the zone and the list shown last.
import type { PersonRef, WorkspaceRef } from '../chat/refs.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Database } from './database.ts';
import { unhurried } from './unhurried.ts';

export interface PersonKey {
  readonly workspace: WorkspaceRef;
  readonly person: PersonRef;
}

/** Remembers what a person was shown, so that `show 3` means its third paper. */
export async function saveLastList(
  db: Database,
  who: PersonKey,
  papers: readonly PaperId[],
  now: number,
): Promise<void> {
  // Nothing in an empty list can be meant, so the one before it stays.
  if (papers.length === 0) return;
  const list = { last_list: JSON.stringify(papers), last_list_at: now };
  await unhurried(db, (inside) =>
    inside
      .insertInto('people')
      .values({ person: who.person, workspace: who.workspace, zone: null, ...list })
      .onConflict((twice) => twice.column('person').doUpdateSet(list))
      .execute(),
  );
}

/** A list somebody saw, and when. */
export interface SeenList {
  readonly papers: readonly PaperId[];
  readonly at: number;
}

/** The list a person was shown last; null where there was none. */
export async function lastList(db: Database, person: PersonRef): Promise<SeenList | null> {
  const row = await db
    .selectFrom('people')
    .select(['last_list', 'last_list_at'])
    .where('person', '=', person)
    .executeTakeFirst();
  return row && row.last_list !== '' ? { papers: JSON.parse(row.last_list), at: row.last_list_at } : null;
}

/** Remembers the zone a person has named, for next time. */
export async function saveZone(db: Database, who: PersonKey, zone: string): Promise<void> {
  await db
    .insertInto('people')
    .values({ person: who.person, workspace: who.workspace, zone, last_list: '', last_list_at: 0 })
    .onConflict((twice) => twice.column('person').doUpdateSet({ zone }))
    .execute();
}

export async function zoneOf(db: Database, person: PersonRef): Promise<string | null> {
  const row = await db.selectFrom('people').select('zone').where('person', '=', person).executeTakeFirst();
  return row?.zone ?? null;
}
