// How a delivery ends: sent, skipped or failed; whoever made the digest is to be told where something is missing.
import { usefulFor } from '../domain/subscription.ts';
import { type Delivery, JOINED, settleDelivery } from '../store/deliveries.ts';
import { markLost } from '../store/delivery-parts.ts';
import { addNotice, type Notice } from '../store/notices.ts';
import { inTransaction } from '../store/transaction.ts';
import type { DeliverDeps } from './deps.ts';
import type { Digest } from './part-message.ts';
import { REFUSED, UNKNOWN } from './send-part.ts';

/** How much longer than it is useful a digest that has begun is tried, ms: the next one waits for it. */
const GRACE = 86_400_000;

/** `reason`: a code; null where nothing is missing. Resolves to false where the claim was lost, so that nothing changed. */
export async function settle(
  { db, clock, log }: DeliverDeps,
  held: Delivery,
  state: 'sent' | 'skipped' | 'failed',
  reason: string | null,
): Promise<boolean> {
  const ours = await settleDelivery(db, held, { state, reason }, clock.now());
  log.info({ delivery: held.key, state, reason, ours }, ours ? 'delivery settled' : 'claim was lost');
  return ours;
}

/** The same, in one commit with the notice of what is missing; to a person alone there is no second way to tell it. */
export async function settleWithGap(
  deps: DeliverDeps,
  { held, subscription }: Pick<Digest, 'held' | 'subscription'>,
  state: 'sent' | 'failed',
  gap: Pick<Notice, 'kind' | 'reason'>,
): Promise<void> {
  await inTransaction(deps.db, async (inside) => {
    const ours = await settle({ ...deps, db: inside }, held, state, gap.reason);
    if (ours && !subscription.personal) await addNotice(inside, subscription, gap, deps.clock.now());
  });
}

/** Too old to be sent: what it would have shown is part of the next, as if this one had not been composed. */
export async function fold({ db, clock }: DeliverDeps, held: Delivery): Promise<void> {
  await settleDelivery(db, held, { state: 'skipped', reason: JOINED, days: '[]' }, clock.now());
}

/**
 * Ends what has not begun in time: it is part of the next digest. What has begun holds the next one up, so that it ends
 * some day, too: then the next shows what this one has not. A header that stands becomes final as long as its list may
 * be waited for, and a day more. False where it is young enough.
 */
export async function endedByAge(deps: DeliverDeps, digest: Omit<Digest, 'deps'>): Promise<boolean> {
  const { held, subscription, parts } = digest;
  const isFinal = held.kind === 'final';
  const late = deps.clock.now() - (isFinal ? held.deadline : held.due_at + usefulFor(subscription.cadence));
  const hasBegun = isFinal || parts.some(({ state }) => state !== 'waiting');
  if (late <= (hasBegun ? GRACE : 0)) return false;
  if (hasBegun) await giveUp(deps, digest);
  else await fold(deps, held);
  return true;
}

async function giveUp(deps: DeliverDeps, { held, subscription, parts }: Omit<Digest, 'deps'>): Promise<void> {
  const open = parts.filter(({ state }) => state === 'sending');
  for (const part of open) await markLost(deps.db, part, 'unknown');
  const reason = open.length > 0 ? UNKNOWN : (held.reason ?? REFUSED);
  if (held.kind === 'final') return void (await settle(deps, held, 'failed', reason));
  const kind = parts.some(({ state }) => state === 'sent') ? 'not whole' : 'missing';
  await settleWithGap(deps, { held, subscription }, 'failed', { kind, reason });
}
