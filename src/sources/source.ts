// The port to where papers come from. One folder per source implements it; index.ts lists them.
import type { AnnounceKind, Day } from '../domain/edition.ts';
import type { Paper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';

/** An entry that could not be read, put aside so that the rest goes on. */
export interface Rejected {
  /** Its place in the answer, from 0, over all pages. */
  readonly index: number;
  /** The paper's id where that much could be read. */
  readonly id: string | null;
  /** Names the field and what is wrong with it. */
  readonly reason: string;
}

/** One day's list as the source gives it now. */
export interface DayList {
  readonly day: Day;
  /** Most votes first, then by id; a paper listed twice is here once. */
  readonly papers: readonly Paper[];
  readonly rejected: readonly Rejected[];
  /** How each paper was announced, where the source makes a difference. */
  readonly kinds?: ReadonlyMap<PaperId, AnnounceKind>;
  /** New versions of papers that were listed long ago: news of them, but no part of the list. */
  readonly updates?: readonly Paper[];
  /** For which it was asked, where the source gives lists of categories. */
  readonly categories?: readonly string[];
}

/** Papers asked for by id. */
export interface FoundPapers {
  /** In the order asked for. */
  readonly papers: readonly Paper[];
  /** Asked for and not known there. */
  readonly missing: readonly PaperId[];
  readonly rejected: readonly Rejected[];
}

/** What a person searches for; nothing in it has a meaning of its own. */
export interface SourceSearch {
  /** Anywhere in the record; all of them must be there. */
  readonly words?: readonly string[];
  readonly title?: readonly string[];
  readonly authors?: readonly string[];
  readonly categories?: readonly string[];
  /** 1 to 100. */
  readonly limit: number;
}

export interface Source {
  /** Stable, stored with what it gave: `huggingface`. */
  readonly name: string;
  /** As people read it: `Hugging Face`. */
  readonly title: string;
  /** How often an open list is read, ms. */
  readonly paceMs: number;
  /** How many days back a list can still be read. */
  readonly lookBackDays: number;
  /** The categories whose lists somebody wants, where it gives lists of categories; none: it is not asked for lists. */
  wanted?(): Promise<readonly string[]>;
  /** The list of a day. SourceError `not-open` where it is still to come, or where nobody wants one. */
  list(day: Day, signal?: AbortSignal): Promise<DayList>;
  /** One paper; SourceError `not-found` where the source does not know it. */
  paper(id: PaperId, signal?: AbortSignal): Promise<Paper>;
  /** When the list of a day opens and closes by the source's rule, epoch ms. */
  hours(day: Day): { readonly opensAt: number; readonly closesAt: number };
  /** By how much the hours may be wrong, ms; 0 where they are published. */
  readonly hoursMayBeOffMs?: number;
  /** The source's own order of what people look at now, where it makes one. */
  trending?(signal?: AbortSignal): Promise<readonly Paper[]>;
  /** Many papers at once, from the source whose texts are the most faithful. */
  papers?(ids: readonly PaperId[], signal?: AbortSignal): Promise<FoundPapers>;
  /** Most relevant first. */
  search?(search: SourceSearch, signal?: AbortSignal): Promise<readonly Paper[]>;
}
