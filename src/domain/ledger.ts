// What was sent where and when: a delivery as its operator wants to see it.
import type { Day } from './edition.ts';
import type { PaperId } from './paper-id.ts';

export interface LedgerEntry {
  /** Its messages carry it, followed by their position. */
  readonly key: string;
  readonly place: string;
  /** What the people of the place call the subscription. */
  readonly number: number;
  readonly zone: string;
  /** `final` completes a digest, `now` was asked for by a person. */
  readonly kind: 'digest' | 'final' | 'now';
  /** The days of the lists it shows, newest first. */
  readonly lists: readonly Day[];
  /** `carried`: it comes in the message of another. */
  readonly state: 'planned' | 'carried' | 'sending' | 'sent' | 'skipped' | 'failed';
  /** Why it waits, was skipped or failed. */
  readonly reason: string | null;
  /** How often a process took it up. */
  readonly attempts: number;
  /** Epoch ms: when it is expected, not before when it is tried next, when it ended. */
  readonly dueAt: number;
  readonly notBefore: number;
  readonly settledAt: number | null;
  readonly parts: readonly LedgerPart[];
}

export interface LedgerPart {
  /** 0 is the header. */
  readonly position: number;
  /** A `named` paper has no message of its own; `edit` changes a message that stands. */
  readonly kind: 'header' | 'paper' | 'edit' | 'named';
  readonly paper: PaperId | null;
  readonly state: 'waiting' | 'sending' | 'sent' | 'unknown' | 'failed';
  readonly attempts: number;
  /** Epoch ms. */
  readonly sentAt: number | null;
  readonly message: string | null;
}
