// The lists that a digest shows, and what of them a subscription wants.

import type { Day } from '../domain/edition.ts';
import { explain, type Filter, matches, parseFilter } from '../domain/filter.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { Wish } from '../domain/subscription.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { listedPapers } from '../store/editions.ts';
import { papersById } from '../store/papers.ts';

/** What the lists of some days hold for a wish. */
export interface Wanted {
  /** All that is listed in its categories, most votes first, each once. */
  readonly listed: readonly ShownPaper[];
  /** Those of them that its filter means. */
  readonly matching: readonly ShownPaper[];
  readonly filter: Filter | null;
}

/** Withdrawn papers are in no digest. */
export async function wantedOf(
  db: Database,
  source: Source,
  wish: Pick<Wish, 'categories' | 'filter'>,
  { days, today }: { readonly days: readonly Day[]; readonly today: Day },
): Promise<Wanted> {
  const ids = new Set<string>();
  for (const day of days) for (const id of await listedPapers(db, source.name, day)) ids.add(id);
  const papers = (await papersById(db, [...ids])).filter((paper) => !paper.withdrawn);
  const listed = papers.filter((paper) => inCategories(paper, wish.categories)).sort(byVotes);
  const filter = filterOf(wish.filter, today);
  return {
    listed,
    matching: filter ? listed.filter((paper) => matches(filter, paper)) : listed,
    filter,
  };
}

/** Whether a wish means a paper, whatever list it is on. */
export const wants = (
  { categories }: Pick<Wish, 'categories'>,
  filter: Filter | null,
  paper: ShownPaper,
): boolean => inCategories(paper, categories) && (!filter || matches(filter, paper));

/** The parts of the filter by which a paper came, as typed; none without a filter. */
export const reasonsFor = (filter: Filter | null, paper: ShownPaper): readonly string[] =>
  filter ? explain(filter, paper) : [];

/** A filter was checked when it was typed; an empty one means every paper. */
export const filterOf = (typed: string, today: Day): Filter | null =>
  typed === '' ? null : parseFilter(typed, today, 'subscribe only');

const inCategories = (paper: ShownPaper, categories: readonly string[]): boolean =>
  categories.length === 0 || paper.categories.some((category) => categories.includes(category));

const byVotes = (one: ShownPaper, other: ShownPaper): number =>
  (other.votes ?? -1) - (one.votes ?? -1) || (one.id < other.id ? -1 : 1);
