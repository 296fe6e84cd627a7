// An edition is one source's list for one day. It is never called whole before it is.
/** `YYYY-MM-DD`, the day a list is for; not the day of arXiv, not anybody's local date. */
export type Day = string;

/** `empty`: asked, and there was nothing (a weekend, a holiday). Upcoming, or not asked yet, is no edition at all. */
export type EditionState = 'open' | 'closed' | 'empty';

/** How arXiv announces what is new: `cross` is at home in another category. */
export type AnnounceKind = 'new' | 'cross';
