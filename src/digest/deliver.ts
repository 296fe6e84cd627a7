// Brings planned digests to their places: claim, compose, send part by part, settle. Whatever happens in between,
// the rows say what may have been sent, and the platform is asked before anything is sent again.
import { setImmediate } from 'node:timers/promises';
import { type MessageRef, type PlaceRef, platformOf } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import type { Subscription } from '../domain/subscription.ts';
import { listDayAt } from '../editions.ts';
import {
  claimDelivery,
  type Delivery,
  type DeliveryPart,
  daysOf,
  foldEarlier,
  giveBack,
  JOINED,
  partsOf,
  planDelivery,
  saveParts,
  settleDelivery,
} from '../store/deliveries.ts';
import { editionOf } from '../store/editions.ts';
import { isRemoved } from '../store/removals.ts';
import { pauseSubscription, pauseWorkspace, subscriptionById } from '../store/subscriptions.ts';
import { keepClaim, LEASE } from './claim.ts';
import { compose } from './compose.ts';
import { type DeliverDeps, sourceNamed } from './deps.ts';
import type { Digest } from './part-message.ts';
import { REFUSED, sendPart, UNKNOWN } from './send-part.ts';
import { tellOfGap } from './tell.ts';

/** Places that are served beside one another; more would only wait for each other within their time limits. */
const MOST_AT_ONCE = 500;
/** How long claims may hold up everything else, ms. */
const CLAIMING = 20;
const MINUTE = 60_000;
/** A fault that outlasts so many attempts is none of a moment: it is tried again with the minutes. */
const MOST_SOON = 5;
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 15 * 60_000;
const MOST_ATTEMPTS = 100;
/** After its closing time a list is looked at for so long before a digest of it stays uncompleted. */
const CLOSING_PATIENCE = 26 * 3_600_000;
const A_LITTLE_LATER = 10 * 60_000;
/** How soon a digest asks again whether the one before it has ended. */
const EARLIER_WAIT = 2 * 60_000;
/** How soon we look whether somebody has granted us what we lack. */
const RIGHTS_WAIT = 15 * 60_000;

export interface DelivererDeps extends DeliverDeps {
  /** Called with a pause, ms, that is over before the next minute begins: something can be sent again then. */
  readonly wakeIn: (ms: number) => void;
}

/**
 * Gives the function that sends all that can be sent now: places beside one another, the digests of one place after one
 * another, whoever called for them. It resolves when nothing more is free to claim and all that was claimed is done.
 */
export function createDeliverer(deps: DelivererDeps): () => Promise<void> {
  const lastOf = new Map<PlaceRef, Promise<void>>();

  function inTurn(place: PlaceRef, work: () => Promise<void>): Promise<void> {
    const turn = (lastOf.get(place) ?? Promise.resolve()).then(work).finally(() => {
      if (lastOf.get(place) === turn) lastOf.delete(place);
    });
    lastOf.set(place, turn);
    return turn;
  }

  async function claimAll(): Promise<void> {
    let since = deps.clock.now();
    while (!deps.stopping.aborted) {
      if (lastOf.size >= MOST_AT_ONCE) await Promise.race(lastOf.values());
      const now = deps.clock.now();
      // The network has its say in between: a thousand claims in one go, and the first answers would come too late.
      if (now - since >= CLAIMING) {
        await setImmediate();
        since = deps.clock.now();
      }
      const held = await claimDelivery(deps.db, deps.holder, now, now + LEASE);
      if (!held) return;
      const subscription = await subscriptionById(deps.db, held.subscription_id);
      void inTurn(subscription?.place ?? held.key, () => deliver(deps, held, subscription));
    }
  }

  const claiming = new Set<Promise<void>>();
  return async function deliverDue() {
    const claims = claimAll().finally(() => claiming.delete(claims));
    claiming.add(claims);
    // What another call has claimed is waited for too.
    await Promise.all(claiming);
    await Promise.all(lastOf.values());
  };
}

async function deliver(
  deps: DelivererDeps,
  held: Delivery,
  subscription: Subscription | null,
): Promise<void> {
  try {
    if (subscription?.state !== 'active') return void (await settle(deps, held, 'skipped', 'not subscribed'));
    if (await isRemoved(deps.db, subscription.workspace))
      return void (await settle(deps, held, 'skipped', 'removed'));
    if (held.attempts > MOST_ATTEMPTS) return void (await settle(deps, held, 'failed', 'too many attempts'));
    const parts = await composedParts(deps, held, subscription);
    if (parts) await sendParts(deps, { ...parts, subscription });
  } catch (error) {
    deps.log.error({ err: error, delivery: held.key }, 'delivery failed');
    await retryLater(deps, held, 'internal', null).catch((again: unknown) =>
      deps.log.error({ err: again, delivery: held.key }, 'delivery keeps its claim until that runs out'),
    );
  }
}

async function composedParts(
  deps: DeliverDeps,
  held: Delivery,
  subscription: Subscription,
): Promise<{ held: Delivery; parts: readonly DeliveryPart[] } | null> {
  const known = await partsOf(deps.db, held.key);
  if (known.length > 0) return { held, parts: known };
  if (held.kind === 'digest' && !(await foldEarlier(deps.db, held, deps.clock.now()))) {
    await giveBack(deps.db, held, deps.clock.now() + EARLIER_WAIT, 'the one before is not whole yet');
    return null;
  }
  const composition = await compose(deps, held, subscription);
  if (composition.kind === 'wait') {
    await giveBack(deps.db, held, deps.clock.now() + composition.forMs, composition.reason);
    return null;
  }
  if (composition.kind === 'skip') {
    await settle(deps, held, 'skipped', composition.reason);
    return null;
  }
  const { composed } = composition;
  if (!(await saveParts(deps.db, held, composed))) return null;
  const days = JSON.stringify(composed.days);
  return { held: { ...held, source: composed.source, days }, parts: await partsOf(deps.db, held.key) };
}

async function sendParts(deps: DelivererDeps, digest: Omit<Digest, 'deps'>): Promise<void> {
  const { held, subscription, parts } = digest;
  const platform = deps.platforms.get(platformOf(subscription.place));
  if (!platform) return retryLater(deps, held, 'platform not connected', null);
  let header = await headerOf(deps, digest);
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
    if (part.position === 0) header = 'lost' in outcome ? null : outcome.sent;
    pause = platform.paceMs;
  }
  if (header !== null) await completeLater(deps, digest);
  const ours = await settle(deps, held, header === null ? 'failed' : 'sent', gap);
  if (ours && gap !== null) await tellOfGap(deps, subscription, { reason: gap, whole: header === null });
}

// Too old to be sent: what it would have shown is part of the next, as if this one had not been composed.
async function fold({ db, clock }: DeliverDeps, held: Delivery): Promise<void> {
  await settleDelivery(db, held, { state: 'skipped', reason: JOINED, days: '[]' }, clock.now());
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

async function refused(
  deps: DelivererDeps,
  { held, subscription }: Omit<Digest, 'deps'>,
  { kind, code, retryAfterMs, missing }: DeliveryError,
): Promise<void> {
  if (kind === 'rights') {
    deps.log.error({ delivery: held.key, code, missing }, 'a right is missing');
    return retryLater(deps, held, [code, missing].join(' ').trim(), RIGHTS_WAIT);
  }
  if (kind === 'place') await pauseSubscription(deps.db, subscription.id, code);
  if (kind === 'workspace') await pauseWorkspace(deps.db, subscription.workspace, code);
  if (kind === 'place' || kind === 'workspace') return void (await settle(deps, held, 'failed', code));
  await retryLater(deps, held, code, retryAfterMs);
}

// A digest of a list that was still open is completed when the list has closed.
async function completeLater(
  { db, clock, sources, newKey }: DeliverDeps,
  { held, subscription }: Omit<Digest, 'deps'>,
): Promise<void> {
  const [day] = daysOf(held);
  if (held.kind !== 'digest' || subscription.personal || day === undefined) return;
  const source = sourceNamed(sources, subscription.source);
  const edition = await editionOf(db, source.name, day);
  if (edition?.state !== 'open' || day !== listDayAt(source, clock.now())) return;
  const at = source.hours(day).closesAt + A_LITTLE_LATER;
  const planned = { key: newKey(), subscriptionId: subscription.id, localDay: held.local_day };
  await planDelivery(
    db,
    {
      ...planned,
      kind: 'final',
      follows: held.key,
      notBefore: at,
      dueAt: at,
      deadline: at + CLOSING_PATIENCE,
    },
    clock.now(),
  );
}

async function retryLater(
  { db, clock, chance, wakeIn }: DelivererDeps,
  held: Delivery,
  reason: string,
  retryAfterMs: number | null,
): Promise<void> {
  const backOff = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(held.attempts - 1, 10));
  const wait = Math.round((retryAfterMs ?? backOff) * (1 + chance() / 4));
  await giveBack(db, held, clock.now() + wait, reason);
  if (wait < MINUTE && held.attempts <= MOST_SOON) wakeIn(wait);
}

async function settle(
  { db, clock, log }: DeliverDeps,
  held: Delivery,
  state: 'sent' | 'skipped' | 'failed',
  reason: string | null,
): Promise<boolean> {
  const ours = await settleDelivery(db, held, { state, reason }, clock.now());
  log.info({ delivery: held.key, state, reason, ours }, ours ? 'delivery settled' : 'claim was lost');
  return ours;
}
