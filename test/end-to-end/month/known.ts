// What could be known of the lists, found out from the play and from what Hugging Face was asked, and not by the
// program's own means.
import { type LocalDay, listAt } from '../../../playground/hugging-face/day.ts';
import { hoursOf } from '../../../src/sources/hugging-face/hours.ts';

export interface KnownPaper {
  readonly id: string;
  readonly title: string;
  readonly votes: number;
  readonly hasCode: boolean;
}

const DAY = 86_400_000;
const dateAt = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const closesAt = (day: string): number => hoursOf(day).closesAt;
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());
export const addDays = (day: string, count: number): string => dateAt(Date.parse(day) + count * DAY);

/** The day whose list Hugging Face keeps open. */
export function openDayAt(now: number): string {
  const days = [1, 0].map((offset) => dateAt(now + offset * DAY));
  return days.find((day) => hoursOf(day).opensAt <= now) ?? dateAt(now - DAY);
}

interface Asked {
  readonly path: string;
  readonly at: number;
  readonly status: number;
}

export type Known = ReturnType<typeof knownFrom>;

/** Learns from every answer that Hugging Face gave; what was once listed stays so. */
export function knownFrom(days: readonly LocalDay[], requests: readonly Asked[]) {
  const lists = new Map<string, Set<string>>();
  const papers = new Map<string, KnownPaper>();
  let read = 0;
  return {
    /** Takes in what was asked since. */
    learn(): void {
      for (; read < requests.length; read++) {
        const { path, at, status } = requests[read] as Asked;
        const day = new URL(path, 'http://localhost').searchParams.get('date');
        const played = days.find((one) => one.day === day);
        if (!played || (status !== 200 && status !== 304)) continue;
        const list = lists.get(played.day) ?? new Set();
        lists.set(played.day, list);
        for (const { paper, title } of listAt(played, at)) {
          list.add(paper.id);
          const hasCode = String(paper.githubRepo ?? '').startsWith('https://github.com/');
          const known = {
            id: paper.id,
            title: String(paper.title ?? title),
            votes: paper.upvotes ?? 0,
            hasCode,
          };
          papers.set(paper.id, known);
        }
      }
    },
    count: (day: string): number => lists.get(day)?.size ?? 0,
    /** Each once, most votes first. */
    papersOf: (some: readonly string[]): KnownPaper[] =>
      [...new Set(some.flatMap((day) => [...(lists.get(day) ?? [])]))]
        .flatMap((id) => papers.get(id) ?? [])
        .sort((one, other) => other.votes - one.votes || (one.id < other.id ? -1 : 1)),
    paper: (id: string): KnownPaper | undefined => papers.get(id),
    /** The newest day with papers, of `until` or before. */
    newest: (until: string): string | undefined =>
      [...lists]
        .filter(([day, list]) => day <= until && list.size > 0)
        .map(([day]) => day)
        .sort()
        .at(-1),
  };
}
