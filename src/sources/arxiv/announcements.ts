// The feed of some categories as the list of a day. The feed is rebuilt at midnight in New York and then is whole:
// https://info.arxiv.org/help/rss.html
import { Temporal } from 'temporal-polyfill';
import type { AnnounceKind, Day } from '../../domain/edition.ts';
import { SourceError } from '../../domain/errors.ts';
import type { DayList, Source } from '../source.ts';
import type { Announcements } from './rss.ts';

const ZONE = 'America/New_York';
/** After it nobody waits any more for a category whose feed is late. */
const SETTLED = { hours: 6 };

/** From the rebuilding of the feeds to when all of them should have come. */
export function hoursOf(day: Day): ReturnType<Source['hours']> {
  const opens = Temporal.PlainDate.from(day).toZonedDateTime(ZONE);
  return { opensAt: opens.epochMilliseconds, closesAt: opens.add(SETTLED).epochMilliseconds };
}

/** New papers and those new to a category; a new version of an old paper is an update, not a part of the list. */
export function toDayList(day: Day, feed: Announcements): DayList {
  if (feed.day < day) throw new SourceError('not-open', `arXiv’s feed is late: it still has ${feed.day}`);
  if (feed.day > day) throw new SourceError('not-found', `arXiv’s feed has moved on to ${feed.day}`);
  const kinds = new Map<string, AnnounceKind>();
  const listed = new Map(
    feed.items.flatMap(({ paper, kind }) => {
      if (kind !== 'new' && kind !== 'cross') return [];
      // With several categories asked for, one is the home of a paper that the other only crosses.
      kinds.set(paper.id, kinds.get(paper.id) === 'new' ? 'new' : kind);
      return [[paper.id, paper] as const];
    }),
  );
  const updates = feed.items
    .filter(({ paper }) => !listed.has(paper.id))
    .map(({ paper }) => ({ ...paper, updatedOn: day }));
  return { day, papers: [...listed.values()], rejected: feed.rejected, kinds, updates };
}
