// The days that a trial plays: the seeds' own list, and two rehearsals after it.
import type { Day } from '../../src/domain/edition.ts';
import { hoursOf } from '../../src/sources/hugging-face/hours.ts';
import { readSeeds } from '../../src/sources/seeds.ts';
import type { LocalDay, LocalEntry, WireEntry } from './day.ts';
import { type RehearsedPaper, rehearsal } from './rehearsal.ts';

const MINUTE_MS = 60_000;

/** 2025-03-11 with the ten papers of the seeds, 2025-03-12 and 2025-03-13 rehearsed; every vote is made up. */
export function trialDays(): LocalDay[] {
  const rehearsed = Object.entries(rehearsal).map(([day, papers]) => ({
    day,
    entries: papers.map((paper) => rehearsedEntry(day, paper)),
  }));
  return [seedDay(), ...rehearsed];
}

/** Made up, like the hours at which the papers come on: the page that the seeds come from showed neither. */
const SEED_VOTES: readonly number[] = [34, 27, 22, 31, 46, 18, 25, 87, 14, 12];
const SEED_COMMENTS: readonly number[] = [1, 0, 2, 1, 3, 0, 1, 4, 0, 1];
const MINUTES_BETWEEN_SEEDS = 14;

function seedDay(): LocalDay {
  const { day, papers } = readSeeds();
  const entries = papers.map(({ code, ...paper }, index) => {
    const wire = wireEntry(day, {
      ...paper,
      votes: SEED_VOTES[index] ?? 5,
      comments: SEED_COMMENTS[index] ?? 0,
    });
    return entryOf(day, (index + 1) * MINUTES_BETWEEN_SEEDS, code ? withCode(wire, code.url) : wire);
  });
  return { day, entries };
}

function rehearsedEntry(day: Day, { listedAfter, about, ...paper }: RehearsedPaper): LocalEntry {
  const wire = wireEntry(day, paper);
  return entryOf(day, listedAfter, { ...wire, paper: { ...wire.paper, ai_summary: about } });
}

/** Votes and comments grow from nothing to what the wire has, evenly until the list closes. */
function entryOf(day: Day, listedAfter: number, entry: WireEntry): LocalEntry {
  const { opensAt, closesAt } = hoursOf(day);
  return { listedAt: opensAt + listedAfter * MINUTE_MS, readings: [{ at: closesAt, entry }] };
}

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly publishedOn: string | null;
  readonly votes: number;
  readonly comments: number;
}

/** In today's shape. A date of which only the month is certain is left out: the wire has no form for it. */
function wireEntry(
  day: Day,
  { id, title, abstract, authors, publishedOn, votes, comments }: Listed,
): WireEntry {
  const publishedAt = publishedOn?.length === 10 ? { publishedAt: `${publishedOn}T00:00:00.000Z` } : {};
  return {
    paper: {
      id,
      title,
      summary: abstract,
      authors: authors.map((name) => ({ name, hidden: false })),
      ...publishedAt,
      submittedOnDailyAt: `${day}T00:00:00.000Z`,
      upvotes: votes,
    },
    title,
    summary: abstract,
    ...publishedAt,
    numComments: comments,
  };
}

function withCode(entry: WireEntry, githubRepo: string): WireEntry {
  return { ...entry, paper: { ...entry.paper, githubRepo } };
}
