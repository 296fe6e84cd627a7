// The one message that a person gets on a local date of all that they follow: the first follow that is due carries what
// the others have for that date, each paper once.
import type { Day } from '../domain/edition.ts';
import { dueDay, MOST_PAPERS, nextDue, SHELF, type Subscription } from '../domain/subscription.ts';
import { isKnownZone } from '../domain/zone.ts';
import { carriedBy, hasMessageOf, isLaterPlanned, openFollows } from '../store/carried.ts';
import type { Database } from '../store/database.ts';
import { type Delivery, JOINED } from '../store/deliveries.ts';
import { type Composed, partsOf } from '../store/delivery-parts.ts';
import { isRemoved } from '../store/removals.ts';
import { type Choice, chooseDigest } from './choose.ts';
import { composeAnew } from './claim.ts';
import { type Composition, LIST_WAIT, partsFor } from './composition.ts';
import { type DeliverDeps, sourceNamed } from './deps.ts';
import type { ChosenPaper } from './order.ts';

/** A follow that is part of the message; `planned`: its own delivery of the date is. */
interface Share {
  readonly subscription: Subscription;
  readonly planned: boolean;
  readonly choice: Extract<Choice, { kind: 'send' }>;
}

export async function followed(
  deps: DeliverDeps,
  held: Delivery,
  subscription: Subscription,
): Promise<Composition> {
  const { db } = deps;
  const { place } = subscription;
  const day = held.local_day;
  // Whatever a second message of this date would say is said in the next.
  if ((await hasMessageOf(db, place, day)) || (await isLaterPlanned(db, place, day)))
    return { kind: 'skip', reason: JOINED };
  const own = await choiceOf(deps, held, subscription);
  if (own.kind === 'skip') return own;
  const shares: Share[] = [];
  for (const one of await alsoDue(db, place, day)) {
    const isOwn = one.subscription.id === subscription.id;
    const choice = isOwn ? own : await choiceOf(deps, held, one.subscription);
    if (choice.kind === 'wait') return { ...choice, forMs: LIST_WAIT };
    if (choice.kind === 'send') shares.push({ ...one, choice });
  }
  if (own.kind === 'wait' || !shares.some((one) => one.choice === own))
    return { kind: 'skip', reason: 'not subscribed' };
  return { kind: 'send', composed: together(deps, subscription, own.days, shares) };
}

const choiceOf = (
  { db, sources, clock }: DeliverDeps,
  { local_day: localDay, deadline }: Delivery,
  subscription: Subscription,
): Promise<Choice> => {
  const source = sourceNamed(sources, subscription.source);
  return chooseDigest({ db, source, subscription, localDay, now: clock.now(), deadline });
};

async function alsoDue(db: Database, place: string, day: Day) {
  const open = await openFollows(db, place, day);
  return open.filter(
    ({ subscription, planned }) =>
      subscription.source !== SHELF &&
      isKnownZone(subscription.zone) &&
      (planned || dueDay(subscription) === day),
  );
}

function together(
  { newKey }: DeliverDeps,
  subscription: Subscription,
  days: readonly Day[],
  shares: readonly Share[],
): Composed {
  const { source } = subscription;
  const others = shares.filter((one) => one.subscription.id !== subscription.id);
  const carried = others.map((one) => ({
    key: newKey(),
    subscription: one.subscription,
    source: one.subscription.source,
    days: one.choice.days,
    nextDueAt: one.planned ? null : nextDue(one.subscription.nextDueAt, one.subscription).at,
  }));
  const [only] = shares;
  const parts =
    others.length === 0
      ? partsFor(subscription, only?.choice.papers ?? [])
      : partsFor({ layout: 'list' }, sharedOut(shares));
  return { source, days, parts, carried };
}

/** Each paper once, under the follow that ranks it highest; where there are too many, the first of each. */
function sharedOut(shares: readonly Share[]): readonly ChosenPaper[] {
  const under = new Map<string, { readonly share: Share; readonly paper: ChosenPaper }>();
  const longest = Math.max(...shares.map(({ choice }) => choice.papers.length));
  for (let rank = 0; rank < longest; rank++) {
    for (const share of shares) {
      const paper = share.choice.papers[rank];
      if (paper && !under.has(paper.id) && under.size < MOST_PAPERS) under.set(paper.id, { share, paper });
    }
  }
  return shares.flatMap((share) =>
    [...under.values()]
      .filter((one) => one.share === share)
      .map(({ paper: { id, why } }) => ({ id, why: { ...why, follow: share.subscription.id } })),
  );
}

/**
 * The subscription by which a delivery goes: its own, or when that has ended with the message perhaps sent, another one
 * that is in it. A message of which nothing was sent is taken apart when one in it has ended, and composed anew.
 */
export async function carrierOf(
  deps: DeliverDeps,
  held: Delivery,
  own: Subscription | null,
): Promise<Subscription | null> {
  const { db } = deps;
  if (own?.state === 'active' && !own.personal) return own;
  const carried = await carriedBy(db, held.key);
  if (carried.length === 0) return own;
  const ownAlive = own?.state === 'active' && !(await isRemoved(db, own.workspace));
  if (ownAlive && carried.every(({ alive }) => alive)) return own;
  const parts = await partsOf(db, held.key);
  if (parts.every(({ state }) => state === 'waiting')) {
    await composeAnew(deps, held);
    return own;
  }
  return ownAlive ? own : (carried.find(({ alive }) => alive)?.subscription ?? own);
}
