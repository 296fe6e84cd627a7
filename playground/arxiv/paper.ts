// A paper as the local arXiv has it, and when it announced it.
import type { Day } from '../../src/domain/edition.ts';

/** A day in a feed: the first one is of version 1, each later one of the version after it. */
export interface LocalAnnouncement {
  /** In New York. */
  readonly day: Day;
  readonly kind: 'new' | 'replace';
}

export interface LocalPaper {
  /** Without version. */
  readonly id: string;
  /** From 1. */
  readonly version: number;
  /** As the authors typed them, LaTeX and all. */
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  /** The first is the primary one; none where it is not known here. */
  readonly categories: readonly string[];
  /** ISO times of version 1 and of this version; left out where they are not known here. */
  readonly published?: string;
  readonly updated?: string;
  readonly comment?: string;
  readonly doi?: string;
  readonly journalRef?: string;
  readonly announced?: readonly LocalAnnouncement[];
}

/** Text for XML. */
export function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
