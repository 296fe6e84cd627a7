// Deliveries with their places and parts, to be read by the operator.
import type { LedgerEntry, LedgerPart } from '../domain/ledger.ts';
import type { Database } from './database.ts';
import { daysOf } from './deliveries.ts';
import { type DeliveryPart, partsOf } from './delivery-parts.ts';

interface Asked {
  /** Expected at this instant or later, epoch ms. */
  readonly since: number;
  /** Some characters of the name of a place; null: every place. */
  readonly place: string | null;
}

/** The oldest first. */
export async function readLedger(db: Database, { since, place }: Asked): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .selectAll('deliveries')
    .select(['subscriptions.place', 'subscriptions.number', 'subscriptions.zone'])
    .where('due_at', '>=', since)
    .orderBy('due_at')
    .orderBy('subscriptions.place')
    .orderBy('subscriptions.number')
    .execute();
  const wanted = rows.filter((row) => place === null || row.place.includes(place));
  return Promise.all(
    wanted.map(async (row) => ({
      key: row.key,
      place: row.place,
      number: row.number,
      zone: row.zone,
      kind: row.kind,
      lists: daysOf(row),
      state: row.state,
      reason: row.reason,
      attempts: row.attempts,
      dueAt: row.due_at,
      notBefore: row.not_before,
      settledAt: row.settled_at,
      parts: (await partsOf(db, row.key)).map(toPart),
    })),
  );
}

const toPart = ({
  position,
  kind,
  paper_id,
  state,
  attempts,
  sent_at,
  message,
}: DeliveryPart): LedgerPart => ({
  position,
  kind,
  paper: paper_id,
  state,
  attempts,
  sentAt: sent_at,
  message,
});
