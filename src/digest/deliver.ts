// Brings planned digests to their places: claim, choose, send part by part, settle. Whatever happens in between,
// the rows say what may have been sent, and the platform is asked before anything is sent again.
import type { Message } from '../chat/message.ts';
import type { Platform, SendOptions } from '../chat/platform.ts';
import { type MessageRef, platformOf } from '../chat/refs.ts';
import type { Day } from '../domain/edition.ts';
import { DeliveryError } from '../domain/errors.ts';
import type { Subscription } from '../domain/subscription.ts';
import { factsFor } from '../editions.ts';
import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import {
  claimDelivery,
  type Delivery,
  type DeliveryPart,
  giveBack,
  markLost,
  markSending,
  markSent,
  markWaiting,
  partsOf,
  renewLease,
  saveParts,
  settleDelivery,
} from '../store/deliveries.ts';
import { papersById } from '../store/papers.ts';
import { savePost } from '../store/posts.ts';
import { pauseSubscription, pauseWorkspace, subscriptionById } from '../store/subscriptions.ts';
import { digestHeader } from '../views/digest.ts';
import { paperPost } from '../views/paper.ts';
import { chooseDigest } from './choose.ts';

/** Longer than a send, a look back and a second send with all their time limits. */
const LEASE = 120_000;
/** How soon a late list is looked for again. */
const LIST_WAIT = 5 * 60_000;
/** Pauses up to this are waited for within a claim; together they stay well under the lease. */
const SHORT_PAUSE = 15_000;
const SHORT_TRIES = 3;
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 15 * 60_000;
const MOST_ATTEMPTS = 100;

export interface DeliverDeps {
  readonly db: Database;
  readonly source: Source;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process among those that share the database. */
  readonly holder: string;
  /** A number from 0 to 1, to spread retries. */
  readonly chance: () => number;
  /** Aborted when the program stops: the part under way is finished, the rest waits for the next start. */
  readonly stopping: AbortSignal;
}

/** Sends all that can be sent now, places beside one another. Resolves when nothing more is free to claim. */
export async function deliverDue(deps: DeliverDeps): Promise<void> {
  const underWay: Promise<void>[] = [];
  while (!deps.stopping.aborted) {
    const now = deps.clock.now();
    const claimed = await claimDelivery(deps.db, deps.holder, now, now + LEASE);
    if (!claimed) break;
    underWay.push(deliver(deps, claimed));
  }
  await Promise.all(underWay);
}

async function deliver(deps: DeliverDeps, held: Delivery): Promise<void> {
  try {
    const subscription = await subscriptionById(deps.db, held.subscription_id);
    if (subscription?.state !== 'active') return settle(deps, held, 'skipped', 'not subscribed');
    if (held.attempts > MOST_ATTEMPTS) return settle(deps, held, 'failed', 'too many attempts');
    const digest = await chosenDigest(deps, held, subscription);
    if (digest) await sendParts({ deps, held, subscription, ...digest });
  } catch (error) {
    deps.log.error({ err: error, delivery: held.key }, 'delivery failed');
    await retryLater(deps, held, 'internal', null);
  }
}

// Fixes what is sent at the first claim, so that a second one does not choose again.
async function chosenDigest(
  deps: DeliverDeps,
  held: Delivery,
  subscription: Subscription,
): Promise<Pick<DigestJob, 'day' | 'parts'> | null> {
  const chosen = await partsOf(deps.db, held.key);
  if (chosen.length > 0 && held.day !== null) return { day: held.day, parts: chosen };
  const now = deps.clock.now();
  const choice = await chooseDigest(deps.db, deps.source, subscription, { now, deadline: held.deadline });
  if (choice.kind === 'wait') {
    await giveBack(deps.db, held, now + LIST_WAIT, choice.reason);
    return null;
  }
  if (choice.kind === 'skip') {
    await settle(deps, held, 'skipped', choice.reason);
    return null;
  }
  const { edition, papers } = choice;
  await saveParts(deps.db, held, { source: deps.source.name, day: edition.day, papers });
  return { day: edition.day, parts: await partsOf(deps.db, held.key) };
}

interface DigestJob {
  readonly deps: DeliverDeps;
  readonly held: Delivery;
  readonly subscription: Subscription;
  readonly day: Day;
  readonly parts: readonly DeliveryPart[];
}

async function sendParts(digest: DigestJob): Promise<void> {
  const { deps, held, subscription, parts } = digest;
  const platform = deps.platforms.get(platformOf(subscription.place));
  if (!platform) return retryLater(deps, held, 'platform not connected', null);
  let header = parts[0]?.message ?? null;
  let pause = 0;
  for (const part of parts) {
    if (part.state === 'sent' || part.state === 'failed' || part.state === 'unknown') continue;
    if (pause > 0) await deps.clock.sleep(pause);
    if (deps.stopping.aborted) return void (await giveBack(deps.db, held, deps.clock.now(), 'stopped'));
    if (!(await renewLease(deps.db, held, deps.clock.now() + LEASE))) return;
    const sent = await sendPart({ ...digest, platform, part, header });
    if (sent === 'stop') return;
    if (part.position === 0) header = sent;
    if (header === null) return settle(deps, held, 'failed', 'the header could not be sent');
    pause = platform.paceMs;
  }
  await settle(deps, held, 'sent', null);
}

interface PartJob extends DigestJob {
  readonly platform: Platform;
  readonly part: DeliveryPart;
  readonly header: MessageRef | null;
}

/** The message's reference; null: this part is given up, the rest goes on; `stop`: the delivery waits or is over. */
async function sendPart(job: PartJob): Promise<MessageRef | null | 'stop'> {
  const { deps, part } = job;
  const key = `${part.key}-${part.position}`;
  const options: SendOptions = job.header ? { key, under: job.header } : { key };
  try {
    const before = await alreadySent(job, options);
    if (before === 'unknown') return lost(job, 'unknown');
    await markSending(deps.db, part, deps.clock.now());
    const message = await partMessage(job);
    const ref = before ?? (await sendPatiently(job, message, options));
    await remember(job, ref);
    return ref;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return refused(job, error);
  }
}

// A short pause that the platform asks for is kept here and now; a long one gives the delivery back.
async function sendPatiently(
  { deps, platform, subscription }: PartJob,
  message: Message,
  options: SendOptions,
): Promise<MessageRef> {
  for (let tries = 1; ; tries++) {
    try {
      return await platform.send(subscription.place, message, options);
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.kind !== 'wait') throw error;
      const pause = error.retryAfterMs ?? Number.POSITIVE_INFINITY;
      if (pause > SHORT_PAUSE || tries === SHORT_TRIES || deps.stopping.aborted) throw error;
      await deps.clock.sleep(pause);
    }
  }
}

// A part that may have been sent is looked for first; only a surely absent one is sent again.
async function alreadySent(job: PartJob, options: SendOptions): Promise<MessageRef | 'unknown' | null> {
  const { part, platform, subscription } = job;
  if (part.state !== 'sending' || part.tried_at === null) return null;
  const found = await platform.find(subscription.place, options, part.tried_at);
  if (found === 'absent') return null;
  return found === 'unknown' ? 'unknown' : found.found;
}

async function remember({ deps, part, parts, subscription }: PartJob, message: MessageRef): Promise<void> {
  const shown = part.paper_id === null ? parts.flatMap((one) => one.paper_id ?? []) : [part.paper_id];
  const { workspace, place } = subscription;
  await savePost(deps.db, { message, workspace, place, papers: shown }, deps.clock.now());
  await markSent(deps.db, part, message);
}

async function partMessage({ deps, day, held, part, parts, subscription }: PartJob): Promise<Message> {
  if (part.paper_id !== null) {
    const [paper] = await papersById(deps.db, [part.paper_id]);
    if (!paper) throw new Error(`paper ${part.paper_id} is gone`);
    return paperPost(paper);
  }
  const now = deps.clock.now();
  const edition = await factsFor(deps.db, deps.source, day, now);
  if (!edition) throw new Error(`edition of delivery ${held.key} is gone`);
  const papers = await papersById(
    deps.db,
    parts.flatMap((one) => one.paper_id ?? []),
  );
  return digestHeader(edition, papers, now, subscription.zone);
}

async function refused(job: PartJob, error: DeliveryError): Promise<null | 'stop'> {
  const { deps, held, part, subscription } = job;
  const { kind, code } = error;
  deps.log.warn({ delivery: part.key, position: part.position, kind, code }, 'part not sent');
  if (kind === 'shape' || kind === 'ours') return lost(job, 'failed');
  if (kind !== 'ambiguous') await markWaiting(deps.db, part);
  if (kind === 'place') await pauseSubscription(deps.db, subscription.id, code);
  if (kind === 'workspace') await pauseWorkspace(deps.db, subscription.workspace, code);
  if (kind === 'place' || kind === 'workspace') await settle(deps, held, 'failed', code);
  else await retryLater(deps, held, code, error.retryAfterMs);
  return 'stop';
}

async function lost({ deps, part }: PartJob, state: 'unknown' | 'failed'): Promise<null> {
  await markLost(deps.db, part, state);
  return null;
}

async function retryLater(
  { db, clock, chance }: DeliverDeps,
  held: Delivery,
  reason: string,
  retryAfterMs: number | null,
): Promise<void> {
  const backOff = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(held.attempts - 1, 10));
  const wait = Math.max(retryAfterMs ?? 0, retryAfterMs === null ? backOff : 0);
  await giveBack(db, held, clock.now() + Math.round(wait * (1 + chance() / 4)), reason);
}

async function settle(
  { db, clock, log }: DeliverDeps,
  held: Delivery,
  state: 'sent' | 'skipped' | 'failed',
  reason: string | null,
): Promise<void> {
  const ours = await settleDelivery(db, held, { state, reason }, clock.now());
  log.info({ delivery: held.key, state, reason, ours }, ours ? 'delivery settled' : 'claim was lost');
}
