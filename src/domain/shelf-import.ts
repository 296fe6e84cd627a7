// A list of papers that somebody has handed over for their shelf, and what became of it.
import type { PersonRef, WorkspaceRef } from '../chat/refs.ts';
import type { PaperId } from './paper-id.ts';

/** One paper of such a list. */
export interface ImportEntry {
  readonly id: PaperId;
  /** Where it stood: `line 7`. */
  readonly line: string;
  readonly note: string;
  readonly tags: readonly string[];
}

export interface ShelfImport {
  /** 16 characters [0-9a-f]; in the button that takes it back. */
  readonly key: string;
  readonly workspace: WorkspaceRef;
  readonly person: PersonRef;
  /** Epoch ms; when its papers are kept since. */
  readonly at: number;
}

/**
 * `waiting` until its paper is stored; then `kept` by this import or `there` before. `unknown`: arXiv does not know it;
 * `unanswered`: arXiv could not be asked for too long; `undone`: the person has taken the import back.
 */
export type ImportState = 'waiting' | 'kept' | 'there' | 'unknown' | 'unanswered' | 'undone';

/** How far one is. */
export interface ImportResult {
  readonly kept: number;
  readonly there: number;
  readonly waiting: number;
  /** Of papers that did not come, in the order of their lines. */
  readonly missing: readonly {
    readonly id: PaperId;
    readonly line: string;
    readonly state: 'unknown' | 'unanswered';
  }[];
}
