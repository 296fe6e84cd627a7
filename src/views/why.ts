// Why a paper is in a digest, beside its list: who submitted it, what on the team's shelf it is near.
import { clip } from '../text/clip.ts';
import { submittedMark } from './submissions.ts';

export interface ShownWhy {
  /** Null where it was submitted but the submission was taken back since. */
  readonly submitted?: { readonly name: string; readonly votes: number; readonly why: string } | null;
  readonly near?: { readonly title: string | null; readonly count: number };
  /** By how many it was kept. */
  readonly kept?: number;
}

const LONGEST_TITLE = 60;

/** In a line of a list. */
export const whyMarks = ({ submitted, near }: ShownWhy): readonly string[] => [
  ...(submitted ? [submittedMark({ ...submitted, why: '' })] : []),
  ...nearTeam(near),
];

/** Under a paper that has a post of its own. */
export const whyLines = ({ submitted, near, kept }: ShownWhy): readonly string[] => [
  ...(submitted ? [submittedMark(submitted)] : []),
  ...(kept === undefined ? [] : [`kept by ${kept} of the team`]),
  ...nearTeam(near),
];

function nearTeam(near: ShownWhy['near']): string[] {
  if (!near || near.count === 0 || near.title === null) return [];
  const title = clip(near.title, LONGEST_TITLE);
  return [
    near.count === 1 ? `near one the team kept: ${title}` : `near ${near.count} the team kept: ${title}, …`,
  ];
}
