// What is not sent now but later, or no more: pauses that a platform wants, faults that pass, places that shut us out.
import type { WorkspaceRef } from '../chat/refs.ts';
import type { DeliveryError } from '../domain/errors.ts';
import { type Delivery, giveBack } from '../store/deliveries.ts';
import { isRemoved } from '../store/removals.ts';
import { pauseFollows, stopSubscription } from '../store/subscriptions.ts';
import { inTransaction } from '../store/transaction.ts';
import type { DeliverDeps } from './deps.ts';
import { settle } from './end.ts';
import type { Digest } from './part-message.ts';

const MINUTE = 60_000;
/** A fault that outlasts so many attempts is none of a moment: it is tried again with the minutes. */
const MOST_SOON = 5;
const FIRST_RETRY = 5_000;
/**
 * A platform may still do what we have given up. It is asked so much later whether it has, ms: no number is documented, and
 * this is twice the time for which a send is waited for on Slack, which knows no key of ours that would keep a second one out.
 */
const ON_ITS_WAY = 20_000;
const LONGEST_RETRY = 15 * 60_000;
/** How soon we look whether somebody has granted us what we lack, or lets us in again. */
const RIGHTS_WAIT = 15 * 60_000;

export interface DelivererDeps extends DeliverDeps {
  /** Called with a pause, ms, that is over before the next minute begins: something can be sent again then. */
  readonly wakeIn: (ms: number) => void;
}

export interface Delivering extends DelivererDeps {
  /** Workspaces that do not take us: until when nothing is sent there, and the platform's reason. */
  readonly shutOut: Map<WorkspaceRef, Closed>;
}

interface Closed {
  /** Epoch ms. */
  readonly until: number;
  readonly code: string;
}

/** Null where the workspace is open to us. */
export async function closedUntil(
  { db, clock, shutOut }: Delivering,
  workspace: WorkspaceRef,
): Promise<Closed | null> {
  const now = clock.now();
  if (await isRemoved(db, workspace)) return { until: now + RIGHTS_WAIT, code: 'removed' };
  const closed = shutOut.get(workspace);
  if (closed && closed.until > now) return closed;
  shutOut.delete(workspace);
  return null;
}

/** After an error of the platform: the delivery waits, or ends with its subscription. */
export async function refused(
  deps: Delivering,
  digest: Omit<Digest, 'deps'>,
  { kind, code, retryAfterMs, missing }: DeliveryError,
): Promise<void> {
  const { db, clock, log, shutOut } = deps;
  const { held, subscription } = digest;
  if (kind === 'place')
    return inTransaction(db, async (inside) => {
      await stopSubscription(inside, subscription, code, clock.now());
      if (subscription.personal) await pauseFollows(inside, subscription.place, code);
      await settle({ ...deps, db: inside }, held, 'failed', code);
    });
  if (kind !== 'rights' && kind !== 'workspace')
    return retryLater(deps, held, code, retryAfterMs, {
      tries: triesOf(digest, clock.now()),
      soonest: kind === 'ambiguous' ? ON_ITS_WAY : 0,
    });
  log.error({ delivery: held.key, code, missing }, 'a right is missing');
  if (kind === 'workspace') shutOut.set(subscription.workspace, { until: clock.now() + RIGHTS_WAIT, code });
  await retryLater(deps, held, [code, missing].join(' ').trim(), RIGHTS_WAIT);
}

// How often its messages have been tried; that a digest was claimed to wait for its list is no trouble of theirs. A look
// that fails is no new try of a message: there the time since the first one counts.
function triesOf({ held, parts }: Omit<Digest, 'deps'>, now: number): number {
  const open = parts.filter(({ state }) => state === 'waiting' || state === 'sending');
  const tries = 1 + Math.max(0, ...open.map(({ attempts }) => attempts));
  const unsure = open.flatMap(({ state, tried_at: at }) => (state === 'sending' && at !== null ? [at] : []));
  const lasted = now - Math.min(now, ...unsure);
  return Math.min(
    held.attempts,
    Math.max(tries, 1 + Math.ceil(Math.log2(Math.max(1, lasted / FIRST_RETRY)))),
  );
}

/** Gives the delivery back for the time that the platform wants, or for longer and longer. */
export async function retryLater(
  { db, clock, chance, wakeIn }: Delivering,
  held: Delivery,
  reason: string,
  retryAfterMs: number | null,
  { tries = held.attempts, soonest = 0 }: { readonly tries?: number; readonly soonest?: number } = {},
): Promise<void> {
  const backOff = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(tries - 1, 10));
  const wait = Math.round(Math.max(retryAfterMs ?? backOff, soonest) * (1 + chance() / 4));
  await giveBack(db, held, clock.now() + wait, reason);
  if (wait < MINUTE && tries <= MOST_SOON) wakeIn(wait);
}
