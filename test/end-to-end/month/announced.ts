// Announcements of arXiv, composed: papers as they were recorded, with their categories, each announced on the day on which
// whoever recorded them saw it first. The announcements themselves nobody has recorded but for one day.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { LocalAnnouncement, LocalPaper } from '../../../playground/arxiv/paper.ts';
import { addDays, isWeekend } from './known.ts';

interface Line {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly comment: string | null;
  readonly first_seen: string;
  readonly last_seen: string;
}

/** Of those that Hugging Face does not list one in seven is announced: a month of all says no more and takes longer. */
const EVERY = 7;

/** Who looked on a Monday saw Friday's papers still; later than this it is news again. */
const STILL_THE_SAME = 4;

interface Wanted {
  /** The first and the last day, of one month. */
  readonly first: string;
  readonly last: string;
  /** Papers of any time. */
  readonly others: ReadonlySet<string>;
}

/** What was seen between two days, and the others. What was seen again much later is announced then as a new version. */
export function announcedBetween(file: string, { first, last, others }: Wanted): LocalPaper[] {
  // To read all of it would take longer than the month.
  const isNear = (text: string) =>
    text.includes(`_seen":"${first.slice(0, 7)}`) || others.has(/^\{"id":"([^"]+)/.exec(text)?.[1] ?? '');
  const isWanted = ({ id, first_seen, last_seen }: Line) =>
    others.has(id) || (Number(id.slice(-5)) % EVERY === 0 && first_seen <= last && last_seen >= first);
  const lines = gunzipSync(readFileSync(file)).toString().split('\n');
  return lines
    .filter(isNear)
    .map((text): Line => JSON.parse(text))
    .filter(isWanted)
    .map(localPaper);
}

function localPaper(line: Line): LocalPaper {
  const { id, title, abstract, authors, categories, comment } = line;
  const announced = announcements(line);
  return {
    id,
    version: announced.length,
    title,
    abstract,
    authors,
    categories,
    ...(comment === null ? {} : { comment }),
    announced,
  };
}

function announcements({ first_seen, last_seen }: Line): LocalAnnouncement[] {
  const day = workingDay(first_seen);
  const again = addDays(day, STILL_THE_SAME) < last_seen && !isWeekend(last_seen);
  return [{ day, kind: 'new' }, ...(again ? [{ day: last_seen, kind: 'replace' } as const] : [])];
}

// Nothing is announced at weekends: what was seen then first had come on Friday.
function workingDay(day: string): string {
  return isWeekend(day) ? workingDay(addDays(day, -1)) : day;
}
