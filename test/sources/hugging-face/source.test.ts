import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SourceError } from '../../../src/domain/errors.ts';
import { createHuggingFace } from '../../../src/sources/hugging-face/index.ts';
import { handClock } from '../../net/hand-clock.ts';
import { loopback } from '../../net/loopback.ts';
import { entry, firstShape, newestShape } from './entries.ts';

const DAY = '2025-03-11';

/** A Hugging Face whose every answer is `body`, asked at noon of the day. */
async function answering(body: unknown, status = 200, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const server = await loopback((_, response) => response.writeHead(status, headers).end(text));
  const clock = handClock();
  return { server, clock, source: createHuggingFace({ baseUrl: server.url, clock, chance: () => 0 }) };
}

const faultOf = (promise: Promise<unknown>): Promise<SourceError> =>
  promise.then(
    () => expect.unreachable('it was answered'),
    (fault) => fault,
  );

describe('the list of a day', () => {
  it('is asked for by its date, a hundred a page', async () => {
    const { server, source } = await answering([firstShape, newestShape]);
    const list = await source.list(DAY);
    expect(server.requests.map((request) => request.url)).toEqual([
      '/api/daily_papers?date=2025-03-11&limit=100',
    ]);
    expect(list).toMatchObject({
      day: DAY,
      rejected: [],
      papers: [{ id: '2607.00002' }, { id: '2403.00001' }],
    });
  });

  it('has most votes first, then goes by id, whatever order came', async () => {
    const { source } = await answering([
      entry('2503.00003', 2),
      entry('2503.00009'),
      entry('2503.00001', 2),
      entry('2503.00002', 8),
    ]);
    const ids = (await source.list(DAY)).papers.map((paper) => paper.id);
    expect(ids).toEqual(['2503.00002', '2503.00001', '2503.00003', '2503.00009']);
  });

  it('is empty on a weekend', async () => {
    const { source } = await answering([]);
    expect(await source.list('2025-03-15')).toEqual({ day: '2025-03-15', papers: [], rejected: [] });
  });

  it('has a paper once that came twice, with the votes of the later reading', async () => {
    const { source } = await answering([
      entry('2503.00001', 4),
      entry('2503.00002', 5),
      entry('2503.00001v2', 6),
    ]);
    expect((await source.list(DAY)).papers).toMatchObject([
      { id: '2503.00001', votes: 6 },
      { id: '2503.00002', votes: 5 },
    ]);
  });

  it('puts one bad entry aside, with its place and the field, and keeps the others', async () => {
    const { source } = await answering([entry('2503.00001'), { paper: { id: 'x' } }, entry('2503.00002')]);
    const { papers, rejected } = await source.list(DAY);
    expect(papers).toHaveLength(2);
    expect(rejected).toEqual([{ index: 1, id: 'x', reason: 'paper.id: no arXiv id' }]);
  });

  it('is no empty list when nothing in it can be read', async () => {
    const { source } = await answering([{ article: {} }, { article: {} }]);
    expect(await faultOf(source.list(DAY))).toMatchObject({
      reason: 'unreadable',
      message: expect.stringMatching(/none of 2 .*paper: /),
    });
  });
});

describe('more than one page', () => {
  const next = (url: string) => ({ link: `<${url}>; rel="next", <https://hf.test/first>; rel="first"` });

  it('is read to the last one, also after a short page', async () => {
    const server = await loopback((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://hf.test').searchParams.get('p'));
      const to = `https://huggingface.co/api/daily_papers?date=${DAY}&limit=100&p=${page + 1}`;
      response
        .writeHead(200, page < 2 ? next(to) : {})
        .end(JSON.stringify([entry(`2503.0000${page}`, page), entry('2503.00009', 9)]));
    });
    const source = createHuggingFace({ baseUrl: `${server.url}/`, clock: handClock(), chance: () => 0 });
    const ids = (await source.list(DAY)).papers.map((paper) => paper.id);
    expect(ids).toEqual(['2503.00009', '2503.00002', '2503.00001', '2503.00000']);
    // The link named another host: its query is taken, never its address.
    expect(server.requests).toHaveLength(3);
  });

  it('is an error when the next page is the same one again', async () => {
    const { server, source } = await answering(
      [entry('2503.00001')],
      200,
      next(`/api/daily_papers?date=${DAY}&limit=100`),
    );
    expect(await faultOf(source.list(DAY))).toMatchObject({ reason: 'unreadable' });
    expect(server.requests).toHaveLength(1);
  });

  it('is an error when there is always a next page', async () => {
    const server = await loopback((_, response, nth) => response.writeHead(200, next(`?p=${nth}`)).end('[]'));
    const source = createHuggingFace({ baseUrl: server.url, clock: handClock(), chance: () => 0 });
    expect(await faultOf(source.list(DAY))).toMatchObject({ reason: 'unreadable' });
    expect(server.requests).toHaveLength(20);
  });

  it('is an error, not a short list, when a later page fails', async () => {
    const server = await loopback((_, response, nth) =>
      nth === 1 ? response.writeHead(200, next('?p=1')).end('[]') : response.writeHead(400).end('{}'),
    );
    const source = createHuggingFace({ baseUrl: server.url, clock: handClock(), chance: () => 0 });
    expect(await faultOf(source.list(DAY))).toMatchObject({ reason: 'unreadable' });
  });
});

describe('a day that is not there', () => {
  const refusal = { error: 'Invalid "date": must be at most 2025-03-11' };

  it('is not open yet at 400, and the wait until it opens is named', async () => {
    const { source } = await answering(refusal, 400);
    const wait = Date.parse('2025-03-12T01:30:00Z') - Date.parse('2025-03-11T12:00:00Z');
    expect(await faultOf(source.list('2025-03-12'))).toMatchObject({
      reason: 'not-open',
      retryAfterMs: wait,
    });
  });

  it('is not open yet at 400 also after the default hour: then the default is wrong, and no wait is named', async () => {
    const { source } = await answering(refusal, 400);
    expect(await faultOf(source.list(DAY))).toMatchObject({ reason: 'not-open', retryAfterMs: null });
  });

  it('is not called "not open yet" when it is long over', async () => {
    const { source } = await answering(refusal, 400);
    expect(await faultOf(source.list('2025-03-03'))).toMatchObject({ reason: 'unreadable' });
  });

  it.each([
    '2025-13-40',
    '2025-02-30',
    '2025-3-1',
    'today',
    '',
  ])('"%s" is no day and is not asked for', async (day) => {
    const { server, source } = await answering([]);
    expect(await faultOf(source.list(day))).toMatchObject({ reason: 'not-found' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('faults of Hugging Face', () => {
  const faults: [
    name: string,
    status: number,
    body: string | Buffer,
    headers: Record<string, string>,
    reason: string,
  ][] = [
    ['500', 500, '', {}, 'unreachable'],
    ['429', 429, '{}', { ratelimit: '"api";r=0;t=17' }, 'busy'],
    [
      'a web page with 200',
      200,
      '<!doctype html><h1>Maintenance</h1>',
      { 'content-type': 'text/html' },
      'unreadable',
    ],
    ['cut JSON', 200, '[{"paper":{"id":"2503.0', {}, 'unreadable'],
    ['nothing', 200, '', {}, 'unreadable'],
    ['an error object with 200', 200, '{"error":"x"}', {}, 'unreadable'],
    ['a day in an envelope', 200, '{"status":200,"response":[]}', {}, 'unreadable'],
    ['403', 403, 'no', {}, 'unreadable'],
    ['404 for the whole address', 404, '{}', {}, 'unreadable'],
    [
      'a gzip bomb',
      200,
      gzipSync(Buffer.alloc(20_000_000, ' ')),
      { 'content-encoding': 'gzip' },
      'unreadable',
    ],
    ['broken gzip', 200, 'this is no gzip', { 'content-encoding': 'gzip' }, 'unreachable'],
    ['half a million brackets', 200, '['.repeat(500_000) + ']'.repeat(500_000), {}, 'unreadable'],
  ];
  it.each(
    faults,
  )('%s is a fault with a reason, never an empty list', async (_, status, body, headers, reason) => {
    const { source } = await answering(body, status, headers);
    expect(await faultOf(source.list(DAY))).toMatchObject({ name: 'SourceError', reason });
  });

  it('keeps every call away while it asked for a rest', async () => {
    const { server, clock, source } = await answering('{}', 429, { ratelimit: '"api";r=0;t=17' });
    await faultOf(source.list(DAY));
    clock.advance(7_000);
    expect(await faultOf(source.paper('2503.00001'))).toMatchObject({ reason: 'busy', retryAfterMs: 10_000 });
    expect(server.requests).toHaveLength(1);
  });
});

describe('one paper', () => {
  it('is read from its flat answer', async () => {
    const { server, source } = await answering(newestShape.paper);
    expect(await source.paper('2607.00002')).toMatchObject({
      title: 'The Newest Shape',
      votes: 41,
      comments: null,
    });
    expect(server.requests[0]?.url).toBe('/api/papers/2607.00002');
  });

  it('is not found at 404', async () => {
    const { source } = await answering({ error: 'Paper not found' }, 404);
    expect(await faultOf(source.paper('2503.99999'))).toMatchObject({ reason: 'not-found' });
  });

  it('keeps the slash of an old id inside one part of the path', async () => {
    const { server, source } = await answering({ ...newestShape.paper, id: 'hep-th/9711200' });
    expect((await source.paper('hep-th/9711200')).id).toBe('hep-th/9711200');
    expect(server.requests[0]?.url).toBe('/api/papers/hep-th%2F9711200');
  });

  it('is never another one than was asked for', async () => {
    const { source } = await answering(newestShape.paper);
    expect(await faultOf(source.paper('2503.00001'))).toMatchObject({ reason: 'unreadable' });
  });

  it.each([
    '../../daily_papers',
    '2503.00001v2',
    'x',
    '',
  ])('"%s" is no id and is not asked for', async (id) => {
    const { server, source } = await answering(newestShape.paper);
    expect(await faultOf(source.paper(id))).toMatchObject({ reason: 'not-found' });
    expect(server.requests).toHaveLength(0);
  });
});
