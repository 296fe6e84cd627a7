// arXiv's daily feed of some categories -> what was announced. https://info.arxiv.org/help/rss_specifications.html
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { AnnounceKind, Day } from '../../domain/edition.ts';
import { SourceError } from '../../domain/errors.ts';
import { NOTHING_KNOWN, type Paper } from '../../domain/paper.ts';
import { parsePaperId } from '../../domain/paper-id.ts';
import type { Answer } from '../../net/once.ts';
import { cleanLines } from '../clean.ts';
import type { Rejected } from '../source.ts';
import { arxivLine, saysWithdrawn } from './text.ts';

/** The `replace` kinds are new versions of old papers. */
type FeedKind = AnnounceKind | 'replace' | 'replace-cross';

interface Announced {
  readonly paper: Paper;
  readonly kind: FeedKind;
  readonly version: number;
}

export interface Announcements {
  /** The day of announcement in New York; a stale feed still names its old one. */
  readonly day: Day;
  /** When arXiv built the feed, epoch ms. */
  readonly builtAt: number;
  /** In the order of the feed; none on weekends and holidays. */
  readonly items: readonly Announced[];
  readonly rejected: readonly Rejected[];
}

const wireItem = z.object({
  title: z.string(),
  link: z.string(),
  description: z.string(),
  categories: z.array(z.object({ name: z.string().optional().catch(undefined) })).default([]),
  dc: z.object({ creators: z.array(z.string()).default([]) }).default({ creators: [] }),
});

const wireFeed = z.object({
  title: z.string().regex(/updates on arXiv\.org/),
  pubDate: z.string(),
  lastBuildDate: z.string(),
  items: z.array(z.unknown()).default([]),
});

/** SourceError `unreadable` for what is no whole feed of arXiv, an unknown category included. */
export async function readRss(answer: Answer): Promise<Announcements> {
  const { url, status, text } = answer;
  const whole = status === 200 && /<\/rss>\s*$/.test(text);
  const feed = wireFeed.safeParse(whole ? await parse(text) : undefined);
  const builtAt = Date.parse(feed.data?.lastBuildDate ?? '');
  const publishedAt = Date.parse(feed.data?.pubDate ?? '');
  if (!feed.success || Number.isNaN(builtAt) || Number.isNaN(publishedAt)) {
    throw new SourceError(
      'unreadable',
      `${url.host} answered ${status} with something else than a whole feed`,
    );
  }
  const reads = feed.data.items.map(readItem);
  return {
    day: newYorkDay(publishedAt),
    builtAt,
    items: reads.flatMap((read) => ('paper' in read ? [read] : [])),
    rejected: reads.flatMap((read, index) => ('reason' in read ? [{ index, ...read }] : [])),
  };
}

async function parse(text: string): Promise<unknown> {
  const { parseRssFeed } = await import('feedsmith');
  try {
    return parseRssFeed(text);
  } catch {
    return undefined;
  }
}

function newYorkDay(at: number): Day {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('America/New_York')
    .toPlainDate()
    .toString();
}

// The parser drops arxiv:announce_type; the description says the same, with the version.
const OPENING =
  /^\s*arXiv:(\S+?)v(\d+)\s+Announce Type:\s*(new|cross|replace-cross|replace)\s+(?:Abstract:\s*)?/;

function readItem(value: unknown): Announced | { readonly id: string | null; readonly reason: string } {
  const parsed = wireItem.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { id: null, reason: `${issue?.path.join('.') || 'item'}: ${issue?.message}` };
  }
  const { title, link, description, categories, dc } = parsed.data;
  const id = parsePaperId(link);
  if (id === null) return { id: arxivLine(link, 200), reason: 'link: no arXiv id' };
  const [opening, , version, kind] = OPENING.exec(description) ?? [];
  if (opening === undefined) return { id, reason: 'description: no announce type' };
  const name = arxivLine(title, 1_000);
  if (name === '') return { id, reason: 'title: missing or empty' };
  const abstract = arxivLine(description.slice(opening.length), 20_000);
  const paper: Paper = {
    ...NOTHING_KNOWN,
    textFrom: 'arxiv-feed',
    id,
    title: name,
    abstract,
    authors: authorsOf(dc.creators),
    categories: cleanLines(
      categories.map((category) => category.name ?? ''),
      200,
      100,
    ),
    withdrawn: saysWithdrawn(abstract, ''),
    version: Number(version),
  };
  return { paper, kind: kind as FeedKind, version: Number(version) };
}

/** One string with commas: a name that holds a comma comes apart here. The query API has them whole. */
function authorsOf(creators: readonly string[]): readonly string[] {
  const names = creators.flatMap((creator) => creator.split(/,\s+/)).map((name) => arxivLine(name, 200));
  return cleanLines(names, 200, 10_000);
}
