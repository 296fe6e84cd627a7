// What has to be told to whoever made a digest: rows that stay until it is told, or can never be.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Subscription } from '../domain/subscription.ts';
import type { Database } from './database.ts';
import type { NoticeTable } from './tables.ts';

export type Notice = Selectable<NoticeTable>;

/** Notes what is to be told; nothing where nobody is known to have made the digest. */
export async function addNotice(
  db: Database,
  { id, workspace, madeBy }: Pick<Subscription, 'id' | 'workspace' | 'madeBy'>,
  { kind, reason }: Pick<Notice, 'kind' | 'reason'>,
  now: number,
): Promise<void> {
  if (madeBy === '') return;
  await db
    .insertInto('notices')
    .values({ workspace, person: madeBy, subscription_id: id, kind, reason, at: now })
    .execute();
}

/** Takes the next notice that can be told now, so that nobody else does until `leaseUntil`; null: there is none. */
export async function claimNotice(db: Database, now: number, leaseUntil: number): Promise<Notice | null> {
  const claimed = await sql<Notice>`
    update notices set not_before = ${leaseUntil}, attempts = attempts + 1
    where key = (select key from notices where not_before <= ${now} order by not_before, key limit 1)
      and not_before <= ${now}
    returning *`.execute(db);
  return claimed.rows[0] ?? null;
}

/** From now on it may have been told, whatever happens to us; the first time of which this is true stays. */
export async function markTried(db: Database, { key }: Notice, now: number): Promise<void> {
  await db
    .updateTable('notices')
    .set((pick) => ({ tried_at: pick.fn.coalesce('tried_at', sql.lit(now)) }))
    .where('key', '=', key)
    .execute();
}

/** To be told later, from `notBefore` (epoch ms) on. `surelyNot`: no try of it can have arrived. */
export async function postponeNotice(
  db: Database,
  { key }: Notice,
  { notBefore, surelyNot }: { readonly notBefore: number; readonly surelyNot: boolean },
): Promise<void> {
  await db
    .updateTable('notices')
    .set({ not_before: notBefore, ...(surelyNot && { tried_at: null }) })
    .where('key', '=', key)
    .execute();
}

export async function dropNotice(db: Database, { key }: Notice): Promise<void> {
  await db.deleteFrom('notices').where('key', '=', key).execute();
}
