// How long a delivery is somebody's, and how it stays so.

import { takeApart } from '../store/carried.ts';
import { type Delivery, renewLease } from '../store/deliveries.ts';
import { type DeliveryPart, markSending } from '../store/delivery-parts.ts';
import { inTransaction } from '../store/transaction.ts';
import type { DeliverDeps } from './deps.ts';

/** Longer than anything between two renewals: a look back of a few pages or one send, with their time limits. */
export const LEASE = 120_000;

/** False where the claim was lost: nothing more may be sent. */
export const keepClaim = ({ db, clock }: DeliverDeps, held: Delivery): Promise<boolean> =>
  renewLease(db, held, clock.now() + LEASE);

/** The same, and forgets in the same commit what it was composed of, of which nothing may have been sent. */
export const composeAnew = ({ db, clock }: DeliverDeps, held: Delivery): Promise<boolean> =>
  inTransaction(db, async (inside) => {
    const isOurs = await renewLease(inside, held, clock.now() + LEASE);
    if (isOurs) await takeApart(inside, held.key);
    return isOurs;
  });

/** The same as the first, and notes in the same commit that the part may have been sent from now on. */
export const claimForSending = (
  { db, clock }: DeliverDeps,
  held: Delivery,
  part: DeliveryPart,
): Promise<boolean> =>
  inTransaction(db, async (inside) => {
    const now = clock.now();
    const isOurs = await renewLease(inside, held, now + LEASE);
    if (isOurs) await markSending(inside, part, now);
    return isOurs;
  });
