// arXiv: single papers, searches and daily announcements, all through one Pace.

import { knownCategory } from '../../domain/arxiv-categories.ts';
import { SourceError } from '../../domain/errors.ts';
import { type PaperId, parsePaperId } from '../../domain/paper-id.ts';
import { createGet, type Outside } from '../../net/fetch.ts';
import type { Pace } from '../../net/pace.ts';
import type { RestMemory } from '../../net/rest.ts';
import { hoursOnce } from '../hours-once.ts';
import type { FoundPapers, Source } from '../source.ts';
import { hoursOf, toDayList } from './announcements.ts';
import { type AtomPage, readAtom } from './atom.ts';
import { searchQuery } from './query.ts';
import { readRss } from './rss.ts';

interface ArxivSettings extends Outside {
  /** One request every three seconds, over API and feeds together: https://info.arxiv.org/help/api/tou.html */
  readonly pace: Pace;
  readonly restMemory?: RestMemory;
  /** The categories whose announcements somebody wants. */
  readonly wanted: () => Promise<readonly string[]>;
  /** Without a path: stands for export.arxiv.org and rss.arxiv.org together. */
  readonly baseUrl?: string;
}

/** arXiv as a source that also gives many papers at once and searches. */
export type Arxiv = Source & Required<Pick<Source, 'papers' | 'search'>>;

const PAGE_SIZE = 100;
const TEN_MINUTES = 600_000;
const HOUR = 3_600_000;

export function createArxiv(settings: ArxivSettings): Arxiv {
  const { apiUrl, feedUrl } = addresses(settings.baseUrl);
  const rest = { statuses: [429, 503], unnamedMs: TEN_MINUTES, shortestMs: TEN_MINUTES };
  const get = createGet({ ...settings, accept: 'application/atom+xml, application/rss+xml', rest, tries: 2 });

  async function query(
    parameters: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<AtomPage> {
    const url = new URL(apiUrl);
    url.search = new URLSearchParams(parameters).toString();
    return readAtom(await get(url, signal));
  }

  async function byIds(ids: readonly PaperId[], signal?: AbortSignal): Promise<FoundPapers> {
    const known = [...new Set(ids)].filter((id) => parsePaperId(id) === id);
    const pages: AtomPage[] = [];
    for (let start = 0; start < known.length; start += PAGE_SIZE) {
      const batch = known.slice(start, start + PAGE_SIZE);
      const ask = () => query({ id_list: batch.join(','), max_results: String(PAGE_SIZE) }, signal);
      pages.push(await notEmptyByChance(ask, batch.length > 1));
    }
    // An unknown id is left out in silence, so place and number say nothing.
    const found = new Map(pages.flatMap(({ papers }) => papers.map((paper) => [paper.id, paper])));
    return {
      papers: ids.flatMap((id) => found.get(id) ?? []),
      missing: ids.filter((id) => !found.has(id)),
      rejected: pages.flatMap(({ rejected }) => rejected),
    };
  }

  return {
    name: 'arxiv',
    title: 'arXiv',
    paceMs: HOUR,
    // The feed has the newest day only.
    lookBackDays: 0,
    hours: hoursOnce(hoursOf),
    wanted: settings.wanted,
    papers: byIds,

    async paper(id, signal) {
      const { papers, rejected } = await byIds([id], signal);
      if (papers[0]) return papers[0];
      if (rejected[0]) throw new SourceError('unreadable', `${id} from arXiv: ${rejected[0].reason}`);
      throw new SourceError('not-found', `arXiv does not know ${id}`);
    },

    async search(search, signal) {
      const words = searchQuery(search);
      if (words === null) return [];
      const limit = String(Math.min(Math.max(Math.trunc(search.limit), 1), PAGE_SIZE));
      const ask = () => query({ search_query: words, start: '0', max_results: limit }, signal);
      return (await notEmptyByChance(ask, true)).papers;
    },

    async list(day, signal) {
      const categories = await settings.wanted();
      if (categories.length === 0) throw new SourceError('not-open', 'nobody wants any category of arXiv');
      if (!categories.every((one) => knownCategory(one) === one)) {
        throw new SourceError('not-found', `arXiv has no such category: ${categories.join(', ')}`);
      }
      const feed = await readRss(await get(new URL(`${feedUrl}/${categories.join('+')}`), signal));
      return { ...toDayList(day, feed), categories };
    },
  };
}

/**
 * arXiv gives an empty page at random (https://github.com/lukasschwab/arxiv.py/issues/43): where something was to be
 * expected, it is asked once more before that is believed.
 */
async function notEmptyByChance(ask: () => Promise<AtomPage>, expected: boolean): Promise<AtomPage> {
  const first = await ask();
  const page = first.papers.length > 0 || !(expected || first.total > 0) ? first : await ask();
  if (page.papers.length === 0 && page.rejected.length === 0 && page.total > 0) {
    throw new SourceError('unreadable', `arXiv has ${page.total} papers for this and sent none`);
  }
  return page;
}

function addresses(baseUrl: string | undefined): { readonly apiUrl: string; readonly feedUrl: string } {
  const base = baseUrl?.replace(/\/+$/, '');
  return base === undefined
    ? { apiUrl: 'https://export.arxiv.org/api/query', feedUrl: 'https://rss.arxiv.org/rss' }
    : { apiUrl: `${base}/api/query`, feedUrl: `${base}/rss` };
}
