import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalDay } from '../../../playground/hugging-face/day.ts';
import { startLocalHuggingFace } from '../../../playground/hugging-face/index.ts';
import { trialDays } from '../../../playground/hugging-face/trial-days.ts';
import type { SourceError } from '../../../src/domain/errors.ts';
import { createHuggingFace } from '../../../src/sources/hugging-face/index.ts';
import { readSeeds } from '../../../src/sources/seeds.ts';
import { handClock } from '../../net/hand-clock.ts';

const HOUR = 3_600_000;

async function local(at: string, days: readonly LocalDay[] = trialDays()) {
  const clock = handClock(Date.parse(at));
  const face = await startLocalHuggingFace({ clock, days });
  onTestFinished(() => face.stop());
  const source = createHuggingFace({ baseUrl: face.url, clock, chance: () => 0 });
  const ask = (path: string) => fetch(`${face.url}${path}`);
  return { clock, face, source, ask };
}

const faultOf = (promise: Promise<unknown>): Promise<SourceError> =>
  promise.then(
    () => expect.unreachable('it was answered'),
    (fault) => fault,
  );

/** A list of `count` papers with as many votes as their number, there from the start and unmoved. */
function longDay(day: string, count: number): LocalDay {
  const at = Date.parse(`${day}T02:30:00Z`);
  return {
    day,
    entries: Array.from({ length: count }, (_, n) => ({
      listedAt: at,
      readings: [{ at, entry: { paper: { id: `2503.${10_000 + n}`, title: `Paper ${n}`, upvotes: n } } }],
    })),
  };
}

describe('the days of a trial', () => {
  it('show all ten seeds on the morning of 11 March 2025', async () => {
    const { source } = await local('2025-03-11T07:00:00Z');
    const { papers, rejected } = await source.list('2025-03-11');
    const seeds = readSeeds().papers;
    expect(rejected).toEqual([]);
    expect(papers.map((paper) => paper.id).sort()).toEqual(seeds.map((seed) => seed.id).sort());
    for (const seed of seeds) {
      const paper = papers.find(({ id }) => id === seed.id);
      expect(paper).toMatchObject({
        title: seed.title,
        abstract: seed.abstract,
        authors: seed.authors,
        code: seed.code,
      });
    }
  });

  it('let votes grow until the list closes, and stand still then', async () => {
    const { clock, source } = await local('2025-03-11T07:00:00Z');
    const sum = async () =>
      (await source.list('2025-03-11')).papers.reduce((all, { votes }) => all + (votes ?? 0), 0);
    const morning = await sum();
    clock.advance(6 * HOUR);
    const noon = await sum();
    clock.advance(18 * HOUR);
    const closed = await sum();
    clock.advance(24 * HOUR);
    expect([morning > 0, noon > morning, closed > noon, (await sum()) === closed]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('open one after another, and a late paper comes in the afternoon', async () => {
    const { clock, source } = await local('2025-03-11T07:00:00Z');
    expect(await faultOf(source.list('2025-03-12'))).toMatchObject({
      reason: 'not-open',
      retryAfterMs: 18.5 * HOUR,
    });
    clock.advance(24 * HOUR);
    expect((await source.list('2025-03-12')).papers).toHaveLength(6);
    clock.advance(9 * HOUR);
    expect((await source.list('2025-03-12')).papers).toHaveLength(7);
    clock.advance(15 * HOUR);
    expect((await source.list('2025-03-13')).papers).toHaveLength(6);
  });

  it('tell of every rehearsed paper what it is about', async () => {
    const { source } = await local('2025-03-14T12:00:00Z');
    for (const day of ['2025-03-12', '2025-03-13']) {
      for (const paper of (await source.list(day)).papers) {
        expect(paper).toMatchObject({
          summary: expect.stringMatching(/\.$/),
          publishedOn: expect.any(String),
          organization: null,
        });
        expect(paper.authors.length).toBeGreaterThan(1);
      }
    }
  });

  it('know each paper from the instant it is listed, and no other', async () => {
    const { clock, source } = await local('2025-03-11T07:00:00Z');
    expect(await source.paper('2404.01278')).toMatchObject({
      title: expect.stringContaining('BiPer'),
      comments: null,
    });
    expect(await faultOf(source.paper('1706.03762'))).toMatchObject({ reason: 'not-found' });
    clock.advance(24 * HOUR);
    expect((await source.paper('1706.03762')).authors).toHaveLength(8);
  });

  it('are empty on a weekend and where nothing was rehearsed', async () => {
    const { source } = await local('2025-03-16T12:00:00Z');
    expect((await source.list('2025-03-15')).papers).toEqual([]);
    expect((await source.list('2025-03-10')).papers).toEqual([]);
  });
});

describe('paging', () => {
  it('gives 50 unless told, at most 100, and names the next page', async () => {
    const { ask } = await local('2025-03-11T12:00:00Z', [longDay('2025-03-11', 130)]);
    const page = await ask('/api/daily_papers?date=2025-03-11');
    expect(await page.json()).toHaveLength(50);
    expect(page.headers.get('link')).toMatch(
      /^<http:\/\/127\.0\.0\.1:\d+\/api\/daily_papers\?date=2025-03-11&p=1>; rel="next"$/,
    );
    const last = await ask('/api/daily_papers?date=2025-03-11&limit=100&p=1');
    expect(await last.json()).toHaveLength(30);
    expect(last.headers.get('link')).toBeNull();
    expect(await (await ask('/api/daily_papers?date=2025-03-11&p=9')).json()).toEqual([]);
  });

  it('is followed by the source to the whole list', async () => {
    const { face, source } = await local('2025-03-11T12:00:00Z', [longDay('2025-03-11', 230)]);
    expect((await source.list('2025-03-11')).papers).toHaveLength(230);
    expect(face.requests).toHaveLength(3);
  });
});

describe('what it refuses', () => {
  it.each([
    ['date=2025-03-12', 'date'],
    ['date=2025-13-40', 'date'],
    ['date=2025-3-1', 'date'],
    ['limit=101', 'limit'],
    ['limit=0', 'limit'],
    ['p=-1', 'p'],
    ['sort=votes', 'sort'],
    ['week=2025-W11', 'week'],
  ])('%s with 400 and the name of the parameter', async (query, name) => {
    const { ask } = await local('2025-03-11T12:00:00Z');
    const answer = await ask(`/api/daily_papers?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringContaining(name) });
  });

  it('addresses it does not have, odd ones too', async () => {
    const { ask } = await local('2025-03-11T12:00:00Z');
    for (const path of [
      '/',
      '/api/papers',
      '/api/papers/%',
      '/api/papers/..%2f',
      '//x',
      '/papers/2404.01278',
    ]) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  it('more than 500 requests in five minutes', async () => {
    const { clock, ask, source } = await local('2025-03-11T12:00:00Z', []);
    for (let n = 0; n < 500; n++) await (await ask('/api/daily_papers?date=2025-03-11')).text();
    expect(await faultOf(source.list('2025-03-11'))).toMatchObject({ reason: 'busy', retryAfterMs: 300_000 });
    clock.advance(300_000);
    expect((await source.list('2025-03-11')).papers).toEqual([]);
  });
});

describe('without a date', () => {
  it('gives the newest list first, or what is trending by votes', async () => {
    const { ask } = await local('2025-03-15T12:00:00Z');
    const ids = async (query: string) =>
      ((await (await ask(`/api/daily_papers?${query}`)).json()) as { paper: { id: string } }[]).map(
        ({ paper }) => paper.id,
      );
    expect((await ids(''))[0]).toBe('2006.11239');
    expect((await ids('sort=trending')).slice(0, 3)).toEqual(['1706.03762', '2006.11239', '2403.03950']);
    expect(await ids('')).toHaveLength(24);
  });
});

describe('faults', () => {
  it.each([
    ['html', 'unreadable'],
    ['cut', 'unreadable'],
    ['gzip-bomb', 'unreadable'],
    ['reset', 'unreachable'],
    [{ status: 503 }, 'unreachable'],
    [{ status: 429, headers: { 'retry-after': '5' } }, 'busy'],
  ] as const)('%j is met as %s, and over after it', async (answer, reason) => {
    const { clock, face, source } = await local('2025-03-11T12:00:00Z');
    face.fail({ answer, times: Infinity });
    expect(await faultOf(source.list('2025-03-11'))).toMatchObject({ reason });
    face.recover();
    clock.advance(5_000);
    expect((await source.list('2025-03-11')).papers).toHaveLength(10);
  });

  it('are played as often as asked, on the path that is meant', async () => {
    const { face, source } = await local('2025-03-11T12:00:00Z');
    face.fail({ path: '/api/papers/', answer: { status: 500 }, times: 2 });
    expect((await source.list('2025-03-11')).papers).toHaveLength(10);
    expect((await source.paper('2404.01278')).id).toBe('2404.01278');
    expect(face.requests.map(({ status }) => status)).toEqual([200, 500, 500, 200]);
  });

  it('silence lasts until somebody gives up', async () => {
    const { face, source } = await local('2025-03-11T12:00:00Z');
    face.fail({ answer: 'hang' });
    const stop = new AbortController();
    const asked = faultOf(source.list('2025-03-11', stop.signal));
    await expect.poll(() => face.requests.length).toBe(1);
    stop.abort(new Error('enough'));
    expect(await asked).toMatchObject({ message: 'enough' });
  });
});

it('an unchanged list is not sent twice', async () => {
  const { clock, face, source } = await local('2025-03-14T12:00:00Z');
  const first = await source.list('2025-03-11');
  clock.advance(HOUR);
  expect(await source.list('2025-03-11')).toEqual(first);
  expect(face.requests.map(({ status }) => status)).toEqual([200, 304]);
});

it('a paper that is taken off the list is gone', async () => {
  const day = longDay('2025-03-11', 2);
  const entries = day.entries.map((entry, n) =>
    n === 0 ? { ...entry, goneAt: Date.parse('2025-03-11T13:00:00Z') } : entry,
  );
  const { clock, source } = await local('2025-03-11T12:00:00Z', [{ ...day, entries }]);
  expect((await source.list('2025-03-11')).papers).toHaveLength(2);
  clock.advance(HOUR);
  expect((await source.list('2025-03-11')).papers).toHaveLength(1);
});
