// Which lists of a source can have changed since they were read.
import { addDays, isWeekend } from './domain/calendar.ts';
import { covers, type Day } from './domain/edition.ts';
import { listDayAt } from './editions.ts';
import type { Clock } from './ops/clock.ts';
import { refusedAt } from './refusals.ts';
import type { Source } from './sources/source.ts';
import type { Database } from './store/database.ts';
import { editionOf, type StoredEdition } from './store/editions.ts';

/** How often a list that is over is read for late papers and for its votes, ms. */
const SETTLED_PACE = 12 * 3_600_000;
/** Lists that were missed in downtime are caught up with from so many days back; older ones when somebody asks. */
const CATCH_UP_DAYS = 14;

/** The days to read now, the newest first. */
export async function dueDays(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  source: Source,
): Promise<Day[]> {
  const now = clock.now();
  const days = readableDays(source, now);
  const editions = await Promise.all(days.map((day) => editionOf(db, source.name, day)));
  const last = listDayAt(source, now);
  const wanted = (await source.wanted?.()) ?? [];
  return days.filter((day, index) => {
    const edition = editions[index] ?? null;
    // What somebody has come to want since is as if it had not been read.
    if (edition && covers(edition, wanted)) return isDue(edition, source, { now, last });
    const refused = refusedAt(db, source.name, day);
    if (refused === null || isOver(refused, source.paceMs, now)) return true;
    const { opensAt } = source.hours(day);
    return refused < opensAt && opensAt <= now;
  });
}

function readableDays(source: Source, now: number): Day[] {
  const last = listDayAt(source, now);
  const next = addDays(last, 1);
  // Where the hours are a rule of thumb, the next list may have begun already.
  const begins = source.hours(next).opensAt - (source.hoursMayBeOffMs ?? 0) <= now;
  const back = source.lookBackDays === 0 ? 0 : Math.max(source.lookBackDays, CATCH_UP_DAYS);
  const past = Array.from({ length: back + 1 }, (_, days) => addDays(last, -days));
  return begins ? [next, ...past] : past;
}

function isDue(
  { asOf, state, day, count }: StoredEdition,
  { paceMs, lookBackDays }: Source,
  { now, last }: { readonly now: number; readonly last: Day },
): boolean {
  if (state !== 'open') return day >= addDays(last, -lookBackDays) && isOver(asOf, SETTLED_PACE, now);
  // No list of a weekend has ever had a paper: https://huggingface.co/papers, 66 of 66 recorded days.
  return isOver(asOf, isWeekend(day) && count === 0 ? 4 * paceMs : paceMs, now);
}

// A reading from the future (the clock has been set back, or the seeds) says nothing about now.
const isOver = (readAt: number, pace: number, now: number): boolean =>
  readAt > now || now - readAt >= pace * spread(readAt);

/** 0.9 to 1.1, another after each reading, so that many installations do not come at the same minute. */
const spread = (readAt: number): number => 0.9 + (0.2 * (Math.imul(readAt, 0x9e37_79b1) >>> 0)) / 2 ** 32;
