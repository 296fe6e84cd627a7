// What the header of a digest is made from.
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { DueList, EditionFacts } from './edition.ts';
import type { ShownWhy } from './why.ts';

/** Everything that a header speaks of. */
export interface DigestFacts {
  readonly subscription: Subscription;
  readonly sourceTitle: string;
  /** The lists it is of, newest first. */
  readonly editions: readonly EditionFacts[];
  /** The newest list that was read for what is wanted, shown or not; its count is of the wanted categories. */
  readonly newest: EditionFacts | null;
  readonly due: DueList;
  /** Whether the list that is due was seen to stay empty. */
  readonly stayedEmpty: boolean;
  /** In the order of their numbers. */
  readonly papers: readonly ShownPaper[];
  /** The parts of the filter by which each came. */
  readonly reasons: ReadonlyMap<PaperId, readonly string[]>;
  /** What else brought each here. */
  readonly why: ReadonlyMap<PaperId, ShownWhy>;
  /** What has joined since, and whether each has a post in the thread. */
  readonly later: readonly ShownPaper[];
  readonly laterInThread: boolean;
  /** Whether it stands already and is told anew, now that its list has closed. */
  readonly completes: boolean;
  /** How many papers the lists have in the wanted categories, and how many of these the filter means. */
  readonly listed: number;
  readonly matching: number;
  /** Those of the matching that the team has not submitted. */
  readonly others: number;
  /** How many of these the place had before. */
  readonly had: number;
  /** Where nothing matches, what nearly does. */
  readonly misses: readonly ShownPaper[];
  /** When it was due, where it comes much later; epoch ms. */
  readonly lateSince: number | null;
  /** What one can react with to keep a paper: `🔖 or ⭐`. */
  readonly keepSigns: string;
  readonly now: number;
}
