// GET /api/daily_papers, with what it refuses.
import { z } from 'zod';
import { hoursOf, type Roll } from '../../src/sources/hugging-face/hours.ts';
import { type LocalDay, listAt, type WireEntry } from './day.ts';

/** What a route says: `next` is the query of the page after this one, where there is one. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly next?: URLSearchParams;
}

export interface Stage {
  readonly days: readonly LocalDay[];
  readonly now: number;
  readonly roll: Roll;
}

const TRENDING_MS = 14 * 86_400_000;

const wholeNumber = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);
const query = z.strictObject({
  date: z.iso.date().optional(),
  sort: z.enum(['publishedAt', 'trending']).default('publishedAt'),
  limit: wholeNumber.pipe(z.int().min(1).max(100)).default(50),
  p: wholeNumber.default(0),
});

/** Like the real one: 400 names the parameter, a page past the end is an empty list. Weeks and months are not played. */
export function dailyPapers(asked: URLSearchParams, stage: Stage): Reply {
  const parsed = query.safeParse(Object.fromEntries(asked));
  if (!parsed.success) return refusal(z.prettifyError(parsed.error));
  const { date, sort, limit, p } = parsed.data;
  if (date !== undefined && hoursOf(date, stage.roll).opensAt > stage.now) {
    return refusal(`Invalid "date": must be at most ${lastOpenDay(stage)}`);
  }
  const all = date === undefined ? overAllDays(stage, sort) : listOf(stage, date);
  const body = all.slice(p * limit, (p + 1) * limit);
  if (all.length <= (p + 1) * limit) return { status: 200, body };
  const next = new URLSearchParams(asked);
  next.set('p', String(p + 1));
  return { status: 200, body, next };
}

function refusal(error: string): Reply {
  return { status: 400, body: { error } };
}

/** The real one names a bound that is not exact; nobody should read it. */
function lastOpenDay({ now }: Stage): string {
  return new Date(now - 86_400_000).toISOString().slice(0, 10);
}

function listOf({ days, now }: Stage, date: string): WireEntry[] {
  return days.filter(({ day }) => day === date).flatMap((day) => listAt(day, now));
}

/** Newest list first, as was seen on a Saturday; `trending` by votes over the last two weeks. */
function overAllDays({ days, now, roll }: Stage, sort: 'publishedAt' | 'trending'): WireEntry[] {
  const newestFirst = days.toSorted((one, other) => (one.day < other.day ? 1 : -1));
  if (sort === 'publishedAt') return newestFirst.flatMap((day) => listAt(day, now));
  const recent = newestFirst.filter(({ day }) => hoursOf(day, roll).closesAt > now - TRENDING_MS);
  return listAt({ day: '', entries: recent.flatMap(({ entries }) => entries) }, now);
}
