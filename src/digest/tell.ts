// Tells the one who made a subscription what went wrong with it: by direct message, once.
import type { Message } from '../chat/message.ts';
import { platformOf } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import type { Subscription } from '../domain/subscription.ts';
import { takeUntold } from '../store/subscriptions.ts';
import { type Gap, gapMessage, stoppedMessage } from '../views/stopped.ts';
import type { DeliverDeps } from './deps.ts';

/** Of subscriptions that have stopped. Who cannot be reached finds the reason in `status` and `subscriptions`. */
export async function tellMakers(deps: DeliverDeps): Promise<void> {
  for (;;) {
    const stopped = await takeUntold(deps.db);
    if (!stopped) return;
    await tell(deps, stopped, stoppedMessage(stopped, deps.clock.now()));
  }
}

/** Of a digest that is not whole, or of which nobody can say whether it is; to a person alone there is no second way. */
export async function tellOfGap(deps: DeliverDeps, subscription: Subscription, gap: Gap): Promise<void> {
  if (!subscription.personal) await tell(deps, subscription, gapMessage(subscription, gap, deps.clock.now()));
}

async function tell(
  { platforms, log, newKey }: DeliverDeps,
  { id, madeBy }: Subscription,
  message: Message,
): Promise<void> {
  const platform = platforms.get(platformOf(madeBy));
  try {
    const place = await platform?.direct(madeBy);
    if (place) await platform?.send(place, message, { key: newKey() });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    log.warn({ subscription: id, code: error.code }, 'its maker could not be told');
  }
}
