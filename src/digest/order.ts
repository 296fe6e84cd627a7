// What comes first in a digest: most votes, or what is most like the papers on the team's shelf.
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { ON_SHELF } from '../domain/shelf.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Database } from '../store/database.ts';
import type { PartWhy } from '../store/delivery-parts.ts';
import { rankedFor } from '../store/for-you.ts';
import { markedIn } from '../store/marks.ts';

export interface ChosenPaper {
  readonly id: PaperId;
  readonly why: PartWhy;
}

/** `papers` (most votes first) as the subscription wants them; with nothing on the team's shelf votes decide. */
export async function inOrder(
  db: Database,
  { workspace, order }: Pick<Subscription, 'workspace' | 'order'>,
  papers: readonly ShownPaper[],
): Promise<readonly ChosenPaper[]> {
  const byVotes = papers.map(({ id }) => ({ id, why: {} }));
  const liked = order === 'shelf' ? await markedIn(db, workspace, [...ON_SHELF, 'vote']) : [];
  if (liked.length === 0) return byVotes;
  const disliked = await markedIn(db, workspace, ['down']);
  const ranked = await rankedFor(
    db,
    { liked, disliked },
    papers.map(({ id }) => id),
  );
  return ranked.map(({ id, near }) => {
    const others = near.filter((one) => one !== id);
    return { id, why: { near: { first: others[0] ?? null, count: others.length } } };
  });
}
