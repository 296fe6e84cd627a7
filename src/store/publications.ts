// What was posted and still has to be published: rows, so that it happens after any restart.
import { type Selectable, sql } from 'kysely';
import type { MessageRef, PlaceRef } from '../chat/refs.ts';
import type { Database } from './database.ts';
import type { Post } from './posts.ts';
import type { PublicationTable } from './tables.ts';

export type Publication = Selectable<PublicationTable>;

/** A second time changes nothing. */
export async function notePublication(
  inside: Database,
  { message, workspace, place }: Omit<Post, 'papers'>,
  now: number,
): Promise<void> {
  await inside
    .insertInto('publications')
    .values({ message, workspace, place, posted_at: now, not_before: now })
    .onConflict((twice) => twice.doNothing())
    .execute();
}

/** The oldest that may be published now, for nobody else until `leaseUntil`; null: none is free. */
export async function takePublication(
  db: Database,
  now: number,
  leaseUntil: number,
): Promise<Publication | null> {
  const taken = await sql<Publication>`
    update publications set not_before = ${leaseUntil} where message in (
      select message from publications where not_before <= ${now} order by posted_at, message limit 1
    ) and not_before <= ${now}
    returning *`.execute(db);
  return taken.rows[0] ?? null;
}

export async function endPublication(db: Database, message: MessageRef): Promise<void> {
  await db.deleteFrom('publications').where('message', '=', message).execute();
}

/** Nothing more of a place is published. */
export async function endPublicationsIn(db: Database, place: PlaceRef): Promise<void> {
  await db.deleteFrom('publications').where('place', '=', place).execute();
}

/** Nothing of a place is published before `until`, epoch ms. */
export async function putOffPublications(db: Database, place: PlaceRef, until: number): Promise<void> {
  await db.updateTable('publications').set({ not_before: until }).where('place', '=', place).execute();
}

/** How many are still to be published in a place, and when the next may be (epoch ms). */
export async function publicationsIn(
  db: Database,
  place: PlaceRef,
): Promise<{ readonly count: number; readonly nextAt: number }> {
  const { count, next } = await db
    .selectFrom('publications')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('not_before').as('next')])
    .where('place', '=', place)
    .executeTakeFirstOrThrow();
  return { count, nextAt: next ?? 0 };
}
