// Lists made up for a test: papers named by their subject, that come on at their hours.
import type { LocalDay } from '../../playground/hugging-face/day.ts';
import { hoursOf } from '../../src/sources/hugging-face/hours.ts';

export interface MadeUpPaper {
  /** Five digits; the paper is `2503.<digits>`. */
  readonly id: string;
  readonly title: string;
  readonly votes: number;
  /** Hours after the list opens at which it comes on; 1 unless told. */
  readonly after?: number;
  readonly abstract?: string;
}

const HOUR = 3_600_000;

/** A list whose papers have all their votes from the moment they come on. */
export function madeUpDay(day: string, papers: readonly MadeUpPaper[]): LocalDay {
  const { opensAt } = hoursOf(day);
  return {
    day,
    entries: papers.map(({ id, title, votes, after = 1, abstract }) => {
      const listedAt = opensAt + after * HOUR;
      const entry = {
        paper: {
          id: `2503.${id}`,
          title,
          summary: abstract ?? `We study ${title.toLowerCase()}.`,
          authors: [{ name: 'Ada Example', hidden: false }],
          publishedAt: '2025-03-01T00:00:00.000Z',
          submittedOnDailyAt: `${day}T00:00:00.000Z`,
          upvotes: votes,
        },
        title,
        publishedAt: '2025-03-01T00:00:00.000Z',
        numComments: 0,
      };
      return { listedAt, readings: [{ at: listedAt, entry }] };
    }),
  };
}

/** Papers `from` to `to`, the first with most votes, named by their subject and number. */
export const madeUpPapers = (from: number, to: number, subject = 'Diffusion'): MadeUpPaper[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    id: String(from + index).padStart(5, '0'),
    title: `${subject} number ${from + index}`,
    votes: 100 - index,
  }));
