// Small lists for tests. The papers are ours: no real work is meant.
import type { LocalPaper } from '../../playground/arxiv/paper.ts';
import type { LocalDay, LocalEntry, WireEntry } from '../../playground/hugging-face/day.ts';
import type { Day } from '../../src/domain/edition.ts';
import { hoursOf, type Roll } from '../../src/sources/hugging-face/hours.ts';

export const HOUR = 3_600_000;

/** An entry of today's shape. */
export function wire(id: string, { votes = 1, comments = 0, title = `On ${id}`, more = {} } = {}): WireEntry {
  return {
    paper: {
      id,
      title,
      summary: `About ${id}.`,
      authors: [{ name: 'Alice Archer', hidden: false }],
      publishedAt: '2025-03-01T00:00:00.000Z',
      upvotes: votes,
      ...more,
    },
    numComments: comments,
  };
}

interface Growing {
  /** Hours after the list opens. */
  readonly after: number;
  readonly votes?: number;
  readonly title?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A day whose papers come on one after another; their votes stand still. */
export function dayOf(day: Day, papers: Readonly<Record<string, Growing>>, roll?: Roll): LocalDay {
  const { opensAt } = hoursOf(day, roll);
  const entries = Object.entries(papers).map(([id, { after, ...how }]): LocalEntry => {
    const at = opensAt + after * HOUR;
    return { listedAt: at, readings: [{ at, entry: wire(id, how) }] };
  });
  return { day, entries };
}

/** The same paper as arXiv has it. */
export const onArxiv = (id: string, more: Partial<LocalPaper> = {}): LocalPaper => ({
  id,
  version: 1,
  title: `On ${id}`,
  abstract: `About ${id}.`,
  authors: ['Alice Archer'],
  categories: ['cs.CL'],
  published: '2025-03-01T10:00:00Z',
  ...more,
});
