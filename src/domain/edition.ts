// An edition is one source's list for one day. It is never called whole before it is.
/** `YYYY-MM-DD`, the day a list is for; not the day of arXiv, not anybody's local date. */
export type Day = string;

/** `empty`: asked, and there was nothing (a weekend, a holiday). Upcoming, or not asked yet, is no edition at all. */
export type EditionState = 'open' | 'closed' | 'empty';

/** A list as far as it is known: `categories` are those it was read for; null: it is whole. */
interface Coverage {
  readonly categories: readonly string[] | null;
}

/** Whether all that is listed in these categories is known. */
export const covers = ({ categories: read }: Coverage, categories: readonly string[]): boolean =>
  read === null || categories.every((category) => read.includes(category));

/** Whether papers have come since; what a category brings that nobody asked for before was there all the time. */
export const hasGrown = (
  { categories: read }: Coverage,
  listed: ReadonlySet<string>,
  papers: readonly { readonly id: string; readonly categories: readonly string[] }[],
): boolean =>
  papers.some(
    ({ id, categories }) =>
      !listed.has(id) && (read === null || categories.some((category) => read.includes(category))),
  );

/** How arXiv announces what is new: `cross` is at home in another category. */
export type AnnounceKind = 'new' | 'cross';
