// What an import has come to so far.
import type { Saved } from '../store/papers.ts';
import type { ListItem, PaperItem } from './formats/format.ts';

export interface Counts extends Saved {
  readonly refused: number;
  readonly lists: number;
}

export interface Tally {
  saved(items: readonly (PaperItem | ListItem)[], saved: Saved): void;
  refuse(): void;
  counts(): Counts;
}

export function createTally(): Tally {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0, lists: 0 };
  return {
    saved(items, { added, changed, unchanged }) {
      counts.added += added;
      counts.changed += changed;
      counts.unchanged += unchanged;
      counts.lists += items.filter(({ kind }) => kind === 'list').length;
    },
    refuse() {
      counts.refused += 1;
    },
    counts: () => ({ ...counts }),
  };
}

/** Papers that were read, whatever became of them. */
export const papersOf = ({ added, changed, unchanged }: Saved): number => added + changed + unchanged;
