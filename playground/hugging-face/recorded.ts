// Recorded answers of Hugging Face -> days that can be played at any instant.
import type { Day } from '../../src/domain/edition.ts';
import { hoursOf } from '../../src/sources/hugging-face/hours.ts';
import type { LocalDay, LocalEntry, Reading, WireEntry } from './day.ts';

/** One line of a recording: what `GET /api/daily_papers?date=` answered at an instant. */
export interface RecordedList {
  readonly date: Day;
  /** An ISO time with its offset. */
  readonly fetched_at: string;
  readonly response: readonly WireEntry[];
}

/** One JSON document a line. Several lines of one day are readings of the same list, in any order. */
export function daysFromRecording(lines: string): LocalDay[] {
  const lists: RecordedList[] = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
  return [...Map.groupBy(lists, ({ date }) => date)].map(([day, ofDay]) => recordedDay(day, ofDay));
}

/** At the instant of a recording the day is exactly as recorded; in between it grows as far as can be known. */
function recordedDay(day: Day, lists: readonly RecordedList[]): LocalDay {
  const inTime = lists
    .map(({ fetched_at, response }) => ({ at: Date.parse(fetched_at), response }))
    .toSorted((one, other) => one.at - other.at);
  const readings = new Map<string, Reading[]>();
  // The newest reading gives the order of papers with equal votes.
  for (const { at, response } of inTime.toReversed()) {
    for (const entry of response) {
      const ofPaper = readings.get(entry.paper.id) ?? [];
      readings.set(entry.paper.id, [{ at, entry }, ...ofPaper]);
    }
  }
  const instants = inTime.map(({ at }) => at);
  return { day, entries: [...readings.values()].map((ofPaper) => recordedEntry(day, ofPaper, instants)) };
}

function recordedEntry(day: Day, readings: readonly Reading[], instants: readonly number[]): LocalEntry {
  const first = readings[0]?.at ?? 0;
  const last = readings.at(-1)?.at ?? 0;
  const goneAt = instants.find((at) => at > last);
  const notYet = instants.findLast((at) => at < first);
  const listedAt = notYet === undefined ? appeared(day, readings) : first;
  return { listedAt, readings, ...(goneAt === undefined ? {} : { goneAt }) };
}

/** The time inside `discussionId`, where it lies between the opening of the list and the first reading. */
function appeared(day: Day, [first]: readonly Reading[]): number {
  const { opensAt } = hoursOf(day);
  const readAt = first?.at ?? opensAt;
  const id = first?.entry.paper.discussionId;
  const discussedAt = typeof id === 'string' ? Number.parseInt(id.slice(0, 8), 16) * 1000 : opensAt;
  return Math.min(Math.max(discussedAt, opensAt), readAt);
}
