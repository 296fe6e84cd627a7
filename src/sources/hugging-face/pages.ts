// A list over all its pages. A short page is not the last one; only a missing `rel="next"` is.
import { SourceError } from '../../domain/errors.ts';
import type { Get } from '../../net/fetch.ts';
import { readJson } from '../../net/json.ts';
import type { Answer } from '../../net/once.ts';

/** 2,000 papers; the longest day seen has 92. */
const MAX_PAGES = 20;

/** All entries in their order. SourceError `unreadable` for a next page without end and for what is no list. */
export async function readPages(first: Answer, get: Get, signal?: AbortSignal): Promise<readonly unknown[]> {
  const entries = entriesOf(first);
  const seen = new Set([first.url.href]);
  for (let next = nextPage(first); next !== null; ) {
    if (seen.has(next.href) || seen.size === MAX_PAGES) {
      throw new SourceError('unreadable', `${next.host} names a next page without end`);
    }
    seen.add(next.href);
    const page = await get(next, signal);
    entries.push(...entriesOf(page));
    next = nextPage(page);
  }
  return entries;
}

/** The entries of one page in their order; SourceError `unreadable` for what is no list. */
export function entriesOf(answer: Answer): unknown[] {
  const host = answer.url.host;
  if (answer.status !== 200) throw new SourceError('unreadable', `${host} answered ${answer.status}`);
  const value = readJson(answer);
  if (!Array.isArray(value)) throw new SourceError('unreadable', `${host} sent something else than a list`);
  return value;
}

/** Only the query of the link is taken, so that a link can never lead to another address than ours. */
function nextPage({ headers, url }: Answer): URL | null {
  const link = /<([^<>]*)>[^,<]*;\s*rel="?next"?/i.exec(headers.get('link') ?? '');
  const named = link?.[1] === undefined ? null : URL.parse(link[1], url.href);
  if (named === null) return null;
  const next = new URL(url);
  next.search = named.search;
  return next;
}
