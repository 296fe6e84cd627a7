// Everything that stands in the database about one person: read for them, or gone for good.
import { type RawBuilder, sql } from 'kysely';
import type { PersonRef, PlaceRef } from '../chat/refs.ts';
import type { PersonData, StoredRow } from '../domain/person-data.ts';
import { release } from './carried.ts';
import type { Database } from './database.ts';
import { part } from './joined.ts';
import { inTransaction } from './transaction.ts';

/** Each column that names a person. Whoever adds a table with one adds it here, or a test fails. */
export const PERSON_COLUMNS = {
  people: 'person',
  marks: 'person',
  notes: 'person',
  drafts: 'person',
  reactions: 'person',
  notices: 'person',
  subscriptions: 'made_by',
  queries: 'person',
  joined: 'person',
  join_codes: 'person',
  submissions: 'person',
  polls: 'made_by',
  poll_votes: 'person',
  imports: 'person',
} as const;

/** All rows about a person, with what was sent to them alone; `direct` is where they are written to, if known. */
export async function dataOf(db: Database, person: PersonRef, direct: PlaceRef | null): Promise<PersonData> {
  const rows = async (query: RawBuilder<StoredRow>) => (await query.execute(db)).rows;
  const data: Record<string, readonly StoredRow[]> = {};
  for (const [table, column] of Object.entries(PERSON_COLUMNS)) {
    data[table] = await rows(sql`select * from ${sql.table(table)} where ${sql.ref(column)} = ${person}`);
  }
  return {
    ...data,
    deliveries: await rows(sql`select * from deliveries where subscription_id in ${own(person)}`),
    delivery_parts: await rows(sql`select * from delivery_parts where key in ${ownDeliveries(person)}`),
    import_papers: await rows(
      sql`select * from import_papers where import_key in (select key from imports where person = ${person})`,
    ),
    posts: await rows(
      sql`select posts.*, position, paper_id from posts left join post_papers using (message)
        where place in ${ownPlaces(person, direct)}`,
    ),
  };
}

/**
 * Deletes all of it, and parts the account from others of theirs, which keep what was kept there. What they have set up
 * for a channel stays for the channel, without their name. Only `erase` takes it out of the file, too.
 */
export async function forget(db: Database, person: PersonRef, direct: PlaceRef | null): Promise<void> {
  await part(db, person);
  await inTransaction(db, async (inside) => {
    const run = (query: RawBuilder<unknown>) => query.execute(inside);
    await run(sql`delete from posts where place in ${ownPlaces(person, direct)}`);
    await release(inside, ownDeliveries(person));
    await run(sql`delete from deliveries where subscription_id in ${own(person)}`);
    await run(sql`delete from subscriptions where made_by = ${person} and personal = 1`);
    await run(sql`update subscriptions set made_by = '' where made_by = ${person}`);
    // Others may have looked for what this person keeps.
    await run(sql`delete from queries where instr(text, ${person}) > 0`);
    await run(sql`update polls set made_by = '' where made_by = ${person}`);
    // An open poll counts again.
    await run(sql`update polls set version = version + 1
      where state = 'open' and id in (select poll from poll_votes where person = ${person})`);
    for (const [table, column] of Object.entries(PERSON_COLUMNS))
      await run(sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${person}`);
  });
}

/**
 * Takes what was deleted out of the database's files: free pages, gaps within pages and the log. Everybody waits as long
 * as it takes. False where somebody else kept the log from being emptied; closing the database empties it.
 */
export async function erase(db: Database): Promise<boolean> {
  await sql`vacuum`.execute(db);
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 0;
}

const own = (person: PersonRef) =>
  sql`(select id from subscriptions where made_by = ${person} and personal = 1)`;

const ownDeliveries = (person: PersonRef) =>
  sql`(select key from deliveries where subscription_id in ${own(person)})`;

const ownPlaces = (person: PersonRef, direct: PlaceRef | null) =>
  sql`(select place from subscriptions where made_by = ${person} and personal = 1 union all select ${direct})`;
