// What we know of a paper. Texts are as the source gave them, white space folded; how they read in a chat is
// decided when they are stored (store/papers.ts) and shown (views/).
import type { PaperId } from './paper-id.ts';

export interface Organization {
  readonly name: string;
  /** The name to show: `Google DeepMind` where the handle is `google-deepmind`. */
  readonly fullName: string;
}

export interface CodeLink {
  readonly url: string;
  readonly stars: number | null;
  /** `auto`: found by Hugging Face, may be someone else's; never called official. */
  readonly addedBy: 'user' | 'auto' | null;
}

/**
 * Who gave title, abstract and authors, the least faithful first: Hugging Face strips mathematics, and arXiv's feed runs
 * authors together.
 */
export const TEXT_SOURCES = ['seeds', 'huggingface', 'arxiv-feed', 'arxiv'] as const;
export type TextSource = (typeof TEXT_SOURCES)[number];

/** A work with a version-free id. Absent facts are null or empty, never guessed. */
export interface Paper {
  readonly id: PaperId;
  readonly textFrom: TextSource;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  /** Day of arXiv's first version, `YYYY-MM-DD`, or `YYYY-MM` where only the month is known. */
  readonly publishedOn: string | null;
  /** One or two sentences made by a model at Hugging Face. */
  readonly summary: string | null;
  readonly keywords: readonly string[];
  readonly categories: readonly string[];
  readonly organization: Organization | null;
  readonly code: CodeLink | null;
  readonly projectUrl: string | null;
  /** A picture on Hugging Face's own host. */
  readonly thumbnailUrl: string | null;
  readonly submittedBy: string | null;
  readonly votes: number | null;
  readonly comments: number | null;
  readonly withdrawn: boolean;
  /** arXiv's newest version, from 1. */
  readonly version: number | null;
  /** Day of that version, `YYYY-MM-DD`. */
  readonly updatedOn: string | null;
  /** What the authors say of it on arXiv: `12 pages, accepted at ICML`. */
  readonly comment: string | null;
  readonly doi: string | null;
  readonly journalRef: string | null;
}

/** What is known of a paper of which nothing is known. */
export const NOTHING_KNOWN = {
  publishedOn: null,
  summary: null,
  keywords: [],
  categories: [],
  organization: null,
  code: null,
  projectUrl: null,
  thumbnailUrl: null,
  submittedBy: null,
  votes: null,
  comments: null,
  withdrawn: false,
  version: null,
  updatedOn: null,
  comment: null,
  doi: null,
  journalRef: null,
} satisfies Partial<Paper>;

/** A paper with its texts as they read in a chat: mathematics as Unicode. */
export interface ShownPaper extends Paper {
  readonly shownTitle: string;
  readonly shownAbstract: string;
  readonly shownSummary: string | null;
}
