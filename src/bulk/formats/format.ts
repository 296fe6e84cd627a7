// The port to the shapes in which papers come as files. One file per shape implements it; index.ts lists them.
import type { Day } from '../../domain/edition.ts';
import type { Paper } from '../../domain/paper.ts';
import type { PaperId } from '../../domain/paper-id.ts';

/** What a file says besides its lines. */
export interface Hints {
  /** The day of lists that do not say it themselves: told by whoever imports, or by the file's name. */
  readonly day: Day | null;
}

export interface PaperItem {
  readonly kind: 'paper';
  readonly paper: Paper;
  /** When its votes were read, epoch ms; null where nobody knows. */
  readonly readAt: number | null;
}

/** The list of a day of Hugging Face. */
export interface ListItem {
  readonly kind: 'list';
  readonly day: Day;
  readonly papers: readonly Paper[];
  readonly readAt: number | null;
  /** Entries that could not be read. `place` counts from 1. */
  readonly refused: readonly {
    readonly place: number;
    readonly id: PaperId | null;
    readonly reason: string;
  }[];
}

/** `reason` names the field and what is wrong with it; `id` is what the record calls itself, where it does. */
export interface Refusal {
  readonly kind: 'refused';
  readonly id: string | null;
  readonly reason: string;
}

export interface Format {
  /** Whether a record is meant to be of this shape, well-formed or not. */
  claims(record: unknown): boolean;
  read(record: unknown, hints: Hints): PaperItem | ListItem | Refusal;
}

export const refusal = (id: string | null, reason: string): Refusal => ({ kind: 'refused', id, reason });
