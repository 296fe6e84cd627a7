// Gives a place what was wished for, however it was said: everybody there is told first, then it holds.
import type { Answer } from '../chat/platform.ts';
import { nextUnsent } from '../digest/next-unsent.ts';
import { nextDue, type Subscription, type Wish } from '../domain/subscription.ts';
import { addSubscription, changeSubscription } from '../store/subscriptions.ts';
import { subscribedMessage, subscribedNotice } from '../views/subscription.ts';
import type { Context } from './command.ts';
import { postOrExplain } from './share.ts';

/** A subscription more, or with `changes` another form of that one. */
export async function takeWish(wish: Wish, changes: Subscription | null, context: Context): Promise<Answer> {
  const { asker, db, now } = context;
  const nextDueAt = changes ? await nextUnsent(db, changes.id, wish, now) : nextDue(now, wish).at;
  await postOrExplain(subscribedNotice(wish, { nextDueAt, now, isNew: changes === null }), [], context);
  const wanted = { ...wish, madeBy: asker.person, nextDueAt };
  if (changes) await changeSubscription(db, changes.id, wanted);
  const { workspace, place } = asker;
  const saved = changes ?? (await addSubscription(db, { ...wanted, workspace, place, personal: false }, now));
  return { message: subscribedMessage({ ...saved, ...wanted }, now) };
}
