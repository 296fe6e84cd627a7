// The button Tune under a digest: what it is, and menus to change it.
import type { Message } from '../chat/message.ts';
import { nextUnsent } from '../digest/next-unsent.ts';
import { planIfDue } from '../digest/plan.ts';
import { UserError } from '../domain/errors.ts';
import {
  CADENCES,
  FRESHNESSES,
  LAYOUTS,
  MOST_PAPERS,
  ORDERS,
  SHELF,
  type Subscription,
  type Wish,
} from '../domain/subscription.ts';
import { changeSubscription, followsOf } from '../store/subscriptions.ts';
import { tuneMessage } from '../views/tune.ts';
import type { Command, Context } from './command.ts';
import { pressedSubscription } from './which-subscription.ts';

export const tune: Command = {
  name: 'tune',
  summary: 'change a digest',
  options: [{ name: 'id', description: 'A subscription', required: true }],
  examples: [],
  hidden: true,
  async run(values, context) {
    const subscription = await pressedSubscription(values.id, context);
    return { message: await tuned(subscription, context) };
  },
};

export const set: Command = {
  name: 'set',
  summary: 'change one thing of a digest',
  options: [
    { name: 'id', description: 'A subscription', required: true },
    { name: 'what', description: 'What to change', required: true },
    { name: 'value', description: 'The new value', required: true },
  ],
  examples: [],
  hidden: true,
  changesPlace: true,
  async run(values, context) {
    const { db, now, asker, newKey } = context;
    const subscription = await pressedSubscription(values.id, context);
    const wish = changed(subscription, values.what ?? '', values.value ?? '');
    await planIfDue(db, subscription, { now, newKey });
    // A paused one may be in a zone that is not known any more; its time is reckoned when it goes on.
    const isPaused = subscription.state === 'paused';
    const nextDueAt = isPaused ? subscription.nextDueAt : await nextUnsent(db, subscription, wish, now);
    const wanted = { ...wish, madeBy: asker.person, nextDueAt };
    await changeSubscription(db, subscription.id, wanted);
    return { message: await tuned({ ...subscription, ...wanted }, context), replace: true };
  },
};

async function tuned(subscription: Subscription, { db, asker, now }: Context): Promise<Message> {
  return tuneMessage(subscription, subscription.personal ? await followsOf(db, asker) : [], now);
}

function changed(subscription: Subscription, what: string, value: string): Wish {
  const choices: Readonly<Record<string, () => Partial<Wish> | null>> = {
    cadence: () => oneOf('cadence', CADENCES, value),
    form: () =>
      oneOf('layout', LAYOUTS, value) ??
      oneOf('freshness', FRESHNESSES, value) ??
      oneOf('order', ORDERS, value),
    time: () => (/^\d\d:\d\d$/.test(value) ? { time: value } : null),
    top: () =>
      Number(value) >= 1 && Number(value) <= MOST_PAPERS ? { top: Math.trunc(Number(value)) } : null,
  };
  const change = Object.hasOwn(choices, what) ? choices[what]?.() : null;
  if (!change) throw new UserError('This menu is from an older version.', ['subscriptions']);
  return { ...subscription, ...change, ...(subscription.source === SHELF && { cadence: 'weekly' }) };
}

function oneOf<K extends string, T extends string>(
  name: K,
  all: readonly T[],
  value: string,
): { readonly [key in K]: T } | null {
  const found = all.find((one) => one === value);
  return found ? ({ [name]: found } as { readonly [key in K]: T }) : null;
}
