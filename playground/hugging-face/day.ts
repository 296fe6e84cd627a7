// A day's list as a play: each entry comes on at its instant, and its votes move from one reading to the next.
import type { Day } from '../../src/domain/edition.ts';

/** An entry as the wire has it. Whatever else stands in it is passed on as it is. */
export interface WireEntry {
  readonly paper: { readonly id: string; readonly upvotes?: number; readonly [field: string]: unknown };
  readonly numComments?: number;
  readonly [field: string]: unknown;
}

/** How an entry looked at an instant, epoch ms. */
export interface Reading {
  readonly at: number;
  readonly entry: WireEntry;
}

export interface LocalEntry {
  /** From when on it is in the list, epoch ms. It starts with no votes, unless its first reading is of that instant. */
  readonly listedAt: number;
  /** From when on it is not, where it is taken away again. */
  readonly goneAt?: number;
  /** In the order of time, at least one; between two of them votes move evenly, after the last they stand still. */
  readonly readings: readonly Reading[];
}

export interface LocalDay {
  readonly day: Day;
  readonly entries: readonly LocalEntry[];
}

/** The list at an instant, most votes first; entries with equal votes keep their order. */
export function listAt({ entries }: LocalDay, now: number): WireEntry[] {
  return entries
    .flatMap((entry) => entryAt(entry, now) ?? [])
    .sort((one, other) => votes(other) - votes(one));
}

function entryAt({ listedAt, goneAt = Infinity, readings }: LocalEntry, now: number): WireEntry | null {
  const [first] = readings;
  if (first === undefined || now < listedAt || now >= goneAt) return null;
  const before = readings.findLast((reading) => reading.at <= now);
  const after = readings.find((reading) => reading.at > now);
  const { entry } = before ?? first;
  if (after === undefined) return entry;
  const from = {
    at: before?.at ?? listedAt,
    votes: before ? votes(entry) : 0,
    comments: before?.entry.numComments ?? 0,
  };
  const share = (now - from.at) / (after.at - from.at);
  const between = (start: number, end: number) => Math.floor(start + (end - start) * share);
  return {
    ...entry,
    paper: { ...entry.paper, upvotes: between(from.votes, votes(after.entry)) },
    numComments: between(from.comments, after.entry.numComments ?? 0),
  };
}

function votes(entry: WireEntry): number {
  return entry.paper.upvotes ?? 0;
}
