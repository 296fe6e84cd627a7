// The entries of all pages of a day -> its list. Hugging Face promises no order, so the order is ours.
import type { Day } from '../../domain/edition.ts';
import { SourceError } from '../../domain/errors.ts';
import type { Paper } from '../../domain/paper.ts';
import type { DayList, Rejected } from '../source.ts';
import { toPaper } from './to-paper.ts';

/** SourceError `unreadable` when there are entries and none can be read: that is no empty day. */
export function toDayList(day: Day, entries: readonly unknown[]): DayList {
  const { papers, rejected } = readEntries(entries);
  return { day, papers: papers.toSorted(byVotes), rejected };
}

/** The papers in the order given, each once. */
export function readEntries(entries: readonly unknown[]): Pick<DayList, 'papers' | 'rejected'> {
  const papers = new Map<string, Paper>();
  const rejected: Rejected[] = [];
  for (const [index, entry] of entries.entries()) {
    const read = toPaper(entry);
    if ('reason' in read) rejected.push({ index, id: read.id, reason: read.reason });
    else papers.set(read.paper.id, laterOf(papers.get(read.paper.id), read.paper));
  }
  const [first] = rejected;
  if (papers.size === 0 && first) {
    throw new SourceError(
      'unreadable',
      `none of ${entries.length} entries could be read; the first: ${first.reason}`,
    );
  }
  return { papers: [...papers.values()], rejected };
}

/** A paper stands on two pages when votes moved between them; votes hardly ever fall, so more of them is later. */
function laterOf(one: Paper | undefined, other: Paper): Paper {
  return one && (one.votes ?? -1) >= (other.votes ?? -1) ? one : other;
}

function byVotes(one: Paper, other: Paper): number {
  return (other.votes ?? -1) - (one.votes ?? -1) || (one.id < other.id ? -1 : 1);
}
