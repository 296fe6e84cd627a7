// What is true of the lists at an instant, found out from the play itself and not by the program's own means.
import { type LocalDay, listAt } from '../../playground/hugging-face/day.ts';
import type { Day } from '../../src/domain/edition.ts';
import { hoursOf, type Roll } from '../../src/sources/hugging-face/hours.ts';

const DAY_MS = 86_400_000;
const dayAt = (at: number): Day => new Date(at).toISOString().slice(0, 10);

/** The day whose list Hugging Face keeps open. */
function openDayAt(now: number, roll: Roll): Day {
  const days = [1, 0, -1].map((offset) => dayAt(now + offset * DAY_MS));
  return days.find((day) => hoursOf(day, roll).opensAt <= now) ?? dayAt(now - 2 * DAY_MS);
}

export interface Truth {
  /** The newest day with a paper, of the open one or before; null while there is none. */
  readonly newest: Day | null;
  readonly openDay: Day;
  /** How many papers of `newest` have ever been seen until now. */
  readonly count: number;
  readonly closed: boolean;
  /** How long it has been so, ms. */
  readonly closedFor: number;
}

/** A truth that remembers what it has seen: a paper that is taken from a list again was in it. */
export function truthOf(days: readonly LocalDay[], roll: Roll): (now: number) => Truth {
  const seen = new Map<Day, Set<string>>();
  return (now) => {
    const openDay = openDayAt(now, roll);
    for (const day of days.filter((one) => one.day <= openDay)) {
      const ofDay = seen.get(day.day) ?? new Set();
      for (const { paper } of listAt(day, now)) ofDay.add(paper.id);
      seen.set(day.day, ofDay);
    }
    const newest = [...seen]
      .filter(([, papers]) => papers.size > 0)
      .map(([day]) => day)
      .sort()
      .at(-1);
    const closedFor = newest === undefined ? 0 : now - hoursOf(newest, roll).closesAt;
    return {
      newest: newest ?? null,
      openDay,
      count: newest === undefined ? 0 : (seen.get(newest)?.size ?? 0),
      closed: closedFor >= 0,
      closedFor,
    };
  };
}
