// What stands in small under the papers of a digest: what is missing, how old it is, and how one keeps a paper.
import type { Line } from '../chat/message.ts';
import { dayIn, isWeekend, timeIn } from '../domain/calendar.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { zoneCity } from '../domain/zone.ts';
import type { DigestFacts } from './digest-facts.ts';
import { whyNotThere } from './edition.ts';
import { paperLine } from './paper.ts';
import { dayName, keepingSigns, moment, weekdayName } from './words.ts';

export function notes(facts: DigestFacts): Line[] {
  const { subscription, lateSince, misses } = facts;
  const { personal, number } = subscription;
  const found: Line[] = [];
  if (misses.length > 0) found.push(nearest(misses));
  found.push(...fromCopy(facts), ...listMissing(facts));
  if (lateSince !== null) found.push(lateNote(lateSince, facts));
  found.push(...howToKeep(facts));
  if (personal) found.push(['To stop this: ', { kind: 'command', line: `unfollow ${number}` }]);
  return found;
}

function howToKeep({
  subscription: { layout },
  papers,
  later,
  laterInThread,
  keepSigns,
}: DigestFacts): Line[] {
  const numbered = papers.length + (laterInThread ? 0 : later.length);
  if (numbered === 0) return [];
  // What has a post of its own is kept there.
  const signs = keepingSigns(numbered, layout === 'posts' ? papers.length + 1 : 1);
  if (layout === 'posts' && papers.length === 0) return [[HOW_TO_KEEP.list(keepSigns, signs)]];
  return [[HOW_TO_KEEP[layout](keepSigns, signs)]];
}

/** `Late: this was due on Mon 24 March at 09:00 Zurich.` */
export function lateNote(
  dueAt: number,
  { subscription: { zone }, now }: Pick<DigestFacts, 'subscription' | 'now'>,
): Line {
  const [day, today] = [dayIn(dueAt, zone), dayIn(now, zone)];
  const when = `${day === today ? '' : `on ${dayName(day, today)} `}at ${timeIn(dueAt, zone)}`;
  return [`Late: this was due ${when} ${zoneCity(zone)}.`];
}

// What the list holds by now nobody knows.
export function fromCopy({ editions, due, sourceTitle, subscription: { zone } }: DigestFacts): Line[] {
  const { failingSince } = due;
  const open = editions.find(({ state }) => state === 'open');
  if (!open || failingSince === null || open.asOf > failingSince) return [];
  const silent = `${sourceTitle} has not answered since ${moment(failingSince, zone)}`;
  return [[`${silent}; this is as of ${moment(open.asOf, zone)}.`]];
}

// What is shown is of the lists before, as the one that is due was not to be had.
function listMissing(facts: DigestFacts): Line[] {
  const { completes, due, editions, sourceTitle, subscription } = facts;
  const { cadence, freshness, zone } = subscription;
  const [newest] = editions;
  const isWanted = !completes && cadence !== 'weekly' && freshness === 'fresh' && !isWeekend(due.day);
  if (!isWanted || !newest || newest.day >= due.day || due.is === 'read') return [];
  const why = fromCopy(facts).length > 0 ? null : whyNotThere(due, sourceTitle, zone);
  const next = `${weekdayName(due.day)}’s papers come with the next digest.`;
  return [[why === null ? next : `${why} ${next}`]];
}

export const HOW_TO_KEEP = {
  thread: (signs: string, numbers: string) =>
    `React ${numbers} here to keep one, or ${signs} on a paper in the thread.`,
  list: (_: string, numbers: string) => `React ${numbers} to keep one.`,
  posts: (signs: string, numbers: string) =>
    `React ${signs} on a paper to keep it${numbers === '' ? '' : `, or ${numbers} here`}.`,
};

function nearest(misses: readonly ShownPaper[]): Line {
  const named = misses.flatMap((paper, index) => [index === 0 ? 'Nearest: ' : ', ', ...paperLine(paper)]);
  return [...named, '.'];
}
