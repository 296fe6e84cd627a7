// Messages of ours that show papers, for ever: a reaction to any of them is understood after any restart.
import type { MessageRef, PlaceRef, WorkspaceRef } from '../chat/refs.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Database } from './database.ts';
import type { SeenList } from './people.ts';
import { inTransaction } from './transaction.ts';

export interface Post {
  readonly message: MessageRef;
  readonly workspace: WorkspaceRef;
  readonly place: PlaceRef;
  /** In the order in which the post shows them. */
  readonly papers: readonly PaperId[];
}

/** Remembers a post; a second time changes nothing. */
export const savePost = (db: Database, post: Post, now: number): Promise<void> =>
  inTransaction(db, (inside) => notePost(inside, post, now));

/** The same inside a transaction of the caller. */
export async function notePost(inside: Database, post: Post, now: number): Promise<void> {
  const { message, workspace, place, papers } = post;
  await inside
    .insertInto('posts')
    .values({ message, workspace, place, posted_at: now })
    .onConflict((twice) => twice.doNothing())
    .execute();
  for (const [index, paper_id] of papers.entries()) {
    await inside
      .insertInto('post_papers')
      .values({ message, position: index + 1, paper_id })
      .onConflict((twice) => twice.doNothing())
      .execute();
  }
}

/** What a message of ours shows, and where it stands; null for a message that is not ours. */
export async function postOf(
  db: Database,
  message: MessageRef,
): Promise<Pick<Post, 'workspace' | 'place' | 'papers'> | null> {
  const post = await db
    .selectFrom('posts')
    .select(['workspace', 'place'])
    .where('message', '=', message)
    .executeTakeFirst();
  return post ? { ...post, papers: await papersOn(db, message) } : null;
}

async function papersOn(db: Database, message: MessageRef): Promise<PaperId[]> {
  const rows = await db
    .selectFrom('post_papers')
    .select('paper_id')
    .where('message', '=', message)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.paper_id);
}

/** The latest post in a place that lists several papers. */
export async function latestList(db: Database, place: PlaceRef): Promise<SeenList | null> {
  const post = await db
    .selectFrom('posts')
    .innerJoin('post_papers', 'post_papers.message', 'posts.message')
    .select(['posts.message', 'posted_at'])
    .where('place', '=', place)
    .where('position', '=', 2)
    .orderBy('posted_at', 'desc')
    .executeTakeFirst();
  if (!post) return null;
  return { papers: await papersOn(db, post.message), at: post.posted_at };
}

/** The posts since an instant (epoch ms), newest first; without their papers. */
export async function recentPosts(db: Database, since: number, limit: number): Promise<Post[]> {
  const rows = await db
    .selectFrom('posts')
    .select(['message', 'workspace', 'place'])
    .where('posted_at', '>=', since)
    .orderBy('posted_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, papers: [] }));
}
