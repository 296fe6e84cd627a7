// Fixes what a delivery consists of, at its first claim: a header, the papers under it or in it, or the completion of
// a digest whose list has closed.
import type { Day } from '../domain/edition.ts';
import { SHELF, type Subscription, wishOf } from '../domain/subscription.ts';
import { factsFor } from '../editions.ts';
import { type Delivery, daysOf, deliveryByKey, localDayOf, papersHad } from '../store/deliveries.ts';
import { type DeliveryPart, partsOf, whyOf } from '../store/delivery-parts.ts';
import { asComposed } from './as-composed.ts';
import { chooseDigest } from './choose.ts';
import { type Composition, LIST_WAIT, partsFor } from './composition.ts';
import { type DeliverDeps, sourceNamed } from './deps.ts';
import { followed } from './followed.ts';
import { keptInWeek, weekOf } from './kept.ts';
import { wantedOf } from './lists.ts';
import { type ChosenPaper, inOrder } from './order.ts';

/** How soon a list that should be whole by now is looked at again, ms. */
const CLOSING_WAIT = 30 * 60_000;

export function compose(deps: DeliverDeps, held: Delivery, subscription: Subscription): Promise<Composition> {
  if (held.kind === 'final') return completion(deps, held, subscription);
  if (subscription.source === SHELF) return kept(deps, held, subscription);
  return subscription.personal ? followed(deps, held, subscription) : digest(deps, held, subscription);
}

async function kept(
  { db, clock }: DeliverDeps,
  held: Delivery,
  subscription: Subscription,
): Promise<Composition> {
  const { papers } = await keptInWeek(db, subscription, await weekOf(db, held, subscription, clock.now()));
  if (papers.length === 0) return { kind: 'skip', reason: 'nothing was kept' };
  const chosen = papers.slice(0, subscription.top);
  const parts = partsFor(
    subscription,
    chosen.map(({ paper, keepers }) => ({ id: paper.id, why: { kept: keepers } })),
  );
  return { kind: 'send', composed: { source: SHELF, days: [], parts } };
}

async function digest(deps: DeliverDeps, held: Delivery, subscription: Subscription): Promise<Composition> {
  const source = sourceNamed(deps.sources, subscription.source);
  const choice = await chooseDigest({
    db: deps.db,
    source,
    subscription,
    localDay: localDayOf(held),
    now: deps.clock.now(),
    deadline: held.deadline,
    atOnce: held.kind === 'now',
  });
  if (choice.kind === 'wait') return { ...choice, forMs: LIST_WAIT };
  if (choice.kind === 'skip') return choice;
  const parts = partsFor(subscription, choice.papers, { wish: wishOf(subscription) });
  return { kind: 'send', composed: { source: source.name, days: choice.days, parts } };
}

// The header says that the list is final; what has come or climbed since joins the thread.
async function completion(deps: DeliverDeps, held: Delivery, current: Subscription): Promise<Composition> {
  const { db, clock } = deps;
  const subscription = await asComposed(db, { held, subscription: current, parts: [] });
  const source = sourceNamed(deps.sources, subscription.source);
  const before = held.follows === null ? null : await deliveryByKey(db, held.follows);
  const days = before ? daysOf(before) : [];
  const [day] = days;
  if (!before || day === undefined) return { kind: 'skip', reason: 'nothing to complete' };
  if (before.state === 'planned' || before.state === 'sending')
    return { kind: 'wait', reason: 'the digest is not whole yet', forMs: CLOSING_WAIT };
  const facts = await factsFor(db, source, day, clock.now());
  if (facts?.state !== 'closed') {
    const over = clock.now() >= held.deadline;
    return over
      ? { kind: 'skip', reason: 'the list was never seen whole' }
      : { kind: 'wait', reason: `the list of ${day} is not whole yet`, forMs: CLOSING_WAIT };
  }
  const shown = await partsOf(db, before.key);
  const papers = await newcomers(deps, subscription, { days, today: localDayOf(held), shown });
  // Whoever has paused it wants no new posts; the header names what came.
  const kind = subscription.layout === 'thread' && subscription.state === 'active' ? 'paper' : 'named';
  const parts = [EDIT, ...papers.map(({ id, why }) => ({ kind, paper_id: id, why }) as const)];
  return { kind: 'send', composed: { source: source.name, days, parts } };
}

const EDIT = { kind: 'edit', paper_id: null } as const;

/** Papers that would have been in the digest of these days, had the newest list been whole then, and that the place has not had. */
async function newcomers(
  { db, sources }: DeliverDeps,
  subscription: Subscription,
  { days, today, shown }: { days: readonly Day[]; today: Day; shown: readonly DeliveryPart[] },
): Promise<readonly ChosenPaper[]> {
  const source = sourceNamed(sources, subscription.source);
  const { matching } = await wantedOf(db, source, subscription, { days, today });
  // What the team had submitted stood beside the others and took nobody's place.
  const submitted = new Set(shown.filter((part) => whyOf(part).submitted).map(({ paper_id }) => paper_id));
  const known = new Set(shown.map(({ paper_id }) => paper_id));
  const all = matching.map(({ id }) => id);
  // Nor did what the place had by then.
  const before = await papersHad(db, subscription.place, all, shown[0]?.sent_at ?? undefined);
  const others = matching.filter(({ id }) => !submitted.has(id) && (known.has(id) || !before.has(id)));
  const top = (await inOrder(db, subscription, others)).slice(0, subscription.top);
  const had = await papersHad(db, subscription.place, all);
  return top.filter(({ id }) => !had.has(id) && !known.has(id));
}
