// Fills the past with the lists of a source, one request a second, and goes on where it was left.
import { addDays, isWeekend } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import { type IngestDeps, ingestDay } from '../ingest.ts';
import type { Source } from '../sources/source.ts';
import { editionOf } from '../store/editions.ts';
import { sourceState } from '../store/sources.ts';
import { restOver } from './rest-over.ts';

/** Well under the 500 requests in five minutes that Hugging Face gives to everybody: facts of its rate limits. */
const PACE = 1_000;
/** How often a day is asked for before it is given up. */
const TRIES = 3;
/** So many failures one after another are the source's and not a day's; by then it was left alone for half an hour. */
const HOPELESS = 5;

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

export interface Filling extends IngestDeps {
  readonly source: Source;
  readonly stopping: AbortSignal;
  readonly onDay: (at: { readonly day: Day; readonly done: number; readonly days: number }) => void;
  readonly onRest: (until: number) => void;
}

export interface Filled {
  /** Days to read, those that were whole already not among them. */
  readonly days: number;
  readonly whole: number;
  readonly read: number;
  /** Listed on the days that were read. */
  readonly papers: number;
  readonly missing: readonly { readonly day: Day; readonly reason: string }[];
}

/** Asks for each weekday whose list is not stored whole, the newest first. Never rejects for a source's fault. */
export async function fillPast(span: Span, filling: Filling): Promise<Filled> {
  const { db, source, clock, stopping } = filling;
  const { open, whole } = await plan(span, filling);
  const waiting = open.map((day) => ({ day, tries: 0 }));
  const missing: { day: Day; reason: string }[] = [];
  let [read, papers, failures] = [0, 0, 0];
  while (waiting.length > 0 && failures < HOPELESS && (await restOver(filling, source.name))) {
    const next = waiting.shift();
    if (!next) break;
    const reason = await faultOf(filling, next.day);
    if (stopping.aborted) break;
    failures = reason === null ? 0 : failures + 1;
    if (reason === null) {
      read += 1;
      papers += (await editionOf(db, source.name, next.day))?.count ?? 0;
    } else if (next.tries + 1 < TRIES) waiting.push({ day: next.day, tries: next.tries + 1 });
    else missing.push({ day: next.day, reason });
    filling.onDay({ day: next.day, done: read + missing.length, days: open.length });
    if (waiting.length > 0) await clock.sleep(PACE, stopping).catch(() => {});
  }
  if (failures >= HOPELESS) {
    const reason = (await sourceState(db, source.name)).lastError ?? 'it does not answer';
    for (const { day } of waiting) missing.push({ day, reason });
  }
  return { days: open.length, whole, read, papers, missing };
}

async function plan({ from, to }: Span, { db, source, clock }: Filling) {
  const open: Day[] = [];
  let whole = 0;
  for (let day = to; day >= from; day = addDays(day, -1)) {
    // No list of a weekend has ever had a paper, and one that is not open yet is not of the past.
    if (isWeekend(day) || source.hours(day).opensAt > clock.now()) continue;
    const edition = await editionOf(db, source.name, day);
    if (edition && edition.state !== 'open') whole += 1;
    else open.push(day);
  }
  return { open, whole };
}

/** Why a day could not be read; null where it was. */
async function faultOf(filling: Filling, day: Day): Promise<string | null> {
  const { db, source, stopping } = filling;
  try {
    if (!(await ingestDay(filling, source, day, stopping)))
      return (await sourceState(db, source.name)).lastError ?? 'it did not answer';
  } catch (error) {
    if (stopping.aborted) return 'stopped';
    throw error;
  }
  return (await editionOf(db, source.name, day)) ? null : `${source.title} has no list for this day`;
}
