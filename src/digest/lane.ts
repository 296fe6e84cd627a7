// The deliveries of one platform: those of different places beside one another, those of one place after one another.
import type { PlaceRef } from '../chat/refs.ts';
import type { Subscription } from '../domain/subscription.ts';
import { claimDelivery, type Delivery } from '../store/deliveries.ts';
import { anySubscription } from '../store/subscriptions.ts';
import { LEASE } from './claim.ts';
import type { DeliverDeps } from './deps.ts';

/** Places that are served beside one another; more would only wait for each other within their time limits. */
const MOST_AT_ONCE = 500;

/** Does one delivery that was claimed; its subscription as it is now. Never rejects. */
export type Deliver = (held: Delivery, subscription: Subscription | null) => Promise<void>;

/**
 * Gives the function that sends all of a platform that can be sent now. It resolves when nothing more is free to claim and
 * all that was claimed is done, whoever called for it.
 */
export function createLane(deps: DeliverDeps, platform: string, deliver: Deliver): () => Promise<void> {
  const lastOf = new Map<PlaceRef, Promise<void>>();
  // A place takes the first message of the next delivery no sooner than any other.
  const rest = () =>
    deps.clock.sleep(deps.platforms.get(platform)?.paceMs ?? 0, deps.stopping).catch(() => {});

  function inTurn(place: PlaceRef, work: () => Promise<void>): void {
    const before = lastOf.get(place)?.then(rest) ?? Promise.resolve();
    const turn = before.then(work).finally(() => {
      if (lastOf.get(place) === turn) lastOf.delete(place);
    });
    lastOf.set(place, turn);
  }

  async function claimAll(): Promise<void> {
    while (!deps.stopping.aborted) {
      if (lastOf.size >= MOST_AT_ONCE) await Promise.race(lastOf.values());
      const now = deps.clock.now();
      // Each claim waits for its commit, and meanwhile the network has its say.
      const held = await claimDelivery(deps.db, { holder: deps.holder, platform }, now, now + LEASE);
      if (!held) return;
      const subscription = await anySubscription(deps.db, held.subscription_id);
      inTurn(subscription?.place ?? held.key, () => deliver(held, subscription));
    }
  }

  const claiming = new Set<Promise<void>>();
  return async () => {
    const claims = claimAll().finally(() => claiming.delete(claims));
    claiming.add(claims);
    await Promise.all(claiming);
    await Promise.all(lastOf.values());
  };
}
