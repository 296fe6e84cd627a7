// An arXiv that fits in one process: its query API, its feeds, its terms of use, and faults on request.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Day } from '../../src/domain/edition.ts';
import type { Clock } from '../../src/ops/clock.ts';
import { type LocalFault, playFault } from './fault.ts';
import { watchPace } from './pace.ts';
import type { LocalPaper } from './paper.ts';
import { query, type Reply } from './query.ts';
import { playRecorded, type RecordedAnswer } from './recorded.ts';
import { feedDay, rssFeed } from './rss.ts';

interface LocalArxivSettings {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly papers: readonly LocalPaper[];
  /** Answers that go before what the papers say. */
  readonly recorded?: readonly RecordedAnswer[];
  /** How long each answer takes on its clock, ms; none unless told. */
  readonly takesMs?: number;
  /** 0, unless told: any free one. */
  readonly port?: number;
}

/** A request it got, for tests that count. */
interface SeenRequest {
  /** With its query. */
  readonly path: string;
  /** Epoch ms on its clock. */
  readonly at: number;
  /** 0 where no answer was sent. */
  readonly status: number;
}

/** Binds to 127.0.0.1 only. */
export interface LocalArxiv {
  /** What ARXIV_URL is set to. */
  readonly url: string;
  /** What it has; a test may change it. */
  readonly papers: LocalPaper[];
  readonly requests: readonly SeenRequest[];
  /** What came against its terms of use, in words; each was answered with 429. */
  readonly violations: readonly string[];
  /** Plays a fault on the next requests that it is for; several are played one after another. */
  fail(fault: LocalFault): void;
  /** The feeds are not rebuilt any more, as if it still were this day. */
  keepFeedsOf(day: Day): void;
  /** Ends all faults. */
  recover(): void;
  stop(): Promise<void>;
}

export async function startLocalArxiv(settings: LocalArxivSettings): Promise<LocalArxiv> {
  const { clock, recorded = [], takesMs = 0, port = 0 } = settings;
  const papers = [...settings.papers];
  const requests: SeenRequest[] = [];
  const pace = watchPace();
  let faults: { fault: LocalFault; left: number }[] = [];
  let keptDay: Day | null = null;

  function faultFor(path: string): LocalFault | undefined {
    const due = faults.find(({ fault, left }) => left > 0 && path.startsWith(fault.path ?? '/'));
    if (due) due.left -= 1;
    return due?.fault;
  }

  async function answer(url: URL, response: ServerResponse): Promise<number> {
    const at = clock.now();
    const inTime = pace.begin(url.pathname, at);
    try {
      if (takesMs > 0) await clock.sleep(takesMs);
      const fault = inTime ? faultFor(url.pathname) : ({ answer: 'rate-exceeded' } as const);
      const reply = route(url, { papers, recorded }, { now: at, day: keptDay ?? feedDay(at) });
      return fault ? playFault(fault, response, reply.body) : send(response, reply);
    } finally {
      pace.end();
    }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const at = clock.now();
    // Known before the answer arrives, so that who has the answer also sees the request.
    const seen = { path: `${url.pathname}${url.search}`, at, status: 0 };
    requests.push(seen);
    answer(url, response).then(
      (status) => {
        seen.status = status;
      },
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    papers,
    requests,
    violations: pace.violations,
    fail: (fault) => faults.push({ fault, left: fault.times ?? 1 }),
    keepFeedsOf: (day) => {
      keptDay = day;
    },
    recover: () => {
      faults = [];
      keptDay = null;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function route(
  url: URL,
  { papers, recorded }: Required<Pick<LocalArxivSettings, 'papers' | 'recorded'>>,
  { now, day }: { readonly now: number; readonly day: Day },
): Reply {
  const played = playRecorded(recorded, url);
  if (played) return { status: played.status_code, body: played.body };
  if (url.pathname === '/api/query') return query(url, papers, now);
  const [, categories] = /^\/rss\/([^/]+)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  if (categories !== undefined) return { status: 200, body: rssFeed(categories.split('+'), papers, day) };
  return { status: 404, body: 'Not found' };
}

function send(response: ServerResponse, { status, body }: Reply): number {
  response.writeHead(status, { 'content-type': 'application/xml; charset=utf-8' }).end(body);
  return status;
}
