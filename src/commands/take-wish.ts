// Gives a place what was wished for, however it was said: it holds first, then everybody there is told.
import type { Answer } from '../chat/platform.ts';
import { nextUnsent } from '../digest/next-unsent.ts';
import { DeliveryError } from '../domain/errors.ts';
import { nextDue, type Subscription, type Wish } from '../domain/subscription.ts';
import { addSubscription, changeSubscription, endSubscription } from '../store/subscriptions.ts';
import { subscribedMessage, subscribedNotice } from '../views/subscription.ts';
import type { Context } from './command.ts';
import { tryToPost, whyNotPosted } from './share.ts';

/** A subscription more, or with `changes` another form of that one. Throws a UserError where we may not post. */
export async function takeWish(wish: Wish, changes: Subscription | null, context: Context): Promise<Answer> {
  const { now } = context;
  const saved = await stored(wish, changes, context);
  const notice = subscribedNotice(saved, { now, isNew: changes === null });
  const posted = await tryToPost(notice, [], context);
  if (posted instanceof DeliveryError && !mayPassOver(posted)) {
    await takeBack(saved, changes, context);
    throw whyNotPosted(posted);
  }
  const told = !(posted instanceof DeliveryError);
  return { message: subscribedMessage(saved, { now, told }) };
}

async function stored(
  wish: Wish,
  changes: Subscription | null,
  { asker, db, now }: Context,
): Promise<Subscription> {
  const { person: madeBy, workspace, place } = asker;
  if (!changes) {
    const nextDueAt = nextDue(now, wish).at;
    return addSubscription(db, { ...wish, madeBy, nextDueAt, workspace, place, personal: false }, now);
  }
  const wanted = { ...wish, madeBy, nextDueAt: await nextUnsent(db, changes.id, wish, now) };
  await changeSubscription(db, changes.id, wanted);
  return { ...changes, ...wanted };
}

/** The platform is slow or silent now, which is no reason against a digest to come. */
const mayPassOver = ({ kind }: DeliveryError): boolean => kind === 'wait' || kind === 'ambiguous';

async function takeBack({ id }: Subscription, before: Subscription | null, { db }: Context): Promise<void> {
  if (before) await changeSubscription(db, id, before);
  else await endSubscription(db, id);
}
