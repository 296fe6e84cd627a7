// Gives a place what was wished for, however it was said: it holds first, then everybody there is told.
import type { Message } from '../chat/message.ts';
import type { Answer } from '../chat/platform.ts';
import { nextUnsent } from '../digest/next-unsent.ts';
import { planIfDue } from '../digest/plan.ts';
import { DeliveryError } from '../domain/errors.ts';
import { nextDue, type Subscription, sameWish, type Wish } from '../domain/subscription.ts';
import {
  addUnlessThere,
  changeSubscription,
  endSubscription,
  followsOf,
  pauseSubscription,
  resumeSubscription,
} from '../store/subscriptions.ts';
import { inTransaction } from '../store/transaction.ts';
import { subscribedMessage, subscribedNotice } from '../views/subscription.ts';
import type { Context } from './command.ts';
import { missingHere } from './missing-here.ts';
import { tryToPost, whyNotPosted } from './share.ts';

interface Taking {
  /** The one that gets another form; null for a subscription more. */
  readonly changes: Subscription | null;
  /** Whether a paused one goes on: who subscribes wants digests, who changes one wants what was typed and no more. */
  readonly goesOn: boolean;
}

/** Throws a UserError where we may not post. */
export async function takeWish(wish: Wish, { changes, goesOn }: Taking, context: Context): Promise<Answer> {
  if (!changes) return added(wish, goesOn, context);
  if (sameWish(changes, wish) && !(goesOn && changes.state === 'paused'))
    return { message: await unchanged(changes, context) };
  return toldOf(await changed(wish, changes, goesOn, context), changes, context);
}

async function added(wish: Wish, goesOn: boolean, context: Context): Promise<Answer> {
  const { asker, db, now } = context;
  const { person: madeBy, workspace, place } = asker;
  const nextDueAt = nextDue(now, wish).at;
  const wanted = { ...wish, madeBy, nextDueAt, workspace, place, personal: false };
  const { subscription, isNew } = await addUnlessThere(db, wanted, now);
  // Somebody has wished for the same a moment ago.
  return isNew
    ? toldOf(subscription, null, context)
    : takeWish(wish, { changes: subscription, goesOn }, context);
}

/** `before`: as it was; null where it is new. */
async function toldOf(saved: Subscription, before: Subscription | null, context: Context): Promise<Answer> {
  const { now } = context;
  const wentOn = before?.state === 'paused' && saved.state === 'active';
  const isNew = before === null;
  const did = isNew ? 'Subscribed' : 'Changed';
  // Who changes what they follow, or subscribes in direct messages, is the only one to tell.
  if (saved.personal || context.asker.alone) {
    const follows = await followsWith(saved, context);
    return { message: subscribedMessage(saved, { now, did, told: true, wentOn, follows }) };
  }
  const notice = subscribedNotice(saved, { now, isNew });
  const posted = await tryToPost(notice, [], context);
  if (posted instanceof DeliveryError && !mayPassOver(posted)) {
    await takeBack(saved, before, context);
    throw whyNotPosted(posted);
  }
  const told = !(posted instanceof DeliveryError);
  const missing = await missingHere(context);
  return { message: subscribedMessage(saved, { now, did, told, wentOn, missing }) };
}

// Whoever asks for what comes already is told so, and nobody else.
async function unchanged(subscription: Subscription, context: Context): Promise<Message> {
  const follows = await followsWith(subscription, context);
  const said = { now: context.now, did: 'As before', told: true, wentOn: false, follows } as const;
  return subscribedMessage(subscription, said);
}

const followsWith = async ({ personal }: Subscription, { db, asker }: Context): Promise<Subscription[]> =>
  personal ? followsOf(db, asker) : [];

async function changed(
  wish: Wish,
  changes: Subscription,
  goesOn: boolean,
  { asker, db, now, newKey }: Context,
): Promise<Subscription> {
  const { person: madeBy } = asker;
  await planIfDue(db, changes, { now, newKey });
  const nextDueAt = await nextUnsent(db, changes, wish, now);
  const wanted = { ...wish, madeBy, nextDueAt };
  await inTransaction(db, async (inside) => {
    await changeSubscription(inside, changes.id, wanted);
    if (goesOn) await resumeSubscription(inside, changes.id, nextDueAt);
  });
  return { ...changes, ...wanted, ...(goesOn && { state: 'active', reason: null }) };
}

/** The platform is slow or silent now, which is no reason against a digest to come. */
const mayPassOver = ({ kind }: DeliveryError): boolean => kind === 'wait' || kind === 'ambiguous';

async function takeBack({ id }: Subscription, before: Subscription | null, { db }: Context): Promise<void> {
  if (!before) return endSubscription(db, id);
  await inTransaction(db, async (inside) => {
    await changeSubscription(inside, id, before);
    if (before.state === 'paused') await pauseSubscription(inside, id, before.reason);
  });
}
