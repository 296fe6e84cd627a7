import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Feed, Setting } from '../../../playground/page/wire.ts';
import { type RunningPage, runPage, TUESDAY } from './pages.ts';
import { sentence } from './payloads.ts';

const HOUR = 3_600_000;
const alice = { platform: 'slack', person: 'U1' };
const papers = { ...alice, channel: 'C1' };

/** Whatever was asked for; every answer has some of these. */
type Answer = Setting & Feed & { readonly error: string };

let page: RunningPage;
beforeEach(async () => {
  page = await runPage('Votes are made up.');
});
afterEach(() => page.stop());

async function get(path: string, query: Record<string, string> = {}) {
  const response = await fetch(new URL(`${path}?${new URLSearchParams(query)}`, page.url));
  return { status: response.status, body: (await response.json()) as Answer };
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, page.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

describe('what the page asks', () => {
  test('says who is there, where one can go and what time it is', async () => {
    const { body } = await get('/api/setting');
    expect(body).toMatchObject({ note: 'Votes are made up.', zone: 'Europe/Zurich' });
    expect(body.now).toBeGreaterThanOrEqual(TUESDAY);
    expect(body.chats.map((chat) => chat.platform)).toEqual(['slack', 'discord']);
    expect(body.chats[0]?.channels.map((channel) => channel.name)).toEqual(['papers', 'reading-group']);
  });

  test('shows each person what that person may see', async () => {
    page.slack.post({ payload: sentence('slack', 'For all') });
    page.slack.post({ payload: sentence('slack', 'For Bob'), onlyFor: 'U2' });
    expect((await get('/api/feed', papers)).body.messages).toHaveLength(1);
    expect((await get('/api/feed', { ...papers, person: 'U2' })).body.messages).toHaveLength(2);
  });

  test('shows a thread by itself', async () => {
    const thread = page.slack.post({ payload: sentence('slack', 'Header') });
    page.slack.post({ payload: sentence('slack', 'Answer'), thread });
    expect((await get('/api/feed', papers)).body.messages).toMatchObject([{ id: thread, replies: 1 }]);
    expect((await get('/api/feed', { ...papers, thread })).body.messages).toMatchObject([{ thread }]);
  });

  test('completes, types, presses, reacts and takes a reaction back', async () => {
    const message = page.slack.post({ payload: sentence('slack', 'Header') });
    expect((await post('/api/complete', { ...papers, text: '/papers t' })).body).toEqual([
      { text: '/papers today', description: 'The list of the day' },
    ]);
    expect((await post('/api/type', { ...papers, text: '/papers today' })).body).toEqual({});
    expect((await post('/api/press', { ...alice, message, control: 'keep', value: '1' })).body).toEqual({});
    expect(page.slack.done).toEqual(['type U1 /papers today', 'press U1 keep 1']);
    expect((await get('/api/menu', papers)).body).toEqual(['Keep papers']);
    expect((await post('/api/pick', { ...alice, message, entry: 'Keep papers' })).body).toEqual({});
    expect(page.slack.done.at(-1)).toBe(`pick U1 ${message} Keep papers`);
    await post('/api/react', { ...alice, message, emoji: '🔖' });
    expect(page.slack.messages('C1', 'U1')[0]?.reactions).toEqual([{ emoji: '🔖', people: ['U1'] }]);
    await post('/api/unreact', { ...alice, message, emoji: '🔖' });
    expect(page.slack.messages('C1', 'U1')[0]?.reactions).toEqual([{ emoji: '🔖', people: [] }]);
  });

  test('hands on what the platform says to the person', async () => {
    expect((await post('/api/type', { ...papers, text: '/nothing' })).body).toEqual({
      error: '/nothing is not a valid command.',
    });
  });
});

describe('the clock', () => {
  test('moves an hour', async () => {
    const { body } = await post('/api/clock', { by: 'hour' });
    expect(Math.floor(body.now / 60_000)).toBe((TUESDAY + HOUR) / 60_000);
  });

  test('moves to the next 09:00 of the first person, through a night too', async () => {
    const first = await post('/api/clock', { by: 'morning' });
    expect(Math.floor(first.body.now / 60_000)).toBe((TUESDAY + 24 * HOUR) / 60_000);
    page.clock.moveTo(Date.parse('2025-03-30T00:30:00+01:00'));
    const second = await post('/api/clock', { by: 'morning' });
    expect(Math.floor(second.body.now / 60_000)).toBe(Date.parse('2025-03-30T09:00:00+02:00') / 60_000);
  });
});

describe('changes', () => {
  test('are told as they happen', async () => {
    const stop = new AbortController();
    const response = await fetch(new URL('/api/changes', page.url), { signal: stop.signal });
    const told: unknown[] = [];
    const reading = (async () => {
      let text = '';
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        told.push(
          ...events.filter((event) => event.startsWith('data: ')).map((event) => JSON.parse(event.slice(6))),
        );
      }
    })().catch(() => undefined);
    page.discord.post({ payload: sentence('discord', 'One') });
    page.discord.post({ payload: sentence('discord', 'Two') });
    await expect.poll(() => told).toEqual([{ platform: 'discord' }]);
    page.clock.moveTo(TUESDAY + HOUR);
    await expect.poll(() => told).toMatchObject([{ platform: 'discord' }, { now: expect.any(Number) }]);
    stop.abort();
    await reading;
  });
});

describe('whom it serves', () => {
  // fetch() lets nobody set these two headers, so this asks below it.
  const status = (headers: Record<string, string>) =>
    new Promise((resolve, reject) => {
      request(new URL('/api/setting', page.url), { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  test('this machine by its own names only', async () => {
    const { port } = new URL(page.url);
    expect(await status({ host: `localhost:${port}` })).toBe(200);
    expect(await status({ host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` })).toBe(200);
    expect(await status({ host: `papers.example:${port}` })).toBe(403);
    expect(await status({ host: `127.0.0.1:${port}`, origin: 'http://papers.example' })).toBe(403);
    expect(await status({ host: `127.0.0.1:${port}`, origin: 'null' })).toBe(403);
  });

  test('no form of another page', async () => {
    expect((await post('/api/clock', { by: 'hour' }, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test.each([
    ['a channel that is not there', '/api/type', { ...papers, channel: 'C9', text: 'hello' }, 404],
    ['a person who is not there', '/api/type', { ...papers, person: 'U9', text: 'hello' }, 404],
    ['a chat that is not there', '/api/type', { ...papers, platform: 'irc', text: 'hello' }, 400],
    ['a text that is too long', '/api/type', { ...papers, text: 'x'.repeat(5000) }, 400],
    ['a body that is far too long', '/api/type', { ...papers, text: 'x'.repeat(70_000) }, 413],
    ['no JSON', '/api/type', '{', 400],
    ['an address that is not there', '/api/anything', {}, 404],
  ])('not %s', async (_, path, body, expected) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(expected);
    expect(answer.body.error).toMatch(/\w/);
  });

  test('the page itself with nothing from elsewhere', async () => {
    const response = await fetch(page.url);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await response.text()).toContain('<title>Paperboy playground</title>');
    for (const file of ['page.js', 'page.css']) {
      const body = await (await fetch(new URL(file, page.url))).text();
      expect(body).not.toMatch(/(?:@import|url\(|from ?)["']?https?:/);
    }
  });
});
