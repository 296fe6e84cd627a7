// Brings planned digests to their places: claim, compose, send part by part, settle. Whatever happens in between,
// the rows say what may have been sent, and the platform is asked before anything is sent again.
import { type MessageRef, platformOf } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import { comesOn, type Subscription } from '../domain/subscription.ts';
import { type Delivery, foldEarlier, giveBack, waitingPlatforms } from '../store/deliveries.ts';
import { type DeliveryPart, partsOf, saveParts } from '../store/delivery-parts.ts';
import { composeAnew, keepClaim } from './claim.ts';
import { completeLater } from './complete-later.ts';
import { compose } from './compose.ts';
import type { DeliverDeps } from './deps.ts';
import { endedByAge, fold, settle, settleWithGap } from './end.ts';
import { carrierOf } from './followed.ts';
import { closedUntil, type DelivererDeps, type Delivering, refused, retryLater } from './hold-back.ts';
import { createLane } from './lane.ts';
import type { Digest } from './part-message.ts';
import { REFUSED, sendPart, UNKNOWN } from './send-part.ts';

/** How soon a digest asks again whether the one before it has ended. */
const EARLIER_WAIT = 2 * 60_000;

/**
 * Gives the function that sends all that can be sent now, each platform's beside the others', whoever called for them. It
 * resolves when nothing more is free to claim and all that was claimed is done.
 */
export function createDeliverer(outside: DelivererDeps): () => Promise<void> {
  const deps: Delivering = { ...outside, shutOut: new Map() };
  const lanes = new Map<string, () => Promise<void>>();
  return async () => {
    for (const name of await waitingPlatforms(deps.db))
      if (!lanes.has(name))
        lanes.set(
          name,
          createLane(deps, name, (held, own) => deliver(deps, held, own)),
        );
    // What another call has claimed is waited for too.
    await Promise.all([...lanes.values()].map((sendDue) => sendDue()));
  };
}

async function deliver(deps: Delivering, held: Delivery, own: Subscription | null): Promise<void> {
  try {
    const subscription = await carrierOf(deps, held, own);
    if (!subscription || !isWanted(held, subscription)) return await endUnwanted(deps, held, subscription);
    const known = { held, subscription, parts: await wantedParts(deps, held, subscription) };
    if (await endedByAge(deps, known)) return;
    const closed = await closedUntil(deps, subscription.workspace);
    if (closed) return void (await giveBack(deps.db, held, closed.until, closed.code));
    const isAnew = saysNothingYet(known);
    if (isAnew && !(await composeAnew(deps, held))) return;
    const isComposed = known.parts.length > 0 && !isAnew;
    const composed = isComposed ? known : await composedNow(deps, held, subscription);
    if (composed) await sendParts(deps, composed);
  } catch (error) {
    deps.log.error({ err: error, delivery: held.key }, 'delivery failed');
    await retryLater(deps, held, 'internal', null).catch((again: unknown) =>
      deps.log.error({ err: again, delivery: held.key }, 'delivery keeps its claim until that runs out'),
    );
  }
}

// A header that stands becomes final whoever wants no more digests; where we were shut out nothing is asked.
const isWanted = ({ kind }: Delivery, { state, reason }: Subscription): boolean =>
  state === 'active' || (kind === 'final' && reason === null);

// Of one that had begun the next shows what it lacked, should it go on.
async function endUnwanted(
  deps: DeliverDeps,
  held: Delivery,
  subscription: Subscription | null,
): Promise<void> {
  const reason = subscription?.state === 'paused' ? 'it was paused' : 'not subscribed';
  const parts = await partsOf(deps.db, held.key);
  if (parts.every(({ state }) => state === 'waiting')) await settle(deps, held, 'skipped', reason);
  else await settle(deps, held, 'failed', `${reason} before it was whole`);
}

/** Only that there is nothing, and nobody has read it: by now there may be something. */
const saysNothingYet = ({ held, parts }: Pick<Digest, 'held' | 'parts'>): boolean =>
  held.kind !== 'final' &&
  parts.length > 0 &&
  parts.every(({ state, paper_id }) => state === 'waiting' && paper_id === null);

/** Without the posts that were composed before somebody has paused it. */
async function wantedParts({ db }: DeliverDeps, { key }: Delivery, { state }: Subscription) {
  const known = await partsOf(db, key);
  return known.filter((part) => state === 'active' || part.kind !== 'paper' || isOver(part));
}

async function composedNow(
  deps: Delivering,
  held: Delivery,
  subscription: Subscription,
): Promise<Omit<Digest, 'deps'> | null> {
  const { db, clock } = deps;
  // Made weekly while it waited for its list, it comes on its day.
  if (held.kind === 'digest' && !comesOn(subscription.cadence, held.local_day)) {
    await fold(deps, held);
    return null;
  }
  if (held.kind === 'digest' && !(await foldEarlier(db, held, clock.now()))) {
    await giveBack(db, held, clock.now() + EARLIER_WAIT, 'the one before is not whole yet');
    return null;
  }
  const composition = await compose(deps, held, subscription);
  if (composition.kind === 'wait') {
    await giveBack(db, held, clock.now() + composition.forMs, composition.reason);
    return null;
  }
  if (composition.kind === 'skip') {
    await settle(deps, held, 'skipped', composition.reason);
    return null;
  }
  const { composed } = composition;
  const saved = await saveParts(db, { held, place: subscription.place, composed });
  if (saved === 'again') return composedNow(deps, held, subscription);
  if (saved === 'taken') return null;
  const days = JSON.stringify(composed.days);
  return {
    held: { ...held, source: composed.source, days },
    subscription,
    parts: await partsOf(db, held.key),
  };
}

async function sendParts(deps: Delivering, digest: Omit<Digest, 'deps'>): Promise<void> {
  const { held, subscription, parts } = digest;
  const platform = deps.platforms.get(platformOf(subscription.place));
  if (!platform) return retryLater(deps, held, 'platform not connected', null);
  let header = await headerOf(deps, digest);
  if (header !== null) await completeLater(deps, digest);
  let gap = gapIn(parts);
  let pause = 0;
  for (const part of parts) {
    if (part.kind === 'named' || isOver(part)) continue;
    if (pause > 0) await deps.clock.sleep(pause);
    if (deps.stopping.aborted) return void (await giveBack(deps.db, held, deps.clock.now(), 'stopped'));
    if (part.position > 0 && header === null) break;
    // To look for what may have been sent takes time; whatever is sent renews the claim by itself.
    if (part.state === 'sending' && !(await keepClaim(deps, held))) return;
    const outcome = await sendPart({ deps, ...digest, platform, part, header });
    if (outcome === 'taken') return;
    if (outcome === 'stale') return fold(deps, held);
    if (outcome instanceof DeliveryError) return refused(deps, digest, outcome);
    if ('lost' in outcome) gap ??= outcome.lost;
    if (part.position === 0) {
      header = 'lost' in outcome ? null : outcome.sent;
      if (header !== null) await completeLater(deps, digest);
    }
    pause = platform.paceMs;
  }
  const state = header === null ? 'failed' : 'sent';
  // Whoever has paused it does not want to hear of it.
  if (gap === null || subscription.state !== 'active') return void (await settle(deps, held, state, gap));
  await settleWithGap(deps, digest, state, {
    kind: state === 'failed' ? 'missing' : 'not whole',
    reason: gap,
  });
}

/** What an earlier try has left out; why in particular, only that try knew. */
function gapIn(parts: readonly DeliveryPart[]): string | null {
  if (parts.some(({ state }) => state === 'unknown')) return UNKNOWN;
  return parts.some(({ state }) => state === 'failed') ? REFUSED : null;
}

const isOver = ({ state }: DeliveryPart): boolean =>
  state === 'sent' || state === 'failed' || state === 'unknown';

async function headerOf(
  deps: DeliverDeps,
  { held, parts }: Omit<Digest, 'deps'>,
): Promise<MessageRef | null> {
  const ones = held.follows === null ? parts : await partsOf(deps.db, held.follows);
  return ones[0]?.message ?? null;
}
