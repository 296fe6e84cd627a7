// Hugging Face Daily Papers as a source. https://huggingface.co/papers
import type { Day } from '../../domain/edition.ts';
import { SourceError } from '../../domain/errors.ts';
import { type PaperId, parsePaperId } from '../../domain/paper-id.ts';
import { createGet, type Get, type Outside } from '../../net/fetch.ts';
import { readJson } from '../../net/json.ts';
import type { Answer } from '../../net/once.ts';
import { hoursOnce } from '../hours-once.ts';
import type { Source } from '../source.ts';
import { hoursOf, ROLL, type Roll } from './hours.ts';
import { entriesOf, readPages } from './pages.ts';
import { readEntries, toDayList } from './to-list.ts';
import { toPaper } from './to-paper.ts';

interface HuggingFaceSettings extends Outside {
  /** Without `/api`. */
  readonly baseUrl?: string;
  /** When lists open, where observation says otherwise than the default. */
  readonly roll?: Roll;
  /** For one request with its body, ms. */
  readonly timeLimitMs?: number;
}

const PAGE_SIZE = '100';
const TRENDING_SIZE = '50';
const DAY_MS = 86_400_000;

export function createHuggingFace(settings: HuggingFaceSettings): Source {
  const { clock, baseUrl = 'https://huggingface.co', roll = ROLL, timeLimitMs = 20_000 } = settings;
  const get: Get = createGet({ ...settings, timeLimitMs, accept: 'application/json' });
  const api = `${baseUrl.replace(/\/+$/, '')}/api`;

  return {
    name: 'huggingface',
    title: 'Hugging Face',
    paceMs: 15 * 60_000,
    lookBackDays: 5,
    hours: hoursOnce((day) => hoursOf(day, roll)),
    hoursMayBeOffMs: 3_600_000,

    async list(day, signal) {
      const hours = hoursOfTyped(day, roll);
      const url = new URL(`${api}/daily_papers`);
      url.search = new URLSearchParams({ date: day, limit: PAGE_SIZE }).toString();
      const first = await get(url, signal);
      // The text of the 400 names a bound that is not exact; the status is enough. For a day that is long over it
      // must mean something else, and "not open yet" would be untrue.
      if (first.status === 400 && clock.now() < hours.closesAt + DAY_MS)
        throw notOpen(day, hours.opensAt, clock.now());
      return toDayList(day, await readPages(first, get, signal));
    },

    async trending(signal) {
      const url = new URL(`${api}/daily_papers`);
      url.search = new URLSearchParams({ sort: 'trending', limit: TRENDING_SIZE }).toString();
      return readEntries(entriesOf(await get(url, signal))).papers;
    },

    async paper(id, signal) {
      if (parsePaperId(id) !== id) throw unknown(id);
      return paperOf(id, await get(new URL(`${api}/papers/${encodeURIComponent(id)}`), signal));
    },
  };
}

function hoursOfTyped(day: Day, roll: Roll): ReturnType<Source['hours']> {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(day)) return hoursOf(day, roll);
  } catch {
    // 2025-02-30: falls through to the same answer as for any other text.
  }
  throw new SourceError('not-found', `Hugging Face has no list for "${day}", which is no day`);
}

function notOpen(day: Day, opensAt: number, now: number): SourceError {
  const message = `Hugging Face has not opened the list of ${day}`;
  return new SourceError('not-open', message, opensAt > now ? { retryAfterMs: opensAt - now } : {});
}

function unknown(id: PaperId): SourceError {
  return new SourceError('not-found', `Hugging Face does not know ${id}`);
}

function paperOf(id: PaperId, answer: Answer) {
  if (answer.status === 404 || answer.status === 400) throw unknown(id);
  const host = answer.url.host;
  if (answer.status !== 200) throw new SourceError('unreadable', `${host} answered ${answer.status}`);
  const read = toPaper({ paper: readJson(answer) });
  if ('reason' in read)
    throw new SourceError('unreadable', `${id} from ${host} could not be read: ${read.reason}`);
  if (read.paper.id !== id)
    throw new SourceError('unreadable', `${host} answered with ${read.paper.id} for ${id}`);
  return read.paper;
}
