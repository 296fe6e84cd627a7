// A digest keeps to what was wished for when it was composed: what people change meanwhile is for the next one.
import type { Subscription } from '../domain/subscription.ts';
import type { Database } from '../store/database.ts';
import type { Delivery } from '../store/deliveries.ts';
import { type DeliveryPart, partsOf, whyOf } from '../store/delivery-parts.ts';

/** The subscription of a delivery with these parts (of one that completes another: with those of that), as it was then. */
export async function asComposed(
  db: Database,
  {
    held,
    subscription,
    parts,
  }: {
    readonly held: Pick<Delivery, 'follows'>;
    readonly subscription: Subscription;
    readonly parts: readonly DeliveryPart[];
  },
): Promise<Subscription> {
  const [header] = held.follows === null ? parts : await partsOf(db, held.follows);
  const wish = header && whyOf(header).wish;
  // Times are told in the zone of now, which is surely known.
  return wish ? { ...subscription, ...wish, zone: subscription.zone } : subscription;
}
