// The HTTP side: who asks, how fast, what for, and the answer; every request is kept for tests that count.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { playFault, takeFault } from './faults.ts';
import type { Pace } from './rate.ts';
import { Refusal, unauthorized, violationOf } from './refusal.ts';
import { readBody, type Sent } from './request.ts';
import { type Found, findRoute } from './router.ts';
import { violate, type World } from './world.ts';

const PREFIX = '/api/v10';

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly found: Found | undefined;
  /** The route's name, or the method and path as they came. */
  readonly name: string;
  readonly channel: string | undefined;
  readonly authorization: string | undefined;
}

/** Answers one request to the API; `pace` counts across requests. */
export async function answerRest(
  world: World,
  pace: Pace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = understand(world, request);
  const sent = await readBody(request).catch((error: unknown) => asReply(world, asked, error));
  const body = 'status' in sent ? undefined : sent.body;
  const fault = takeFault(world, asked.name, asked.channel);
  const reply =
    fault?.when === 'before' ? undefined : 'status' in sent ? sent : serve(world, pace, asked, sent);
  const own = () => (reply === undefined ? 0 : write(response, reply));
  const status = fault ? await playFault(response, fault.answer, own) : own();
  world.requests.push({
    route: asked.name,
    at: world.clock.now(),
    status,
    body,
    ...(asked.channel === undefined ? {} : { channel: asked.channel }),
  });
}

function understand(world: World, request: IncomingMessage): Asked {
  const url = new URL(request.url ?? '/', world.origin);
  const method = request.method ?? 'GET';
  const inside = url.pathname.startsWith(`${PREFIX}/`);
  const found = inside ? findRoute(method, url.pathname.slice(PREFIX.length)) : undefined;
  return {
    method,
    url,
    found,
    name: found?.route.name ?? `${method} ${url.pathname}`,
    channel: found?.params['channel.id'],
    authorization: request.headers.authorization,
  };
}

function serve(world: World, pace: Pace, asked: Asked, sent: Sent): Reply {
  try {
    return run(world, pace, asked, sent);
  } catch (error) {
    return asReply(world, asked, error);
  }
}

function run(world: World, pace: Pace, { found, url, authorization }: Asked, sent: Sent): Reply {
  if (found === undefined) throw new Refusal(404, { message: '404: Not Found', code: 0 });
  const { route, params } = found;
  const now = world.clock.now();
  if (!route.open && authorization !== `Bot ${world.token}`) throw unauthorized();
  // Answers to interactions do not count against the fifty a second.
  if (!route.open) pace.overall(now);
  const headers = route.paced ? pace.channel(params['channel.id'] ?? '', now) : {};
  const answer = route.run({ world, params, query: url.searchParams, ...sent });
  return { ...answer, headers };
}

/** A refusal as its answer, and noted; what is not a refusal is a fault of ours and goes on up. */
function asReply(world: World, asked: Asked, error: unknown): Reply {
  if (!(error instanceof Refusal)) throw error;
  if (asked.found === undefined) violate(world, 'unknown-route', asked.name);
  else {
    const violation = violationOf(asked.name, error);
    if (violation !== undefined) world.violations.push(violation);
  }
  return { status: error.status, body: error.body, headers: error.headers };
}

function write(response: ServerResponse, reply: Reply): number {
  if (reply.body === undefined) response.writeHead(reply.status, reply.headers).end();
  else {
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body));
  }
  return reply.status;
}
