// The Web API: token, scope, rate and then the method; always 200 with `ok`, but for 429.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Args, optional, parseArgs, parseJson } from './args.ts';
import { readBody } from './body.ts';
import { playFault } from './faults.ts';
import { postBurst } from './limits.ts';
import { methods } from './methods/index.ts';
import type { Method } from './methods/method.ts';
import { app } from './people.ts';
import { SlackRefusal, violationKind } from './refusal.ts';
import { type Json, violation } from './state.ts';
import type { World } from './world.ts';

interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers?: Record<string, string>;
}

/** Answers `/api/<name>`, plays faults and notes what was asked. */
export async function serveMethod(
  world: World,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const body = await readBody(request);
  let args: Args = {};
  const answer = (): Answer =>
    refusable(world, name, () => {
      args = parseArgs(body, request.headers['content-type'] ?? '');
      return call(world, name, args, tokenOf(request, args));
    });
  // A fault is chosen by the channel, so the arguments are read once before.
  const channel = optional(quietArgs(body, request), 'channel');
  const fault = world.faults.take(name, channel);
  const given = fault?.when === 'before' ? undefined : answer();
  const own = () => send(response, given);
  const status = fault ? await playFault(fault, response, own) : own();
  world.state.requests.push({
    route: name,
    ...(channel !== undefined && { channel }),
    at: world.state.now(),
    status,
    body: seen(quietArgs(body, request)),
  });
}

/** The arguments without the token, with what was JSON inside a form field as itself. */
function seen({ token: _, ...args }: Args): Args {
  const plain = (value: unknown) =>
    (typeof value === 'string' && /^[[{]/.test(value) && parseJson(value)) || value;
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, plain(value)]));
}

function quietArgs(body: string, request: IncomingMessage): Args {
  try {
    return parseArgs(body, request.headers['content-type'] ?? '');
  } catch {
    return {};
  }
}

function send(response: ServerResponse, answer: Answer | undefined): number {
  if (!answer) return 0;
  const headers = { 'content-type': 'application/json; charset=utf-8', ...answer.headers };
  response.writeHead(answer.status, headers).end(JSON.stringify(answer.body));
  return answer.status;
}

function refusable(world: World, name: string, run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const kind = violationKind(error.code);
    if (kind) violation(world.state, kind, `${name}: ${error.code} ${JSON.stringify(error.more)}`);
    const body = { ok: false, error: error.code, ...error.more };
    const wait = error.more.retry_after;
    if (error.code !== 'ratelimited') return { status: 200, body };
    return {
      status: 429,
      body: { ok: false, error: 'ratelimited' },
      headers: { 'retry-after': String(wait) },
    };
  }
}

function call(world: World, name: string, args: Args, token: string | undefined): Answer {
  const method = methods.get(name);
  if (!method) throw new SlackRefusal('unknown_method', { req_method: name });
  checkToken(world, method, token);
  const needed = method.scope?.(args, world.state);
  const provided = [...world.state.scopes].join(',');
  if (needed && !world.state.scopes.has(needed))
    throw new SlackRefusal('missing_scope', { needed, provided });
  checkRate(world, name, method, args);
  return {
    status: 200,
    body: { ok: true, ...method.run(args, world) },
    headers: method.appToken
      ? {}
      : { 'x-oauth-scopes': provided, ...(needed && { 'x-accepted-oauth-scopes': needed }) },
  };
}

function tokenOf(request: IncomingMessage, args: Args): string | undefined {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? optional(args, 'token');
}

function checkToken({ state }: World, method: Method, token: string | undefined): void {
  if (!token) throw new SlackRefusal('not_authed');
  const known: readonly string[] = [app.botToken, app.appToken];
  if (!known.includes(token)) throw new SlackRefusal('invalid_auth');
  if (state.dead) throw new SlackRefusal(state.dead);
  const wanted = method.appToken ? app.appToken : app.botToken;
  if (token !== wanted) throw new SlackRefusal('not_allowed_token_type');
}

function checkRate({ limits }: World, name: string, method: Method, args: Args): void {
  const wait =
    method.rate === 'post'
      ? limits.take(`${name} ${args.channel}`, postBurst, 1000)
      : limits.take(name, method.rate, 60_000 / method.rate);
  if (wait > 0) throw new SlackRefusal('ratelimited', { retry_after: Math.ceil(wait / 1000) });
}
