// A Hugging Face that fits in one process: daily lists that grow by the clock, single papers, and faults on request.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/ops/clock.ts';
import { ROLL, type Roll } from '../../src/sources/hugging-face/hours.ts';
import { dailyPapers, type Reply, type Stage } from './daily-papers.ts';
import { type LocalDay, listAt } from './day.ts';
import { type LocalFault, playFault } from './fault.ts';
import { rateLimit } from './rate.ts';

interface LocalHuggingFaceSettings {
  readonly clock: Pick<Clock, 'now'>;
  readonly days: readonly LocalDay[];
  /** 0, unless told: any free one. */
  readonly port?: number;
  /** When its lists open, where that shall differ from what our source believes. */
  readonly roll?: Roll;
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
interface LocalHuggingFace {
  /** What HF_API_URL is set to. */
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Plays a fault on the next requests that it is for; several are played one after another. */
  fail(fault: LocalFault): void;
  /** Ends all faults. */
  recover(): void;
  stop(): Promise<void>;
}

export async function startLocalHuggingFace(settings: LocalHuggingFaceSettings): Promise<LocalHuggingFace> {
  const { clock, days, port = 0, roll = ROLL } = settings;
  const requests: SeenRequest[] = [];
  const limit = rateLimit();
  let faults: { fault: LocalFault; left: number }[] = [];

  function faultFor(path: string): LocalFault | undefined {
    const due = faults.find(({ fault, left }) => left > 0 && path.startsWith(fault.path ?? '/'));
    if (due) due.left -= 1;
    return due?.fault;
  }

  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '/', origin(request)) ?? new URL(origin(request));
    const at = clock.now();
    const { over, headers } = limit.count(at);
    const reply = over
      ? { status: 429, body: { error: 'Too many requests' } }
      : route(request, url, { days, now: at, roll });
    const fault = faultFor(url.pathname + url.search);
    const text = JSON.stringify(reply.body);
    const status = fault
      ? playFault(fault, response, text)
      : send({ request, response, url, reply, text, headers });
    requests.push({ path: `${url.pathname}${url.search}`, at, status });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fail: (fault) => faults.push({ fault, left: fault.times ?? 1 }),
    recover: () => {
      faults = [];
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function origin(request: IncomingMessage): string {
  return `http://127.0.0.1:${request.socket.localPort}`;
}

function route(request: IncomingMessage, url: URL, stage: Stage): Reply {
  if (request.method !== 'GET') return { status: 405, body: { error: 'Method not allowed' } };
  if (url.pathname === '/api/daily_papers') return dailyPapers(url.searchParams, stage);
  const [, id] = /^\/api\/papers\/([^/]+)$/.exec(url.pathname) ?? [];
  return id === undefined ? { status: 404, body: { error: 'Not found' } } : onePaper(id, stage);
}

/** `segment` is the id as it stands in the path, an old id's slash encoded. */
function onePaper(segment: string, { days, now }: Stage): Reply {
  const entries = days.flatMap((day) => listAt(day, now));
  const listed = entries.find(({ paper }) => encodeURIComponent(paper.id) === segment);
  return listed ? { status: 200, body: listed.paper } : { status: 404, body: { error: 'Paper not found' } };
}

interface Sending {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly reply: Reply;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

function send({ request, response, url, reply, text, headers }: Sending): number {
  const etag = `W/"${createHash('sha1').update(text).digest('base64url')}"`;
  const known = reply.status === 200 && request.headers['if-none-match'] === etag;
  const status = known ? 304 : reply.status;
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    ...(reply.status === 200 ? { etag } : {}),
    ...(reply.next ? { link: `<${url.origin}${url.pathname}?${reply.next}>; rel="next"` } : {}),
  });
  response.end(known ? undefined : text);
  return status;
}
