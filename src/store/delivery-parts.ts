// The messages of a delivery: what each shows, whether it was sent, and where it stands.
import { type Selectable, sql } from 'kysely';
import type { MessageRef, PlaceRef } from '../chat/refs.ts';
import type { Day } from '../domain/edition.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Wish } from '../domain/subscription.ts';
import { type Carried, carry, hasMessageOf } from './carried.ts';
import type { Database } from './database.ts';
import { type Delivery, papersHad, updateHeld } from './deliveries.ts';
import type { DeliveryPartTable } from './tables.ts';
import { inTransaction } from './transaction.ts';

export type DeliveryPart = Selectable<DeliveryPartTable>;

/** What brought a paper into a digest, beside its list. */
export interface PartWhy {
  readonly submitted?: true;
  /** In a digest by the team's shelf: the nearest paper on it, and how many are near. */
  readonly near?: { readonly first: PaperId | null; readonly count: number };
  /** In a post of what the team kept: by how many. */
  readonly kept?: number;
  /** In a message of several follows: the id of the one under which it stands. */
  readonly follow?: number;
  /** Of a header: what was wished for when it was composed. */
  readonly wish?: Wish;
}

export const whyOf = ({ why }: Pick<DeliveryPart, 'why'>): PartWhy => (why ? JSON.parse(why) : {});

export interface Composed {
  readonly source: string;
  /** Of the lists it shows, newest first. */
  readonly days: readonly Day[];
  readonly parts: readonly (Pick<DeliveryPart, 'kind' | 'paper_id'> & { readonly why?: PartWhy })[];
  /** Where it is the one message that a place gets on this date of all that is followed from it: what else is in it. */
  readonly carried?: readonly Carried[];
}

/**
 * Fixes what a delivery consists of, so that a second try does not choose again. `taken`: the claim was lost; `again`: the
 * place has got one of the papers meanwhile, or the one message of the date with what is followed from it, or is getting
 * it, so that somebody has to choose anew.
 */
export function saveParts(
  db: Database,
  {
    held,
    place,
    composed,
  }: { readonly held: Delivery; readonly place: PlaceRef; readonly composed: Composed },
): Promise<'saved' | 'taken' | 'again'> {
  return inTransaction(db, async (inside) => {
    const { source, days, carried } = composed;
    // What the team has kept is shown again.
    const news = composed.parts.flatMap(({ paper_id: id, why }) => (id === null || why?.kept ? [] : [id]));
    if ((await papersHad(inside, place, news)).size > 0) return 'again';
    if (carried && (await hasMessageOf(inside, place, held.local_day))) return 'again';
    if (!(await updateHeld(inside, held, { source, days: JSON.stringify(days) }))) return 'taken';
    if (carried) await carry(inside, held, carried);
    const parts = composed.parts.map(({ why, ...part }, position) => ({
      ...part,
      why: why ? JSON.stringify(why) : null,
      key: held.key,
      position,
      state: 'waiting' as const,
      attempts: 0,
    }));
    await inside
      .insertInto('delivery_parts')
      .values(parts)
      .onConflict((twice) => twice.doNothing())
      .execute();
    await sql`update delivery_parts set votes = (select votes from papers where id = paper_id)
      where key = ${held.key} and paper_id is not null`.execute(inside);
    return 'saved';
  });
}

/** The parts of a delivery in the order in which they are sent. */
export const partsOf = (db: Database, key: string): Promise<DeliveryPart[]> =>
  db.selectFrom('delivery_parts').selectAll().where('key', '=', key).orderBy('position').execute();

/**
 * Before the request: from now on the part may have been sent, whatever happens to us. `tried_at` stays the first
 * time of which this is true: an earlier try may have arrived after somebody looked for it.
 */
export const markSending = (db: Database, part: DeliveryPart, now: number): Promise<void> => {
  const triedAt = part.state === 'sending' ? (part.tried_at ?? now) : now;
  return updatePart(db, part, { state: 'sending', attempts: part.attempts + 1, tried_at: triedAt });
};

/** After the answer, or after the platform was asked; what a header names is with its people too. */
export async function markSent(
  db: Database,
  part: DeliveryPart,
  message: MessageRef,
  now: number,
): Promise<void> {
  await updatePart(db, part, { state: 'sent', message, sent_at: now });
  if (part.kind !== 'paper') await updateNamed(db, part, { state: 'sent', message, sent_at: now });
}

/** Surely not sent: it may be tried again without a look back. */
export const markWaiting = (db: Database, part: DeliveryPart): Promise<void> =>
  updatePart(db, part, { state: 'waiting' });

/** Of what perhaps stands somewhere nobody knows whether its people have what it names. */
export async function markLost(db: Database, part: DeliveryPart, state: 'unknown' | 'failed'): Promise<void> {
  await updatePart(db, part, { state });
  if (state === 'unknown' && part.kind !== 'paper') await updateNamed(db, part, { state });
}

/** What a header names, with the header. */
async function updateNamed(db: Database, header: DeliveryPart, change: Partial<DeliveryPart>): Promise<void> {
  await db
    .updateTable('delivery_parts')
    .set(change)
    .where('key', '=', header.key)
    .where('kind', '=', 'named')
    .execute();
}

async function updatePart(db: Database, part: DeliveryPart, change: Partial<DeliveryPart>): Promise<void> {
  await db
    .updateTable('delivery_parts')
    .set(change)
    .where('key', '=', part.key)
    .where('position', '=', part.position)
    .execute();
}
