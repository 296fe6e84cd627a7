// Tells the one who made a subscription that it has stopped: by direct message, once.
import { platformOf } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import type { Subscription } from '../domain/subscription.ts';
import { takeUntold } from '../store/subscriptions.ts';
import { stoppedMessage } from '../views/subscription.ts';
import type { DeliverDeps } from './deps.ts';

/** Who cannot be reached finds the reason in `status` and `subscriptions`. */
export async function tellMakers(deps: DeliverDeps): Promise<void> {
  for (;;) {
    const stopped = await takeUntold(deps.db);
    if (!stopped) return;
    await tell(deps, stopped);
  }
}

async function tell({ platforms, clock, log, newKey }: DeliverDeps, stopped: Subscription): Promise<void> {
  const platform = platforms.get(platformOf(stopped.madeBy));
  try {
    const place = await platform?.direct(stopped.madeBy);
    if (place) await platform?.send(place, stoppedMessage(stopped, clock.now()), { key: newKey() });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    log.warn({ subscription: stopped.id, code: error.code }, 'its maker could not be told that it stopped');
  }
}
