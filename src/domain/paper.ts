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

/** A work with a version-free id. Absent facts are null or empty, never guessed. */
export interface Paper {
  readonly id: PaperId;
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
}

/** A paper with its texts as they read in a chat: mathematics as Unicode. */
export interface ShownPaper extends Paper {
  readonly shownTitle: string;
  readonly shownAbstract: string;
  readonly shownSummary: string | null;
}
