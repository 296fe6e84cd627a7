// What a part of a digest says, from what is known at the moment it is sent.
import type { Message } from '../chat/message.ts';
import type { Day } from '../domain/edition.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { SHELF, type Subscription } from '../domain/subscription.ts';
import { dueList, factsFor, newestFacts } from '../editions.ts';
import { signsFor } from '../reactions/meanings.ts';
import { carriedBy } from '../store/carried.ts';
import type { Database } from '../store/database.ts';
import { type Delivery, daysOf, localDayOf, papersHad } from '../store/deliveries.ts';
import { type DeliveryPart, partsOf, whyOf } from '../store/delivery-parts.ts';
import { editionOf } from '../store/editions.ts';
import { ownEmojiOf } from '../store/emoji.ts';
import { papersById } from '../store/papers.ts';
import { anySubscription } from '../store/subscriptions.ts';
import { digestHeader } from '../views/digest.ts';
import type { DigestFacts } from '../views/digest-facts.ts';
import type { EditionFacts } from '../views/edition.ts';
import { type FollowedShare, followedHeader } from '../views/followed.ts';
import { keptHeader } from '../views/kept-week.ts';
import { matchedLine, paperPost } from '../views/paper.ts';
import { whyLines } from '../views/why.ts';
import { type DeliverDeps, sourceNamed } from './deps.ts';
import { keptInWeek, weekOf } from './kept.ts';
import { filterOf, reasonsFor, wantedOf, wants } from './lists.ts';
import { nearestMisses } from './nearest-misses.ts';
import { whyShown } from './why-shown.ts';

export interface Digest {
  readonly deps: DeliverDeps;
  readonly held: Delivery;
  readonly subscription: Subscription;
  /** In the order in which they are sent. */
  readonly parts: readonly DeliveryPart[];
}

/** A digest that goes out so long after its time says so. */
const LATE = 30 * 60_000;
const MISSES = 3;

export async function partMessage(digest: Digest, part: DeliveryPart): Promise<Message> {
  if (part.kind !== 'paper' || part.paper_id === null) return headerOf(digest);
  const { deps, held, subscription } = digest;
  const [paper] = await papersOf(deps.db, [part]);
  if (!paper) throw new Error(`paper ${part.paper_id} is gone`);
  const why = (await whyShown(deps.db, subscription, [part])).get(paper.id) ?? {};
  const matched = reasonsFor(filterOf(subscription.filter, localDayOf(held)), paper);
  return paperPost(paper, [...matchedLine(matched), ...whyLines(why)]);
}

async function headerOf(digest: Digest): Promise<Message> {
  const { deps, held, subscription, parts } = digest;
  if (held.source !== SHELF) return listedHeader(digest);
  const now = deps.clock.now();
  const asked = await weekOf(deps.db, held, subscription, now);
  const { week, papers } = await keptInWeek(deps.db, subscription, asked);
  const shown = await papersOf(deps.db, parts);
  const why = await whyShown(deps.db, subscription, parts);
  const lines = shown.map((paper) => ({ paper, keepers: why.get(paper.id)?.kept ?? 0 }));
  return keptHeader({ subscription, week, lines, total: Math.max(papers.length, lines.length), now });
}

async function listedHeader(digest: Digest): Promise<Message> {
  const { deps, held, subscription, parts } = digest;
  const carried = subscription.personal ? await carriedBy(deps.db, held.key) : [];
  if (carried.length === 0) return digestHeader(await headerFacts(digest));
  const own = await anySubscription(deps.db, held.subscription_id);
  const brought: Brought[] = [...(own ? [{ subscription: own, days: daysOf(held) }] : []), ...carried];
  const all = brought.sort((a, b) => a.subscription.number - b.subscription.number);
  const shares: FollowedShare[] = [];
  // In the order of the papers; who has none of their own comes last.
  const order = parts.flatMap((part) => whyOf(part).follow ?? []);
  for (const one of all.toSorted((a, b) => place(order, a) - place(order, b)))
    shares.push(await shareOf(digest, one, all));
  return followedHeader(shares);
}

interface Brought {
  readonly subscription: Subscription;
  readonly days: readonly Day[];
}

const place = (order: readonly number[], { subscription: { id } }: Brought): number =>
  order.includes(id) ? order.indexOf(id) : order.length;

async function shareOf(digest: Digest, own: Brought, all: readonly Brought[]): Promise<FollowedShare> {
  const { held, parts } = digest;
  const { subscription, days } = own;
  const facts = await headerFacts({
    ...digest,
    subscription,
    held: { ...held, days: JSON.stringify(days) },
    parts: parts.filter((part) => whyOf(part).follow === subscription.id),
  });
  const others = all
    .filter((one) => one !== own)
    .map((one) => ({ ...one, filter: filterOf(one.subscription.filter, localDayOf(held)) }));
  const alsoBy = (paper: ShownPaper) =>
    others
      .filter((one) => wants(one.subscription, one.filter, paper))
      .map((one) => ({ number: one.subscription.number, reasons: reasonsFor(one.filter, paper) }));
  return { ...facts, also: new Map(facts.papers.map((paper) => [paper.id, alsoBy(paper)])) };
}

async function headerFacts(digest: Digest): Promise<DigestFacts> {
  const { deps, held, subscription, parts } = digest;
  const { db, clock } = deps;
  const now = clock.now();
  const source = sourceNamed(deps.sources, subscription.source);
  const days = daysOf(held);
  const { listed, matching, filter } = await wantedOf(db, source, subscription, {
    days,
    today: localDayOf(held),
  });
  const due = await dueList(db, source, now, subscription.categories);
  const dueEdition = await editionOf(db, source.name, due.day);
  // A completed header keeps what it listed, and their numbers: people have reacted to them.
  // Their votes are those of now.
  const shown = held.follows === null ? parts : (await partsOf(db, held.follows)).map(withoutVotes);
  const later = held.follows === null ? [] : parts;
  const papers = await papersOf(db, shown);
  const joined = await papersOf(db, later);
  const why = await whyShown(db, subscription, [...shown, ...later]);
  return {
    subscription,
    sourceTitle: source.title,
    editions: await editionsOf(digest),
    newest: await newestFor(digest),
    due,
    stayedEmpty: dueEdition?.state === 'empty',
    papers,
    reasons: new Map([...papers, ...joined].map((paper) => [paper.id, reasonsFor(filter, paper)])),
    later: joined,
    laterInThread: later.some(({ kind }) => kind === 'paper'),
    completes: held.follows !== null,
    listed: listed.length,
    matching: matching.length,
    ...(await besideSubmitted(digest, { matching, shown, why })),
    why,
    misses: filter && matching.length === 0 ? nearestMisses(filter, listed, MISSES) : [],
    lateSince: held.kind === 'digest' && now - held.due_at > LATE ? held.due_at : null,
    keepSigns: signsFor('keep', await ownEmojiOf(db, subscription.workspace)),
    now,
  };
}

// What a place had before cannot be among what is shown, however many votes it has.
async function besideSubmitted(
  { deps, held, subscription, parts }: Digest,
  {
    matching,
    shown,
    why,
  }: {
    readonly matching: readonly ShownPaper[];
    readonly shown: readonly DeliveryPart[];
    readonly why: DigestFacts['why'];
  },
): Promise<Pick<DigestFacts, 'others' | 'had'>> {
  const others = matching.filter(({ id }) => why.get(id)?.submitted === undefined).map(({ id }) => id);
  const own = new Set([...shown, ...parts].map(({ paper_id }) => paper_id));
  const since = held.follows === null ? undefined : (shown[0]?.sent_at ?? undefined);
  const had = await papersHad(deps.db, subscription.place, others, since);
  return { others: others.length, had: [...had].filter((id) => !own.has(id)).length };
}

/** The newest list that was read for what is wanted, with as many papers as it has in the wanted categories. */
async function newestFor({ deps, held, subscription }: Digest): Promise<EditionFacts | null> {
  const { db, clock } = deps;
  const source = sourceNamed(deps.sources, subscription.source);
  const { categories } = subscription;
  const newest = await newestFacts(db, source, clock.now(), categories);
  if (!newest || categories.length === 0) return newest;
  const asked = { days: [newest.day], today: localDayOf(held) };
  const { listed } = await wantedOf(db, source, { categories, filter: '' }, asked);
  return { ...newest, count: listed.length };
}

async function editionsOf({ deps, held, subscription }: Digest): Promise<EditionFacts[]> {
  const source = sourceNamed(deps.sources, subscription.source);
  const facts: EditionFacts[] = [];
  for (const day of daysOf(held)) {
    const found = await factsFor(deps.db, source, day, deps.clock.now());
    if (found) facts.push(found);
  }
  return facts;
}

const withoutVotes = (part: DeliveryPart): DeliveryPart => ({ ...part, votes: null });

/** With the votes that they had when the digest was composed: all its messages say the same, however long they take. */
async function papersOf(db: Database, parts: readonly DeliveryPart[]): Promise<ShownPaper[]> {
  const votes = new Map(parts.map((part) => [part.paper_id, part.votes]));
  const papers = await papersById(
    db,
    parts.flatMap(({ paper_id }) => paper_id ?? []),
  );
  return papers.map((paper) => ({ ...paper, votes: votes.get(paper.id) ?? paper.votes }));
}
