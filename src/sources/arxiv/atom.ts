// An answer of arXiv's query API -> papers. The old format (until late 2025) and the new one give the same.
// https://info.arxiv.org/help/api/user-manual.html
import { z } from 'zod';
import { SourceError } from '../../domain/errors.ts';
import { NOTHING_KNOWN, type Paper } from '../../domain/paper.ts';
import { parsePaperId } from '../../domain/paper-id.ts';
import type { Answer } from '../../net/once.ts';
import { cleanLines } from '../clean.ts';
import type { Rejected } from '../source.ts';
import { arxivLine, saysWithdrawn } from './text.ts';

export interface AtomPage {
  readonly papers: readonly Paper[];
  readonly rejected: readonly Rejected[];
  /** How many the whole search has, not this page. */
  readonly total: number;
}

const text = z.object({ value: z.string() }).optional().catch(undefined);
const words = z.string().optional().catch(undefined);
const term = z.object({ term: z.string() }).optional().catch(undefined);

const wireEntry = z.object({
  id: z.string(),
  title: text,
  summary: text,
  published: z.string().optional().catch(undefined),
  updated: z.string().optional().catch(undefined),
  authors: z
    .array(z.object({ name: z.string().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  categories: z
    .array(z.object({ term: z.string().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  arxiv: z
    .object({ comment: words, doi: words, journalRef: words, primaryCategory: term })
    .optional()
    .catch(undefined),
});
type WireEntry = z.infer<typeof wireEntry>;

const wireFeed = z.object({
  entries: z.array(z.unknown()).default([]),
  opensearch: z.object({ totalResults: z.int() }),
});

const TITLE = 1_000;
const TEXT = 20_000;
const NAME = 200;
const AUTHORS = 10_000;

/** SourceError `unreadable` for what is no whole feed, `not-found` where arXiv calls an id ill-formed. */
export async function readAtom(answer: Answer): Promise<AtomPage> {
  const { host } = answer.url;
  // The parser takes some cut documents for whole ones.
  if (!/<\/feed>\s*$/.test(answer.text)) throw notAFeed(answer);
  // 100 ms to load, so only where it is needed.
  const { parseAtomFeed } = await import('feedsmith');
  const feed = wireFeed.safeParse(attempt(() => parseAtomFeed(answer.text)));
  if (!feed.success) throw notAFeed(answer);
  const { entries, opensearch } = feed.data;
  const reads = entries.map(readEntry);
  const fault = reads.find((read) => 'fault' in read);
  if (fault) {
    const reason = /^incorrect id format/i.test(fault.fault) ? 'not-found' : 'unreadable';
    throw new SourceError(reason, `${host} refused: ${fault.fault}`);
  }
  if (answer.status !== 200) throw notAFeed(answer);
  return {
    papers: reads.flatMap((read) => ('paper' in read ? [read.paper] : [])),
    rejected: reads.flatMap((read, index) =>
      'reason' in read ? [{ index, id: read.id, reason: read.reason }] : [],
    ),
    total: opensearch.totalResults,
  };
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function notAFeed({ url, status }: Answer): SourceError {
  return new SourceError(
    'unreadable',
    `${url.host} answered ${status} with something else than a whole feed`,
  );
}

type Read =
  | { readonly paper: Paper }
  | { readonly id: string | null; readonly reason: string }
  | { readonly fault: string };

function readEntry(value: unknown): Read {
  const parsed = wireEntry.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { id: null, reason: `${issue?.path.join('.') || 'entry'}: ${issue?.message}` };
  }
  const entry = parsed.data;
  // An error is a normal entry, with status 400 or 200.
  if (/\/api\/errors\b/.test(entry.id)) return { fault: arxivLine(entry.summary?.value ?? 'no reason', 300) };
  const id = parsePaperId(entry.id);
  if (id === null) return { id: arxivLine(entry.id, NAME), reason: 'id: no arXiv id' };
  const title = arxivLine(entry.title?.value ?? '', TITLE);
  return title === ''
    ? { id, reason: 'title: missing or empty' }
    : { paper: { id, title, ...factsOf(entry) } };
}

function factsOf(entry: WireEntry): Omit<Paper, 'id' | 'title'> {
  const abstract = arxivLine(entry.summary?.value ?? '', TEXT);
  const comment = arxivLine(entry.arxiv?.comment ?? '', TEXT);
  const names = (entry.authors ?? []).map(({ name }) => arxivLine(name ?? '', NAME));
  const terms = [entry.arxiv?.primaryCategory, ...(entry.categories ?? [])].map(
    (category) => category?.term ?? '',
  );
  return {
    ...NOTHING_KNOWN,
    textFrom: 'arxiv',
    abstract,
    authors: cleanLines(names, NAME, AUTHORS),
    publishedOn: utcDay(entry.published),
    categories: cleanLines(terms, NAME, 100),
    withdrawn: saysWithdrawn(abstract, comment),
    version: versionOf(entry.id),
    updatedOn: utcDay(entry.updated),
    comment: comment || null,
    doi: doiOf(entry.arxiv?.doi),
    journalRef: arxivLine(entry.arxiv?.journalRef ?? '', TITLE) || null,
  };
}

function versionOf(id: string): number | null {
  const version = /v(\d{1,4})$/.exec(id)?.[1];
  return version === undefined ? null : Number(version);
}

// Some authors name several, with blanks between them: the first is the work's own.
function doiOf(typed: string | undefined): string | null {
  return /^\s*(10\.\d{4,9}\/\S{1,200})/.exec(typed ?? '')?.[1] ?? null;
}

function utcDay(time: string | undefined): string | null {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10);
}
