// The port to where papers come from. One folder per source implements it; index.ts lists them.
import type { Day } from '../domain/edition.ts';
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
}

export interface Source {
  /** Stable, stored with what it gave: `huggingface`. */
  readonly name: string;
  /** As people read it: `Hugging Face`. */
  readonly title: string;
  /** The list of a day. SourceError `not-open` where the day is still to come. */
  list(day: Day, signal?: AbortSignal): Promise<DayList>;
  /** One paper; SourceError `not-found` where the source does not know it. */
  paper(id: PaperId, signal?: AbortSignal): Promise<Paper>;
  /** When the list of a day opens and closes by the source's rule, epoch ms. */
  hours(day: Day): { readonly opensAt: number; readonly closesAt: number };
}
