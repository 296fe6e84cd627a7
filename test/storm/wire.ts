// The wire between Paperboy and the local platforms. It loses, delays and garbles, before or after the platform has
// done what was asked, and says at each request which moment has come, so that a process can be killed right there.
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { between, type Chance, oneOf } from './chance.ts';
import { PATIENCE, SPEED } from './fast-clock.ts';

/** A delivery's request as it comes, is done by the platform, and is answered. */
export type Moment = 'come' | 'done' | 'answered';

export interface WireOptions {
  /** Origins of the local platforms. */
  readonly slack: string;
  readonly discord: string;
  readonly chance: Chance;
  /** Whether the next delivery's request has a fault. */
  readonly faulty: () => boolean;
  /** Rejects where the caller has died in this moment. */
  readonly at: (moment: Moment) => Promise<void>;
}

export interface Wire {
  readonly slackUrl: string;
  readonly discordUrl: string;
  /** Resolves when the platforms do nothing more of what was asked. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

type Platform = 'slack' | 'discord';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders | Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

interface Passing {
  readonly platform: Platform;
  readonly path: string;
  readonly body: Buffer;
  readonly asked: IncomingMessage;
  readonly response: ServerResponse;
}

export async function startWire(options: WireOptions): Promise<Wire> {
  const underWay = new Set<Promise<void>>();
  const server = createServer((asked, response) => {
    const passing = pass(options, asked, response)
      .catch(() => void response.socket?.destroy())
      .finally(() => underWay.delete(passing));
    underWay.add(passing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    slackUrl: `${origin}/slack/api/`,
    discordUrl: `${origin}/discord/api`,
    async quiet() {
      await Promise.all(underWay);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(options: WireOptions, asked: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, platform, ...rest] = (asked.url ?? '/').split('/');
  if (platform !== 'slack' && platform !== 'discord') throw new Error(`no platform ${platform}`);
  const passing = {
    platform,
    path: `/${rest.join('/')}`,
    body: await bytesOf(asked),
    asked,
    response,
  } as const;
  if (!isDelivery(passing)) return give(response, await forward(options, passing));
  await options.at('come');
  if (options.faulty()) await FAULTS[oneOf(options.chance, FAULT_NAMES)](options, passing);
  else await done(options, passing).then((answer) => give(response, answer));
  await options.at('answered');
}

/** Everything but the start of a connection and the registration of commands. */
function isDelivery({ platform, path }: Passing): boolean {
  return platform === 'slack'
    ? /^\/api\/(chat\.|conversations\.)/.test(path)
    : /^\/api\/v\d+\/channels\/\d+\/(messages|threads)/.test(path);
}

async function done(options: WireOptions, passing: Passing): Promise<Answer> {
  const answer = await forward(options, passing);
  await options.at('done');
  return answer;
}

type Fault = (options: WireOptions, passing: Passing) => Promise<void>;

const FAULTS = {
  tooMany: async ({ chance }, { platform, response }) =>
    give(response, tooMany(platform, between(chance, 1, 3))),
  errorBefore: async ({ chance }, { platform, response }) => give(response, serverError(platform, chance)),
  errorAfter: async (options, passing) => {
    await done(options, passing);
    give(passing.response, serverError(passing.platform, options.chance));
  },
  resetBefore: async (_options, { response }) => void response.socket?.resetAndDestroy(),
  resetAfter: async (options, passing) => {
    await done(options, passing);
    passing.response.socket?.resetAndDestroy();
  },
  silenceBefore: async (_options, passing) => silence(passing),
  silenceAfter: async (options, passing) => {
    await done(options, passing);
    silence(passing);
  },
  // The platform does it when nobody listens any more, perhaps seconds after.
  lateDone: async (options, passing) => {
    await pause(
      (TIME_LIMITS[passing.platform] / PATIENCE) * 1.02 + between(options.chance, 0, 10_000) / SPEED,
    );
    await done(options, passing);
    passing.response.socket?.destroy();
  },
  slow: async (options, passing) => {
    await pause(between(options.chance, 100, 5_000) / SPEED);
    give(passing.response, await done(options, passing));
  },
  pageBefore: async (_options, { response }) => give(response, PAGE),
  pageAfter: async (options, passing) => {
    await done(options, passing);
    give(passing.response, PAGE);
  },
} as const satisfies Record<string, Fault>;

const FAULT_NAMES = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

/** How long the adapters wait for a whole answer, ms. */
const TIME_LIMITS = { slack: 10_000, discord: 20_000 };

const PAGE: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<p>Please stand by</p>',
};

/** A send and an edit are given up in time; what else hangs on Discord would last by the machine's clock, so it ends. */
function silence({ platform, asked, path, response }: Passing): void {
  const isGivenUp = platform === 'slack' || /^(POST|PATCH) .*\/messages/.test(`${asked.method} ${path}`);
  if (!isGivenUp) response.socket?.destroy();
}

function tooMany(platform: Platform, seconds: number): Answer {
  const headers = { 'content-type': 'application/json', 'retry-after': String(seconds) };
  if (platform === 'slack') return { status: 429, headers, body: '{"ok":false,"error":"ratelimited"}' };
  const body = JSON.stringify({
    message: 'You are being rate limited.',
    retry_after: seconds,
    global: false,
  });
  return { status: 429, headers: { ...headers, 'x-ratelimit-scope': 'shared' }, body };
}

function serverError(platform: Platform, chance: Chance): Answer {
  const headers = { 'content-type': 'application/json' };
  const word = oneOf(chance, ['', 'internal_error', 'fatal_error', 'service_unavailable']);
  if (platform === 'slack' && word)
    return { status: 200, headers, body: JSON.stringify({ ok: false, error: word }) };
  return { status: oneOf(chance, [500, 502, 503, 504]), headers, body: '{"message":"Try again","code":0}' };
}

function give(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, headers).end(body);
}

function forward({ slack, discord }: WireOptions, { platform, path, asked, body }: Passing): Promise<Answer> {
  const url = `${platform === 'slack' ? slack : discord}${path}`;
  return new Promise((resolve, reject) => {
    const onward = request(url, { method: asked.method, headers: asked.headers }, (answer) => {
      bytesOf(answer).then((whole) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: whole });
      }, reject);
    });
    onward.on('error', reject).end(body);
  });
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
