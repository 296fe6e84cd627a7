// New papers by how well they fit what somebody has kept: by our own index of words, no model, no network.
import { setImmediate } from 'node:timers/promises';
import type { Day } from '../domain/edition.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { type Fit, fitOf, tasteOf } from '../domain/taste.ts';
import { type Database, readerOf } from './database.ts';
import { indexPapers } from './paper-index.ts';
import { papersById } from './papers.ts';
import { profilesOf } from './similar.ts';

export interface Fitting extends Fit {
  readonly id: PaperId;
}

/** So many of the papers liked last say what somebody likes; more take longer and say the same. */
const MOST_LIKED = 200;
/** Papers that are compared before others have their turn: some milliseconds. */
const STEP = 10;

/** `candidates` by how well they fit, the best first; `liked` and `disliked` are the ones marked last first. */
export async function rankedFor(
  db: Database,
  { liked, disliked }: { readonly liked: readonly PaperId[]; readonly disliked: readonly PaperId[] },
  candidates: readonly PaperId[],
): Promise<Fitting[]> {
  // How rare a word is must be known of the newest papers, too.
  await indexPapers(db);
  const likedIds = liked.slice(0, MOST_LIKED);
  const likedProfiles = await profilesByIds(db, likedIds);
  const dislikedProfiles = await profilesByIds(db, disliked.slice(0, MOST_LIKED));
  const taste = tasteOf(
    likedProfiles,
    dislikedProfiles.map(([, profile]) => profile),
  );
  const ranked: Fitting[] = [];
  for (let start = 0; start < candidates.length; start += STEP) {
    const some = await profilesByIds(db, candidates.slice(start, start + STEP));
    for (const [id, profile] of some) ranked.push({ id, ...fitOf(taste, profile) });
    await setImmediate();
  }
  return ranked.sort((one, other) => other.score - one.score);
}

async function profilesByIds(db: Database, ids: readonly PaperId[]) {
  const papers = await papersById(readerOf(db), ids);
  const profiles = await profilesOf(db, papers);
  return papers.flatMap(({ id }, index) => {
    const profile = profiles[index];
    return profile ? [[id, profile] as const] : [];
  });
}

/** The papers of all lists from a day on, each once, newest list and most votes first. */
export async function listedSince(db: Database, day: Day): Promise<PaperId[]> {
  const rows = await db
    .selectFrom('listings')
    .innerJoin('papers', 'papers.id', 'listings.paper_id')
    .select('papers.id')
    .where('listings.day', '>=', day)
    .where('papers.withdrawn', '=', 0)
    .groupBy('papers.id')
    .orderBy((order) => order.fn.max('listings.day'), 'desc')
    .orderBy('papers.votes', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}
