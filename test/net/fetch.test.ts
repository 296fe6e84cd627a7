import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SourceError } from '../../src/domain/errors.ts';
import { createGet, type GetSettings } from '../../src/net/fetch.ts';
import { readJson } from '../../src/net/json.ts';
import { handClock } from './hand-clock.ts';
import { loopback } from './loopback.ts';

function getter(settings: Partial<GetSettings> = {}) {
  const clock = handClock();
  return { clock, get: createGet({ clock, chance: () => 0.5, accept: 'application/json', ...settings }) };
}

const faultOf = (promise: Promise<unknown>): Promise<SourceError> =>
  promise.then(
    () => expect.unreachable('it was answered'),
    (fault) => fault,
  );

describe('a request that works', () => {
  it('says who asks and what it can read', async () => {
    const server = await loopback((_, response) => response.end('[1]'));
    const answer = await getter().get(new URL(server.url));
    expect(readJson(answer)).toEqual([1]);
    expect(server.requests[0]?.headers).toMatchObject({
      accept: 'application/json',
      'user-agent': expect.stringContaining('Paperboy'),
    });
  });

  it('hands on 400 and 404, which are answers', async () => {
    const server = await loopback((_, response, nth) => response.writeHead(nth === 1 ? 400 : 404).end('{}'));
    const { get } = getter();
    expect((await get(new URL(server.url))).status).toBe(400);
    expect((await get(new URL(server.url))).status).toBe(404);
  });

  it('follows a redirect that stays on the host', async () => {
    const server = await loopback((request, response) => {
      if (request.url === '/new') response.end('"here"');
      else response.writeHead(308, { location: '/new' }).end();
    });
    expect(readJson(await getter().get(new URL('/old', server.url)))).toBe('here');
  });

  it('asks for news only and gives the earlier answer when there are none', async () => {
    const server = await loopback((request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"' }).end('["once"]');
    });
    const { get } = getter();
    const first = await get(new URL(server.url));
    expect(await get(new URL(server.url))).toEqual(first);
    expect(server.requests).toHaveLength(2);
  });
});

describe('tries', () => {
  it('tries again after 5xx, with a pause that doubles and is partly left to chance', async () => {
    const server = await loopback((_, response, nth) => response.writeHead(nth < 3 ? 502 : 200).end('[]'));
    const { get, clock } = getter();
    expect((await get(new URL(server.url))).status).toBe(200);
    expect(clock.pauses).toEqual([600, 1200]);
  });

  it('tries again after a reset and after an answer that was cut', async () => {
    const server = await loopback((request, response, nth) => {
      if (nth === 1) request.socket.destroy();
      else if (nth === 2)
        response.writeHead(200, { 'content-length': 100 }).write('[', () => request.socket.destroy());
      else response.end('[]');
    });
    expect((await getter().get(new URL(server.url))).text).toBe('[]');
  });

  it('gives up after few and says so', async () => {
    const server = await loopback((_, response) => response.writeHead(500).end());
    const fault = await faultOf(getter().get(new URL(server.url)));
    expect(fault).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('500') });
    expect(server.requests).toHaveLength(3);
  });

  it('calls a host where nobody listens unreachable', async () => {
    expect(await faultOf(getter().get(new URL('http://127.0.0.1:1/')))).toMatchObject({
      reason: 'unreachable',
    });
  });
});

describe('limits', () => {
  it.each(['headers', 'body'])('ends a request whose %s do not come in time', async (missing) => {
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const server = await loopback((_, response) => {
      if (missing === 'body') response.writeHead(200, { 'content-type': 'application/json' }).write('[');
      asked();
    });
    const { get, clock } = getter({ tries: 1, timeLimitMs: 9_000 });
    const fault = faultOf(get(new URL(server.url)));
    await arrived;
    clock.advance(9_000);
    expect(await fault).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('9 s') });
  });

  it('counts what a gzip bomb unpacks to, not what was sent', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, ' '));
    expect(bomb.byteLength).toBeLessThan(100_000);
    const server = await loopback((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
    );
    const before = process.memoryUsage().rss;
    expect(await faultOf(getter().get(new URL(server.url)))).toMatchObject({ reason: 'unreadable' });
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
    expect(server.requests).toHaveLength(1);
  });

  it('never follows a redirect to another host', async () => {
    const canary = await loopback((_, response) => response.end('[]'));
    const server = await loopback((_, response) => response.writeHead(302, { location: canary.url }).end());
    expect(await faultOf(getter().get(new URL(server.url)))).toMatchObject({ reason: 'unreadable' });
    expect(canary.requests).toHaveLength(0);
  });

  it('does not run round in circles', async () => {
    const server = await loopback((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await faultOf(getter().get(new URL(server.url)))).toMatchObject({ reason: 'unreadable' });
    expect(server.requests).toHaveLength(4);
  });

  it('stops when its caller does, with the reason of the caller', async () => {
    const stop = new AbortController();
    const server = await loopback(() => stop.abort(new Error('going home')));
    expect(await faultOf(getter().get(new URL(server.url), stop.signal))).toMatchObject({
      message: 'going home',
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe('being asked for a rest', () => {
  const resting: [name: string, status: number, headers: Record<string, string>, rest: number][] = [
    ['RateLimit', 429, { ratelimit: '"api";r=0;t=55' }, 55_000],
    ['the longest of several RateLimits', 429, { ratelimit: '"api";r=0;t=55, "pages";r=9;t=120' }, 120_000],
    ['Retry-After in seconds', 429, { 'retry-after': '30' }, 30_000],
    ['Retry-After as a date', 429, { 'retry-after': 'Tue, 11 Mar 2025 12:02:00 GMT' }, 120_000],
    ['Retry-After with 503', 503, { 'retry-after': '30' }, 30_000],
    ['no time at all', 429, {}, 60_000],
    ['an absurd time', 429, { 'retry-after': '999999999' }, 14_400_000],
  ];
  it.each(resting)('%s: fails at once with the time to wait', async (_, status, headers, rest) => {
    const server = await loopback((_, response) => response.writeHead(status, headers).end('slow down'));
    const { get } = getter();
    expect(await faultOf(get(new URL(server.url)))).toMatchObject({ reason: 'busy', retryAfterMs: rest });
    expect(server.requests).toHaveLength(1);
  });

  it('sends nothing, to any address of that source, until the time is over', async () => {
    const server = await loopback((_, response, nth) =>
      nth === 1 ? response.writeHead(429, { 'retry-after': '30' }).end() : response.end('[]'),
    );
    const { get, clock } = getter();
    await faultOf(get(new URL('/a', server.url)));
    clock.advance(20_000);
    expect(await faultOf(get(new URL('/b', server.url)))).toMatchObject({
      reason: 'busy',
      retryAfterMs: 10_000,
    });
    expect(server.requests).toHaveLength(1);
    clock.advance(10_000);
    expect((await get(new URL('/b', server.url))).status).toBe(200);
  });
});

describe('a longer rest, for a side that wants it', () => {
  const rest = { statuses: [429, 503], unnamedMs: 600_000, shortestMs: 600_000 };

  it('is never shorter than the rule, and doubles until there is a good answer', async () => {
    const statuses = [429, 503, 200, 429];
    const server = await loopback((_, response, nth) =>
      response.writeHead(statuses[nth - 1] ?? 200, { 'retry-after': '5' }).end(),
    );
    const { get, clock } = getter({ rest });
    const url = new URL(server.url);
    expect(await faultOf(get(url))).toMatchObject({ reason: 'busy', retryAfterMs: 600_000 });
    clock.advance(600_000);
    expect(await faultOf(get(url))).toMatchObject({ reason: 'busy', retryAfterMs: 1_200_000 });
    clock.advance(1_200_000);
    expect((await get(url)).status).toBe(200);
    expect(await faultOf(get(url))).toMatchObject({ reason: 'busy', retryAfterMs: 600_000 });
  });
});

describe('reading JSON', () => {
  it.each([
    ['a web page', '<!doctype html><title>Bad gateway</title>'],
    ['an empty answer', ' '],
    ['a broken answer', '[{"paper":{"id":"2401.0'],
  ])('calls %s by its name', (name, text) => {
    const answer = { url: new URL('http://hf.test/x'), status: 200, headers: new Headers(), text };
    expect(() => readJson(answer)).toThrow(
      expect.objectContaining({ reason: 'unreadable', message: `hf.test sent ${name} instead of JSON` }),
    );
  });
});
