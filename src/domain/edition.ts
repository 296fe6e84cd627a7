// An edition is one source's list for one day. It is never called whole before it is.
import type { PaperId } from './paper-id.ts';

/** `YYYY-MM-DD`, the day a list is for; not the day of arXiv, not anybody's local date. */
export type Day = string;

/** `empty`: asked, and there was nothing (a weekend, a holiday). Not asked yet is no edition at all. */
export type EditionState = 'upcoming' | 'open' | 'closed' | 'empty';

export interface Edition {
  readonly source: string;
  readonly day: Day;
  readonly state: EditionState;
  /** When the source last answered for it, epoch ms. */
  readonly asOf: number;
  /** When it closes or has closed by the source's rule, epoch ms. */
  readonly closesAt: number;
  /** Most votes first. */
  readonly papers: readonly PaperId[];
}
