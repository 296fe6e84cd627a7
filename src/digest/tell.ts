// Tells the one who made a subscription what went wrong with it: by direct message, once.
import type { Platform } from '../chat/platform.ts';
import { platformOf } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import { claimNotice, dropNotice, markTried, type Notice, postponeNotice } from '../store/notices.ts';
import { subscriptionById } from '../store/subscriptions.ts';
import { noticeMessage } from '../views/stopped.ts';
import { LEASE } from './claim.ts';
import type { DeliverDeps } from './deps.ts';
import { lookFor } from './look.ts';

const FIRST_RETRY = 60_000;
const LONGEST_RETRY = 3_600_000;
/** What could not be told for so long is no news any more, ms. */
const NEWS = 3 * 86_400_000;
/** Faults that pass; with any other, who cannot be reached finds the reason in `status` and `subscriptions`. */
const PASSING: readonly DeliveryError['kind'][] = ['wait', 'ambiguous', 'rights', 'workspace'];

/** Tells all that can be told now. */
export async function tellMakers(deps: DeliverDeps): Promise<void> {
  while (!deps.stopping.aborted) {
    const now = deps.clock.now();
    const notice = await claimNotice(deps.db, now, now + LEASE);
    if (!notice) return;
    await tell(deps, notice);
  }
}

async function tell(deps: DeliverDeps, notice: Notice): Promise<void> {
  const { db, platforms, clock } = deps;
  const subscription = await subscriptionById(db, notice.subscription_id);
  const isOver = subscription === null || (notice.kind === 'stopped' && subscription.state !== 'paused');
  if (isOver || clock.now() - notice.at > NEWS) return dropNotice(db, notice);
  const platform = platforms.get(platformOf(notice.person));
  try {
    if (!platform) throw new DeliveryError('wait', 'platform not connected');
    await sendOnce(deps, platform, { notice, message: noticeMessage(subscription, notice, clock.now()) });
    await dropNotice(db, notice);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    await refused(deps, notice, error);
  }
}

interface Telling {
  readonly notice: Notice;
  readonly message: ReturnType<typeof noticeMessage>;
}

// What may have arrived is looked for; where nobody can look it is not said a second time.
async function sendOnce(
  { db, clock }: DeliverDeps,
  platform: Platform,
  { notice, message }: Telling,
): Promise<void> {
  const { key, person, tried_at: triedAt } = notice;
  const place = await platform.direct(person);
  const found =
    triedAt === null ? 'absent' : await lookFor(platform, { place, options: { key }, since: triedAt });
  if (found !== 'absent') return;
  await markTried(db, notice, clock.now());
  await platform.send(place, message, { key });
}

async function refused({ db, clock, log }: DeliverDeps, notice: Notice, error: DeliveryError): Promise<void> {
  const { kind, code, retryAfterMs } = error;
  log.warn({ subscription: notice.subscription_id, kind, code }, 'its maker could not be told');
  if (!PASSING.includes(kind)) return dropNotice(db, notice);
  const backOff = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(notice.attempts - 1, 10));
  // Whether an earlier try has arrived is as open as before.
  const surelyNot = kind !== 'ambiguous' && notice.tried_at === null;
  await postponeNotice(db, notice, {
    notBefore: clock.now() + Math.max(retryAfterMs ?? 0, backOff),
    surelyNot,
  });
}
