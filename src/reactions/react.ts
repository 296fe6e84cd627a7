// A reaction on some message: if the message is ours and the emoji means something, a paper is marked, or not any more.
import type { Reaction } from '../chat/platform.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { MarkKind } from '../domain/shelf.ts';
import type { Database } from '../store/database.ts';
import { ownEmojiOf } from '../store/emoji.ts';
import { addMark, removeMarks } from '../store/marks.ts';
import { postOf } from '../store/posts.ts';
import { noteReaction } from '../store/reactions.ts';
import { inTransaction } from '../store/transaction.ts';
import { meaningOf } from './meanings.ts';

/** Applies a reaction once, in the order of its time; on messages that are not ours nothing is even stored. */
export async function react(db: Database, reaction: Reaction, now: number): Promise<void> {
  const post = await postOf(db, reaction.message);
  if (!post) return;
  const meaning = meaningOf(reaction.emoji, await ownEmojiOf(db, post.workspace));
  const paper = meaning === null ? null : meantPaper(post.papers, meaning);
  if (meaning === null || !paper) return;
  const kind = typeof meaning === 'number' ? 'keep' : meaning;
  const { workspace, person } = reaction;
  // One that is noted and not applied would never be looked up again.
  await inTransaction(db, async (inside) => {
    if (!(await noteReaction(inside, reaction))) return;
    if (reaction.added) await addMark(inside, { workspace, person, place: post.place }, paper, kind, now);
    else await removeMarks(inside, person, paper, [kind]);
  });
}

// 🔖 on a list of several says nothing about which one.
function meantPaper(papers: readonly PaperId[], meaning: MarkKind | number): PaperId | null {
  if (typeof meaning === 'number') return papers[meaning - 1] ?? null;
  return papers.length === 1 ? (papers[0] ?? null) : null;
}
