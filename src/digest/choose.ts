// What a digest holds: the newest list that the place has not had, or the reason to wait or to stay silent.
import { isWeekend } from '../domain/calendar.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Subscription } from '../domain/subscription.ts';
import { newestFacts } from '../editions.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { papersHad } from '../store/deliveries.ts';
import { listedPapers } from '../store/editions.ts';
import type { EditionFacts } from '../views/edition.ts';

export type Choice =
  | { readonly kind: 'send'; readonly edition: EditionFacts; readonly papers: readonly PaperId[] }
  | { readonly kind: 'wait'; readonly reason: string }
  | { readonly kind: 'skip'; readonly reason: string };

/** Days after which a list is no news any more. */
const STALE_DAYS = 4;

/** Chooses for `now`; until `deadline` a list that is late is waited for. */
export async function chooseDigest(
  db: Database,
  source: Source,
  subscription: Subscription,
  { now, deadline }: { readonly now: number; readonly deadline: number },
): Promise<Choice> {
  const edition = await newestFacts(db, source, now);
  const late = lateness(edition, source);
  if (late && now < deadline) return { kind: 'wait', reason: late };
  if (!edition || isStale(edition)) return { kind: 'skip', reason: late ?? 'no list' };
  const papers = (await unseen(db, source, subscription, edition)).slice(0, subscription.top);
  if (papers.length === 0) return { kind: 'skip', reason: 'nothing new since the last digest' };
  return { kind: 'send', edition, papers };
}

function lateness(edition: EditionFacts | null, source: Source): string | null {
  if (!edition) return `${source.title} has given no list yet`;
  if (edition.day === edition.listDay || isWeekend(edition.listDay)) return null;
  return edition.source.failingSince === null
    ? `the list of ${edition.listDay} has no papers yet`
    : `${source.title} does not answer`;
}

const isStale = (edition: EditionFacts): boolean =>
  Date.parse(edition.listDay) - Date.parse(edition.day) > STALE_DAYS * 86_400_000;

async function unseen(
  db: Database,
  source: Source,
  subscription: Subscription,
  edition: EditionFacts,
): Promise<PaperId[]> {
  const listed = await listedPapers(db, source.name, edition.day);
  const had = await papersHad(db, subscription.place, listed);
  return listed.filter((id) => !had.has(id));
}
