// What arXiv does not know of a paper: left empty, never guessed.
import type { Paper } from '../../domain/paper.ts';

export const UNKNOWN_TO_ARXIV = {
  summary: null,
  keywords: [],
  organization: null,
  code: null,
  projectUrl: null,
  thumbnailUrl: null,
  submittedBy: null,
  votes: null,
  comments: null,
} satisfies Partial<Paper>;
