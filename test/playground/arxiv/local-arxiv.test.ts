// The local arXiv against what is known of the real one: the form of its answers, what it refuses, its terms of use.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalFault } from '../../../playground/arxiv/fault.ts';
import { type LocalArxiv, startLocalArxiv } from '../../../playground/arxiv/index.ts';
import type { LocalPaper } from '../../../playground/arxiv/paper.ts';
import { trialPapers } from '../../../playground/arxiv/trial-papers.ts';
import { createArxiv } from '../../../src/sources/arxiv/index.ts';
import { testClock } from '../../world/clock.ts';

const THURSDAY = '2026-03-12T12:00:00Z';
const papers: readonly LocalPaper[] = [
  {
    id: '2603.00001',
    version: 2,
    title: 'Pacing & $\\alpha$ <wait>',
    abstract: 'We wait.',
    authors: ['Alice Archer', 'Bob Bäcker'],
    categories: ['cs.CL', 'cs.DL'],
    published: '2026-03-02T23:30:00Z',
    updated: '2026-03-09T10:00:00Z',
    comment: '4 pages',
    doi: '10.1000/1',
    journalRef: 'J. 1 (2026)',
    announced: [
      { day: '2026-03-04', kind: 'new' },
      { day: '2026-03-12', kind: 'replace' },
    ],
  },
  {
    id: 'hep-th/9711200',
    version: 1,
    title: 'Old',
    abstract: 'Of strings.',
    authors: ['Charlie'],
    categories: ['hep-th'],
    published: '1997-11-27T00:00:00Z',
    announced: [{ day: '2026-03-12', kind: 'new' }],
  },
];

async function start(at = THURSDAY, served = papers) {
  const clock = testClock(at);
  const arxiv = await startLocalArxiv({ clock, papers: served });
  onTestFinished(() => arxiv.stop());
  /** Three seconds after whatever was asked before. */
  async function get(path: string) {
    clock.moveTo(clock.now() + 3_000);
    const response = await fetch(arxiv.url + path);
    return { status: response.status, text: await response.text() };
  }
  return { clock, arxiv, get };
}

/** Waits until so many requests have reached it. */
async function asked(arxiv: LocalArxiv, count: number): Promise<void> {
  while (arxiv.requests.length < count) await new Promise((resolve) => setImmediate(resolve));
}

describe('the query API', () => {
  it('gives what the real source reads back whole', async () => {
    const { clock, arxiv } = await start();
    const source = createArxiv({
      clock,
      chance: () => 0.5,
      pace: (work) => work(),
      wanted: async () => [],
      baseUrl: arxiv.url,
    });
    const { papers: found, missing } = await source.papers(['2603.00001', '2603.00009', 'hep-th/9711200']);
    expect(missing).toEqual(['2603.00009']);
    expect(found).toMatchObject([
      {
        id: '2603.00001',
        title: 'Pacing & $\\alpha$ <wait>',
        authors: ['Alice Archer', 'Bob Bäcker'],
        categories: ['cs.CL', 'cs.DL'],
        publishedOn: '2026-03-02',
        updatedOn: '2026-03-09',
        version: 2,
        comment: '4 pages',
        doi: '10.1000/1',
        journalRef: 'J. 1 (2026)',
      },
      { id: 'hep-th/9711200', version: 1, categories: ['hep-th'] },
    ]);
  });

  it('counts all that a search has and gives a page of it', async () => {
    const { get } = await start(THURSDAY, trialPapers());
    const first = await get('/api/query?search_query=cat:cs.LG+AND+all:%22learning%22&max_results=1');
    const total = Number(/totalResults>(\d+)/.exec(first.text)?.[1]);
    expect(total).toBeGreaterThan(1);
    expect(first.text.match(/<entry>/g)).toHaveLength(1);
    const rest = await get(
      `/api/query?search_query=cat:cs.LG+AND+all:%22learning%22&start=1&max_results=${total}`,
    );
    expect(rest.text.match(/<entry>/g)).toHaveLength(total - 1);
    expect((await get('/api/query?search_query=au:%22nobody%22')).text).toMatch(/totalResults>0</);
  });

  it.each([
    ['id_list=abc', 'incorrect id format for abc'],
    ['id_list=2603.00001,12', 'incorrect id format for 12'],
    ['search_query=all:x&start=nope', 'start must be an integer'],
    ['search_query=all:x&max_results=-1', 'max_results must be an integer'],
    ['search_query=all:x&max_results=2001', 'max_results must be at most 2000'],
    ['search_query=all:x+OR+(', 'search_query not understood'],
    ['ids=2603.00001', 'unknown parameter ids'],
  ])('%s is refused with 400 and an entry that says why', async (query, why) => {
    const { get } = await start();
    const { status, text } = await get(`/api/query?${query}`);
    expect(status).toBe(400);
    expect(text).toContain('<title>Error</title>');
    expect(text).toContain(`<summary>${why}`);
  });
});

describe('the feeds', () => {
  it('have the announcements of the day in New York, by kind and version', async () => {
    const { get } = await start('2026-03-12T03:59:00Z');
    expect((await get('/rss/cs.CL')).text).not.toContain('<item>');
    const { get: later } = await start('2026-03-12T04:00:00Z');
    const { text } = await later('/rss/cs.DL+hep-th');
    expect(text).toContain('<lastBuildDate>Thu, 12 Mar 2026 04:00:13 +0000</lastBuildDate>');
    expect(text).toContain('<pubDate>Thu, 12 Mar 2026 00:00:00 -0400</pubDate>');
    expect(text).toContain('arXiv:2603.00001v2 Announce Type: replace-cross');
    expect(text).toContain('arXiv:hep-th/9711200v1 Announce Type: new');
  });

  it('are empty on weekends, stay where they are kept, and name a category that is none', async () => {
    const { get, arxiv } = await start('2026-03-14T12:00:00Z');
    expect((await get('/rss/cs.CL')).text).toMatch(/Sat, 14 Mar 2026[\s\S]*<\/rss>/);
    arxiv.keepFeedsOf('2026-03-12');
    expect((await get('/rss/cs.CL')).text).toContain('Announce Type: replace');
    expect((await get('/rss/cs.CL+nosuch')).text).toContain('Feed error for query');
  });
});

describe('its terms of use', () => {
  it('a request within three seconds is refused and noted, over API and feeds', async () => {
    const { get, arxiv, clock } = await start();
    expect((await get('/api/query?id_list=2603.00001')).status).toBe(200);
    clock.moveTo(clock.now() + 2_999);
    const hasty = await fetch(`${arxiv.url}/rss/cs.CL`);
    expect([hasty.status, await hasty.text()]).toEqual([429, 'Rate exceeded.']);
    expect(arxiv.violations).toEqual(['/rss/cs.CL came 2999 ms after the last one']);
    expect((await get('/rss/cs.CL')).status).toBe(200);
    expect(arxiv.violations).toHaveLength(1);
  });

  it('a second request at once is refused and noted', async () => {
    const clock = testClock(THURSDAY);
    const arxiv = await startLocalArxiv({ clock, papers, takesMs: 10_000 });
    onTestFinished(() => arxiv.stop());
    const first = fetch(`${arxiv.url}/rss/cs.CL`);
    await asked(arxiv, 1);
    clock.moveTo(clock.now() + 5_000);
    const second = fetch(`${arxiv.url}/rss/cs.CL`);
    await asked(arxiv, 2);
    const answers = await clock.during(Promise.all([first, second]));
    expect(answers.map(({ status }) => status)).toEqual([200, 429]);
    expect(arxiv.violations).toEqual(['/rss/cs.CL came while another request was under way']);
  });
});

describe('faults on request', () => {
  it.each<[LocalFault['answer'], number, RegExp]>([
    ['rate-exceeded', 429, /^Rate exceeded\.$/],
    ['html', 200, /^<!doctype html>/],
    ['cut', 200, /^<\?xml(?!.*<\/feed>)/s],
    ['empty-page', 200, /totalResults>1<(?!.*<entry>)/s],
    [{ status: 503, body: 'later' }, 503, /^later$/],
  ])('%j is played once, on the path it is for', async (answer, status, text) => {
    const { arxiv, get } = await start();
    arxiv.fail({ path: '/api/', answer });
    expect((await get('/rss/cs.CL')).status).toBe(200);
    const failed = await get('/api/query?id_list=2603.00001');
    expect(failed.status).toBe(status);
    expect(failed.text).toMatch(text);
    expect((await get('/api/query?id_list=2603.00001')).status).toBe(200);
  });

  it('a closed connection and silence are no answers', async () => {
    const { arxiv, clock, get } = await start();
    arxiv.fail({ answer: 'reset' });
    await expect(get('/rss/cs.CL')).rejects.toThrow();
    arxiv.fail({ answer: 'hang' });
    clock.moveTo(clock.now() + 3_000);
    const silent = fetch(`${arxiv.url}/rss/cs.CL`);
    silent.catch(() => {});
    await asked(arxiv, 2);
    await arxiv.stop();
    await expect(silent).rejects.toThrow();
    expect(arxiv.requests.map(({ status }) => status)).toEqual([0, 0]);
  });
});

it('the trial’s papers hold the mathematics that the lists have lost', () => {
  const text = trialPapers()
    .map(({ abstract }) => abstract)
    .join('\n');
  for (const formula of [
    '$\\mathcal{O}(n^2 d)$',
    '$16\\times16$',
    '$\\epsilon_\\theta(x_t, t)$',
    '$\\ell_\\infty$',
  ]) {
    expect(text).toContain(formula);
  }
});
