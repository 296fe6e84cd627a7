// The playground's page over HTTP, for this machine only: the page itself, what people do, and what changes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { NotThere, type PageOptions, pageRoutes, type Route } from './page-server/api.ts';
import { pageAssets } from './page-server/bundle.ts';
import { changeStream } from './page-server/changes.ts';
import { pageHeaders, refusal } from './page-server/guard.ts';

const BODY_LIMIT = 64 * 1024;

/** The request cannot be taken as it is: what to answer. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Serves the page on 127.0.0.1; port 0 takes a free one. `note` is said once at the top of the page. */
export async function startPage(
  options: PageOptions & { readonly port: number },
): Promise<{ url: string; stop(): Promise<void> }> {
  const routes = pageRoutes(options);
  const changes = changeStream(options.chats, options.clock);
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => answerError(response, error));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reason = refusal(request, port);
    if (reason) throw new Refused(403, reason);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/api/changes' && request.method === 'GET') return changes.add(response);
    const asset = pageAssets[url.pathname];
    if (asset && request.method === 'GET') {
      const { type, body } = await asset();
      response.writeHead(200, { ...pageHeaders, 'content-type': `${type}; charset=utf-8` }).end(body);
      return;
    }
    const route = routes[url.pathname];
    if (!route) throw new Refused(404, 'There is nothing here.');
    sendJson(response, 200, await route.answer(await readInput(request, url, route)));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        changes.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readInput(request: IncomingMessage, url: URL, route: Route): Promise<unknown> {
  if (request.method !== route.method) throw new Refused(405, `This is asked by ${route.method}.`);
  if (route.method === 'GET') return Object.fromEntries(url.searchParams);
  // No plain form of another site can send this type without asking first.
  if (request.headers['content-type'] !== 'application/json') throw new Refused(415, 'Send JSON.');
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > BODY_LIMIT) throw new Refused(413, 'That is too long.');
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new Refused(400, 'That is not JSON.');
  }
}

function answerError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.end();
  else sendJson(response, statusOf(error), { error: sentenceOf(error) });
}

function statusOf(error: unknown): number {
  if (error instanceof Refused) return error.status;
  if (error instanceof NotThere) return 404;
  return error instanceof z.ZodError ? 400 : 500;
}

function sentenceOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}
