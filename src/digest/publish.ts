// Publishes what digests have posted where others follow from elsewhere: after any restart, and as many an hour as the
// platform takes.
import { platformOf } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import {
  endPublication,
  endPublicationsIn,
  type Publication,
  putOffPublications,
  takePublication,
} from '../store/publications.ts';
import type { DeliverDeps } from './deps.ts';

/** Longer than a platform may take. */
const LEASE = 120_000;
const RETRY = 60_000;
/** What could not be published in a day is no news any more, ms. */
const USEFUL = 86_400_000;

/** All that may be published now. Never rejects for a platform's fault. */
export async function publishPosts(deps: DeliverDeps): Promise<void> {
  while (!deps.stopping.aborted) {
    const now = deps.clock.now();
    const taken = await takePublication(deps.db, now, now + LEASE);
    if (!taken) return;
    await publish(deps, taken);
  }
}

async function publish(deps: DeliverDeps, taken: Publication): Promise<void> {
  const { db, clock, log, platforms } = deps;
  const { message, place, posted_at } = taken;
  const platform = platforms.get(platformOf(place));
  try {
    if (clock.now() - posted_at > USEFUL) throw new DeliveryError('ours', 'too old');
    if (!platform) throw new DeliveryError('wait', 'platform not connected');
    await platform.publish(message);
    await endPublication(db, message);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const { kind, code } = error;
    log.warn({ message, kind, code }, 'posted, but not published');
    await afterRefusal(deps, taken, error);
  }
}

// Whoever refuses one message of a channel for now, or for good, would refuse the others too.
async function afterRefusal(
  { db, clock }: DeliverDeps,
  { message, place }: Publication,
  { kind, retryAfterMs }: DeliveryError,
): Promise<void> {
  if (kind === 'wait' || kind === 'ambiguous' || kind === 'rights')
    return putOffPublications(db, place, clock.now() + (retryAfterMs ?? RETRY));
  if (kind === 'place' || kind === 'workspace') return endPublicationsIn(db, place);
  await endPublication(db, message);
}
