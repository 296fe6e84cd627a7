// What people do with papers, and the shelves that this makes.
import type { PersonRef, PlaceRef } from '../chat/refs.ts';
import type { PaperId } from './paper-id.ts';

/** `down`: not for me. */
export const MARKS = ['keep', 'reading', 'read', 'vote', 'down'] as const;
export type MarkKind = (typeof MARKS)[number];

/** Marks by which a paper is on a shelf. */
export const ON_SHELF: readonly MarkKind[] = ['keep', 'reading', 'read'];

export type ReadingStatus = 'reading' | 'read';

/** A paper on a person's shelf. */
export interface ShelfEntry {
  readonly paper: PaperId;
  readonly person: PersonRef;
  /** When it was put there, epoch ms. */
  readonly keptAt: number;
  /** Where, as far as it is known. */
  readonly place: PlaceRef | null;
  /** The later of the two counts. */
  readonly status: ReadingStatus | null;
  readonly note: string;
  readonly tags: readonly string[];
}

export interface Noted {
  readonly note: string;
  readonly tags: readonly string[];
}

/** What was written on one paper with several accounts: every note, each once, and all tags. */
export const joinNoted = (all: readonly Noted[]): Noted => ({
  note: [...new Set(all.map(({ note }) => note).filter((note) => note !== ''))].join(' · '),
  tags: [...new Set(all.flatMap(({ tags }) => tags))],
});

/** The entries of all accounts of a person as one shelf of theirs: a paper once, the one kept last first. */
export function joinEntries(
  entries: readonly (ShelfEntry & { readonly readAt: number })[],
  person: PersonRef,
): ShelfEntry[] {
  const byPaper = Map.groupBy(entries, ({ paper }) => paper);
  const joined = [...byPaper.values()].flatMap((all) => {
    const [first] = all.toSorted((one, other) => one.keptAt - other.keptAt);
    const [newest] = all.toSorted((one, other) => other.readAt - one.readAt);
    return first && newest ? [{ ...first, person, status: newest.status, ...joinNoted(all) }] : [];
  });
  return joined.toSorted((one, other) => other.keptAt - one.keptAt);
}

export const LONGEST_TAG = 40;
export const MOST_TAGS = 20;

/** The tags somebody typed (`#nlp, rl`), each once, in lower case, without signs around them. */
export function tagsTyped(typed: string): string[] {
  const words = typed.toLowerCase().split(/[\s,;]+/);
  return [...new Set(words.map((word) => word.replace(/^#+/, '')).filter((word) => word !== ''))];
}

/** The same as they are kept: not too long, not too many. */
export const parseTags = (typed: string): string[] =>
  [...new Set(tagsTyped(typed).map((tag) => tag.slice(0, LONGEST_TAG)))].slice(0, MOST_TAGS);
