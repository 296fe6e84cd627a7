// What a place gets, and the ways to stop, to pause and to go on.
import { nextUnsent } from '../digest/next-unsent.ts';
import { DeliveryError, UserError } from '../domain/errors.ts';
import { isKnownZone } from '../domain/zone.ts';
import { lastDeliveries } from '../store/deliveries.ts';
import {
  endSubscription,
  pauseSubscription,
  resumeSubscription,
  subscriptionsOf,
} from '../store/subscriptions.ts';
import { endedMessage, endedNotice, pausedMessage, resumedMessage } from '../views/subscription.ts';
import { type SubscriptionNews, subscriptionsMessage } from '../views/subscription-news.ts';
import { wishCommand } from '../views/wish.ts';
import type { Command, Context } from './command.ts';
import { tryToPost } from './share.ts';
import { whichHere } from './which-subscription.ts';

const number = {
  name: 'number',
  description: 'Which one, where there are several: see subscriptions',
} as const;

export const subscriptions: Command = {
  name: 'subscriptions',
  topic: 'channel',
  aliases: ['subs'],
  summary: 'what this channel gets: the last digest, the next, and what is wrong',
  options: [],
  examples: ['subscriptions'],
  async run(_values, context) {
    return { message: subscriptionsMessage(await newsHere(context), context.now), replace: true };
  },
};

/** What the asker's place gets, each with its last deliveries. */
export async function newsHere({ db, asker }: Context): Promise<SubscriptionNews[]> {
  const all = await subscriptionsOf(db, asker.place);
  return Promise.all(
    all.map(async (subscription) => ({
      subscription,
      deliveries: await lastDeliveries(db, subscription.id, LAST),
    })),
  );
}

/** How many deliveries are looked through for the last digest and one that waits. */
const LAST = 5;

export const unsubscribe: Command = {
  name: 'unsubscribe',
  topic: 'channel',
  summary: 'post no more digests in this channel',
  options: [number],
  examples: ['unsubscribe'],
  changesPlace: true,
  async run(values, context) {
    const subscription = await whichHere(values.number, 'unsubscribe', context);
    await endSubscription(context.db, subscription.id);
    const notice = endedNotice(subscription);
    const posted = context.asker.alone ? null : await tryToPost(notice, [], context);
    return { message: endedMessage(subscription, !(posted instanceof DeliveryError)) };
  },
};

export const pause: Command = {
  name: 'pause',
  topic: 'channel',
  summary: 'send no digests until resumed',
  options: [number],
  examples: ['pause'],
  changesPlace: true,
  async run(values, context) {
    const subscription = await whichHere(values.number, 'pause', context);
    await pauseSubscription(context.db, subscription.id);
    return { message: pausedMessage(subscription) };
  },
};

export const resume: Command = {
  name: 'resume',
  topic: 'channel',
  summary: 'send digests again',
  options: [number],
  examples: ['resume'],
  changesPlace: true,
  async run(values, context) {
    const { db, now } = context;
    const subscription = await whichHere(values.number, 'resume', context);
    if (!isKnownZone(subscription.zone)) {
      const wish = { ...subscription, zone: 'Europe/Zurich' };
      throw new UserError(`I no longer know the time zone "${subscription.zone}". Subscribe in another:`, [
        wishCommand(wish),
      ]);
    }
    const wasPaused = subscription.state === 'paused';
    const nextDueAt = await nextUnsent(db, subscription, subscription, now);
    await resumeSubscription(db, subscription.id, nextDueAt);
    return { message: resumedMessage({ ...subscription, nextDueAt, state: 'active' }, now, wasPaused) };
  },
};
