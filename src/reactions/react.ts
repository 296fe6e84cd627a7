// A reaction on some message: if the message is ours and the emoji means something, a paper is kept or let go.
import type { Reaction } from '../chat/platform.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { dropPaper, keepPaper } from '../store/bookmarks.ts';
import type { Database } from '../store/database.ts';
import { papersOnPost } from '../store/posts.ts';
import { noteReaction } from '../store/reactions.ts';
import { meaningOf } from './meanings.ts';

/** Applies a reaction once, in the order of its time; on messages that are not ours nothing is even stored. */
export async function react(db: Database, reaction: Reaction, now: number): Promise<void> {
  const meaning = meaningOf(reaction.emoji);
  if (meaning === null) return;
  const papers = await papersOnPost(db, reaction.message);
  const paper = papers && meantPaper(papers, meaning);
  if (!paper || !(await noteReaction(db, reaction))) return;
  if (reaction.added) await keepPaper(db, reaction, paper, now);
  else await dropPaper(db, reaction.person, paper);
}

// 🔖 on a list of several says nothing about which one.
function meantPaper(papers: readonly PaperId[], meaning: 'keep' | number): PaperId | null {
  if (meaning === 'keep') return papers.length === 1 ? (papers[0] ?? null) : null;
  return papers[meaning - 1] ?? null;
}
