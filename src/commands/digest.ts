// A digest at once, and what the last lists would have brought.

import { chooseDigest } from '../digest/choose.ts';
import { sourceNamed } from '../digest/deps.ts';
import { replay } from '../digest/replay.ts';
import { dayIn } from '../domain/calendar.ts';
import { UserError } from '../domain/errors.ts';
import { planDelivery } from '../store/deliveries.ts';
import { digestComesMessage, previewMessage } from '../views/subscription.ts';
import type { Command } from './command.ts';
import { pressedSubscription, whichHere } from './which-subscription.ts';

const HOUR = 3_600_000;

export const digest: Command = {
  name: 'digest',
  topic: 'channel',
  summary: 'post the digest now: what is new of the list of the day',
  options: [
    { name: 'when', description: 'now', choices: ['now'], required: true },
    { name: 'number', description: 'Which one, where there are several: see subscriptions' },
  ],
  examples: ['digest now'],
  changesPlace: true,
  async run(values, context) {
    const { db, sources, now, newKey } = context;
    const subscription = await whichHere(values.number, 'digest now', context);
    const source = sourceNamed(sources, subscription.source);
    const localDay = dayIn(now, subscription.zone);
    const choice = await chooseDigest({
      db,
      source,
      subscription,
      localDay,
      now,
      deadline: now,
      atOnce: true,
    });
    if (choice.kind !== 'send') {
      throw new UserError('This channel has had all that is new. The whole list:', ['today']);
    }
    const key = newKey();
    // Asked for twice on a day it comes twice: the key takes the place of the date.
    const planned = {
      key,
      subscriptionId: subscription.id,
      localDay: `${localDay} ${key}`,
      kind: 'now',
    } as const;
    await planDelivery(db, { ...planned, notBefore: now, dueAt: now, deadline: now + HOUR }, now);
    context.wake();
    return { message: digestComesMessage(choice.papers.length) };
  },
};

export const preview: Command = {
  name: 'preview',
  summary: 'what the last lists would have brought',
  options: [{ name: 'id', description: 'A subscription', required: true }],
  examples: [],
  hidden: true,
  async run(values, context) {
    const { db, sources, now } = context;
    const subscription = await pressedSubscription(values.id, context);
    const days = await replay(db, sourceNamed(sources, subscription.source), subscription, now);
    return { message: previewMessage(subscription, days, dayIn(now, subscription.zone)) };
  },
};
