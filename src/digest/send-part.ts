// One message of a digest: looked for where it may stand already, sent, and noted; each step in its own commit.
import type { Message } from '../chat/message.ts';
import type { Platform, SendOptions } from '../chat/platform.ts';
import type { MessageRef } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import { usefulFor } from '../domain/subscription.ts';
import { type DeliveryPart, markLost, markSent, markWaiting, partsOf } from '../store/delivery-parts.ts';
import { notePost } from '../store/posts.ts';
import { notePublication } from '../store/publications.ts';
import { inTransaction } from '../store/transaction.ts';
import { asComposed } from './as-composed.ts';
import { claimForSending, keepClaim } from './claim.ts';
import { lookFor } from './look.ts';
import { type Digest, partMessage } from './part-message.ts';

export interface PartJob extends Digest {
  readonly platform: Platform;
  readonly part: DeliveryPart;
  /** The header as it stands; null while there is none. */
  readonly header: MessageRef | null;
}

/**
 * `lost` (why): this part is given up and the rest goes on; `taken`: the delivery is somebody else's by now; `stale`: it
 * has not begun and its time is long over; an error: the
 * whole delivery waits or ends.
 */
export type PartOutcome =
  | { readonly sent: MessageRef }
  | { readonly lost: string }
  | 'taken'
  | 'stale'
  | DeliveryError;

/** Reasons without a code of the platform: it may have arrived and nobody can look; it was refused some other time. */
export const UNKNOWN = 'not confirmed';
export const REFUSED = 'refused';

/** Pauses up to this are waited for within a claim; together they stay well under the lease. */
const SHORT_PAUSE = 15_000;
const SHORT_TRIES = 3;

export async function sendPart(given: PartJob): Promise<PartOutcome> {
  const job = { ...given, subscription: await asComposed(given.deps.db, given) };
  try {
    return await (job.part.kind === 'edit' ? editHeader(job) : sendOnce(job));
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return refused(job, error);
  }
}

async function sendOnce(job: PartJob): Promise<PartOutcome> {
  const { part, subscription } = job;
  const options = optionsOf(job);
  const before = await alreadySent(job, options);
  if (before === 'unknown') return lost(job, 'unknown', UNKNOWN);
  if (before !== null) return remember(job, before, options);
  if (isStale(job)) return 'stale';
  const message = await partMessage(job, part);
  const sent = await patiently(job, () => job.platform.send(subscription.place, message, options));
  return sent === 'taken' ? sent : remember(job, sent.given, options);
}

const isStale = ({ deps, held, part, subscription }: PartJob): boolean =>
  part.position === 0 &&
  held.kind === 'digest' &&
  deps.clock.now() - held.due_at > usefulFor(subscription.cadence);

// To edit twice does no harm, so nothing is looked for.
async function editHeader(job: PartJob): Promise<PartOutcome> {
  const { part, header, platform } = job;
  if (header === null) return lost(job, 'failed', REFUSED);
  const message: Message = await partMessage(job, part);
  try {
    const edited = await patiently(job, () => platform.edit(header, message));
    return edited === 'taken' ? edited : remember(job, header);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Deleted, or too old to be edited: the digest has come all the same, and what is new still joins it.
    await refused(job, error);
    return { sent: header };
  }
}

const isRefusal = (error: unknown): error is DeliveryError =>
  error instanceof DeliveryError && (error.kind === 'ours' || error.kind === 'shape');

function optionsOf({ held, part, header, subscription }: PartJob): SendOptions {
  const key = `${held.key}-${part.position}`;
  const inThread = part.kind === 'paper' && subscription.layout === 'thread';
  return inThread && header !== null ? { key, under: header } : { key };
}

// A short pause that the platform asks for is kept here and now; a long one gives the delivery back.
async function patiently<T>(
  { deps, held, part }: PartJob,
  send: () => Promise<T>,
): Promise<{ readonly given: T } | 'taken'> {
  for (let tries = 1; ; tries++) {
    // A look back or a pause may have lasted as long as the claim.
    const isOurs = tries === 1 ? await claimForSending(deps, held, part) : await keepClaim(deps, held);
    if (!isOurs) return 'taken';
    try {
      return { given: await send() };
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.kind !== 'wait') throw error;
      const pause = error.retryAfterMs ?? Number.POSITIVE_INFINITY;
      if (pause > SHORT_PAUSE || tries === SHORT_TRIES || deps.stopping.aborted) throw error;
      await deps.clock.sleep(pause);
    }
  }
}

// A part that may have been sent is looked for first; only a surely absent one is sent again.
async function alreadySent(
  { part, platform, subscription }: PartJob,
  options: SendOptions,
): Promise<MessageRef | 'unknown' | null> {
  if (part.state !== 'sending' || part.tried_at === null) return null;
  const found = await lookFor(platform, { place: subscription.place, options, since: part.tried_at }).catch(
    stillOpen,
  );
  if (found === 'absent') return null;
  return found === 'unknown' ? 'unknown' : found.found;
}

// Whatever kept the platform from saying whether it has the message, the message may stand there as before.
function stillOpen(error: unknown): never {
  if (!(error instanceof DeliveryError) || error.kind === 'workspace') throw error;
  const { code, retryAfterMs } = error;
  throw new DeliveryError('ambiguous', code, {
    cause: error,
    ...(retryAfterMs !== null && { retryAfterMs }),
  });
}

async function remember(
  job: PartJob,
  message: MessageRef,
  sending?: SendOptions,
): Promise<{ readonly sent: MessageRef }> {
  const { deps, part, platform, subscription } = job;
  const { workspace, place } = subscription;
  const now = deps.clock.now();
  const post = { message, workspace, place, papers: await papersShown(job) };
  const isPublic = sending !== undefined && sending.under === undefined && platform.publishes(place);
  await inTransaction(deps.db, async (inside) => {
    await notePost(inside, post, now);
    if (isPublic) await notePublication(inside, post, now);
    await markSent(inside, part, message, now);
  });
  return { sent: message };
}

// A header shows all its papers; what came later has the next numbers.
async function papersShown({ deps, held, part, parts }: PartJob): Promise<string[]> {
  if (part.kind === 'paper') return part.paper_id === null ? [] : [part.paper_id];
  const before = held.follows === null ? [] : await partsOf(deps.db, held.follows);
  return [...before, ...parts].flatMap(({ paper_id }) => paper_id ?? []);
}

async function refused(job: PartJob, error: DeliveryError): Promise<PartOutcome> {
  const { deps, held, part } = job;
  const { kind, code, missing } = error;
  deps.log.warn({ delivery: held.key, position: part.position, kind, code, missing }, 'part not sent');
  if (kind === 'shape' || kind === 'ours') return lost(job, 'failed', code);
  // What may have been sent before stays so, whatever became of this try.
  if (kind !== 'ambiguous' && part.state === 'waiting') await markWaiting(deps.db, part);
  return error;
}

async function lost(
  { deps, part }: PartJob,
  state: 'unknown' | 'failed',
  reason: string,
): Promise<{ readonly lost: string }> {
  await markLost(deps.db, part, state);
  return { lost: reason };
}
