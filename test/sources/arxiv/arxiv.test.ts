import { describe, expect, it } from 'vitest';
import type { SourceError } from '../../../src/domain/errors.ts';
import { NOTHING_KNOWN } from '../../../src/domain/paper.ts';
import { oneEvery } from '../../../src/net/pace.ts';
import { createArxiv } from '../../../src/sources/arxiv/index.ts';
import { handClock } from '../../net/hand-clock.ts';
import { loopback } from '../../net/loopback.ts';
import { entryOf, errorEntry, newEntry, newFormat, oldFormat, rssFeed, rssItem } from './feeds.ts';

type Reply = { readonly status?: number; readonly body: string; readonly headers?: Record<string, string> };

/** An arXiv that answers one reply after another, the last one for ever. */
async function answering(...replies: readonly Reply[]) {
  const server = await loopback((_, response, nth) => {
    const { status = 200, body, headers = {} } = replies[Math.min(nth, replies.length) - 1] ?? { body: '' };
    response.writeHead(status, headers).end(body);
  });
  const clock = handClock();
  let wanted = ['cs.CL', 'cs.AI'];
  const arxiv = createArxiv({
    clock,
    chance: () => 0,
    pace: oneEvery(3_000, clock),
    wanted: async () => wanted,
    baseUrl: server.url,
  });
  const list = (categories = wanted, day = '2026-03-12') => {
    wanted = categories;
    return arxiv.list(day);
  };
  const queries = () =>
    server.requests.map((request) => Object.fromEntries(new URL(request.url ?? '', server.url).searchParams));
  return { arxiv, list, clock, server, queries };
}

const faultOf = (promise: Promise<unknown>): Promise<SourceError> =>
  promise.then(
    () => expect.unreachable('it was answered'),
    (fault) => fault,
  );

describe('one paper', () => {
  it.each([
    ['new', newFormat(newEntry)],
    ['old', oldFormat],
  ])('reads the %s format', async (_, body) => {
    const { arxiv } = await answering({ body });
    expect(await arxiv.paper('2603.00001')).toEqual({
      id: '2603.00001',
      title: 'Pacing, and $\\alpha$ Ways to <wait>',
      abstract: 'We wait. Then we ask.',
      authors: ['The Waiting Collaboration', 'Bob Bäcker'],
      ...NOTHING_KNOWN,
      textFrom: 'arxiv',
      publishedOn: '2026-03-02',
      updatedOn: '2026-03-09',
      version: 2,
      comment: '4 pages',
      categories: ['cs.CL', 'cs.DL'],
    });
  });

  it('asks for an old id as it is', async () => {
    const { arxiv, queries } = await answering({ body: newFormat(entryOf('hep-th/9711200')) });
    expect((await arxiv.paper('hep-th/9711200')).id).toBe('hep-th/9711200');
    expect(queries()).toEqual([{ id_list: 'hep-th/9711200', max_results: '100' }]);
  });

  it('is not found where the answer is empty', async () => {
    const { arxiv } = await answering({ body: newFormat('', 0) });
    expect(await faultOf(arxiv.paper('2603.99999'))).toMatchObject({ reason: 'not-found' });
  });

  it('sends nothing for what is no id', async () => {
    const { arxiv, server } = await answering({ body: newFormat('', 0) });
    expect(await faultOf(arxiv.paper('all:x'))).toMatchObject({ reason: 'not-found' });
    expect(server.requests).toHaveLength(0);
  });

  it.each([
    ['This paper is withdrawn.', '', true],
    ['Admin note: withdrawn by arXiv admin because of a pseudonym.', '', true],
    ['We study x.', 'Paper withdrawn', true],
    ['We study x.', '8 pages. This paper has been withdrawn by the author', true],
    ['Money withdrawn from a bank is counted.', '9 pages', false],
    ['Withdrawal symptoms are studied.', '', false],
    ['We study x.', 'v3: this paper is being unwithdrawn', false],
  ])('"%s" with the comment "%s": withdrawn is %s', async (summary, comment, withdrawn) => {
    const { arxiv } = await answering({ body: newFormat(entryOf('2603.00001', { summary, comment })) });
    expect((await arxiv.paper('2603.00001')).withdrawn).toBe(withdrawn);
  });

  it('decodes entities in its text once, and leaves tags as text', async () => {
    const title = 'Le titre&lt;br&gt;&amp;ndash; F&#x7f;&amp;#945; &amp;amp;lt; &amp;nosuch;';
    const { arxiv } = await answering({ body: newFormat(entryOf('2603.00001', { title })) });
    expect((await arxiv.paper('2603.00001')).title).toBe('Le titre<br>– Fα &lt; &nosuch;');
  });
});

describe('many papers', () => {
  it('come in the order asked for, a hundred a request, and the unknown one is named', async () => {
    const ids = Array.from({ length: 130 }, (_, n) => `2603.${String(n + 1).padStart(5, '0')}`);
    const page = (from: number, to: number) =>
      ids
        .slice(from, to)
        .filter((id) => id !== '2603.00007')
        .reverse();
    const body = (from: number, to: number) =>
      newFormat(
        page(from, to)
          .map((id) => entryOf(id))
          .join(''),
      );
    const { arxiv, queries } = await answering({ body: body(0, 100) }, { body: body(100, 130) });
    const { papers, missing } = await arxiv.papers(ids);
    expect(papers.map(({ id }) => id)).toEqual(ids.filter((id) => id !== '2603.00007'));
    expect(missing).toEqual(['2603.00007']);
    expect(queries().map(({ id_list = '' }) => id_list.split(',').length)).toEqual([100, 30]);
  });

  it('lose one bad entry, not the others', async () => {
    const body = newFormat(`${entryOf('2603.00001')}${entryOf('2603.00002', { title: ' ' })}`);
    const { arxiv } = await answering({ body });
    const { papers, rejected } = await arxiv.papers(['2603.00001', '2603.00002']);
    expect(papers).toHaveLength(1);
    expect(rejected).toEqual([{ index: 1, id: '2603.00002', reason: 'title: missing or empty' }]);
  });
});

describe('an error entry', () => {
  it.each([200, 400])('with status %i is an error, never a paper', async (status) => {
    const body = newFormat(errorEntry('start must be an integer'));
    const { arxiv } = await answering({ status, body });
    const fault = await faultOf(arxiv.paper('2603.00001'));
    expect(fault).toMatchObject({
      reason: 'unreadable',
      message: expect.stringContaining('start must be an integer'),
    });
  });

  it('about the form of an id means that there is no such paper', async () => {
    const body = newFormat(errorEntry('incorrect id format for 2603.00001'));
    const { arxiv } = await answering({ status: 400, body });
    expect(await faultOf(arxiv.paper('2603.00001'))).toMatchObject({ reason: 'not-found' });
  });
});

describe('a search', () => {
  it('gives nothing that was typed a meaning', async () => {
    const { arxiv, queries } = await answering({ body: newFormat(newEntry) });
    await arxiv.search({
      words: ['"x" OR', 'C++', '(a:b)', '  '],
      authors: ['Bäcker'],
      categories: ['cs.CL'],
      limit: 7,
    });
    expect(queries()).toEqual([
      {
        search_query: 'all:"x OR" AND all:"C++" AND all:"a b" AND au:"Bäcker" AND cat:"cs.CL"',
        start: '0',
        max_results: '7',
      },
    ]);
  });

  it('asks nothing for nothing, and no more than sixteen terms', async () => {
    const { arxiv, queries } = await answering({ body: newFormat(newEntry) });
    expect(await arxiv.search({ words: ['"', ' '], limit: 10 })).toEqual([]);
    await arxiv.search({ words: Array.from({ length: 5_000 }, () => 'x'), limit: 1e9 });
    expect(
      queries().map(({ search_query = '', max_results }) => [
        search_query.split(' AND ').length,
        max_results,
      ]),
    ).toEqual([[16, '100']]);
  });

  it('asks once more before it believes in an empty page', async () => {
    const { arxiv, server } = await answering({ body: newFormat('', 0) }, { body: newFormat(newEntry) });
    expect(await arxiv.search({ words: ['x'], limit: 10 })).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  it('never calls it "nothing found" when there are papers that were not sent', async () => {
    const { arxiv } = await answering({ body: newFormat('', 12) });
    expect(await faultOf(arxiv.search({ words: ['x'], limit: 10 }))).toMatchObject({ reason: 'unreadable' });
  });
});

describe('the announcements', () => {
  it('tell new, cross and replace apart, with their versions', async () => {
    const kinds = ['new', 'cross', 'replace', 'replace-cross'];
    const items = kinds.map((kind, n) => rssItem(`2603.0000${n}`, n + 1, kind)).join('');
    const { list, server } = await answering({ body: rssFeed(items) });
    const { papers, kinds: told, updates, rejected } = await list();
    expect(server.requests[0]?.url).toBe('/rss/cs.CL+cs.AI');
    expect(rejected).toEqual([]);
    expect([...(told ?? [])]).toEqual([
      ['2603.00000', 'new'],
      ['2603.00001', 'cross'],
    ]);
    expect(papers.map(({ id, version }) => [id, version])).toEqual([
      ['2603.00000', 1],
      ['2603.00001', 2],
    ]);
    expect(updates?.map(({ id, version, updatedOn }) => [id, version, updatedOn])).toEqual([
      ['2603.00002', 3, '2026-03-12'],
      ['2603.00003', 4, '2026-03-12'],
    ]);
    expect(papers[0]).toMatchObject({
      title: 'On 2603.00000',
      abstract: 'About $x_1$.',
      authors: ['Alice Archer', 'Bob Bäcker'],
      categories: ['cs.CL', 'cs.AI'],
      publishedOn: null,
    });
  });

  it('a paper that is new in one category and crosses into another is new', async () => {
    const items = [rssItem('2603.00001', 1, 'new'), rssItem('2603.00001', 1, 'cross')];
    const { list } = await answering(
      { body: rssFeed(items.join('')) },
      { body: rssFeed(items.reverse().join('')) },
    );
    for (let time = 0; time < 2; time++) {
      const { papers, kinds } = await list();
      expect(papers).toHaveLength(1);
      expect(kinds?.get('2603.00001')).toBe('new');
    }
  });

  it('are none on a weekend', async () => {
    const { list } = await answering({ body: rssFeed('') });
    expect((await list()).papers).toEqual([]);
  });

  it('of yesterday are called late, not none', async () => {
    const { list } = await answering({ body: rssFeed(rssItem('2603.00001', 1, 'new')) });
    expect(await faultOf(list(['cs.CL'], '2026-03-13'))).toMatchObject({
      reason: 'not-open',
      message: 'arXiv’s feed is late: it still has 2026-03-12',
    });
  });

  it('of a day that is over are gone', async () => {
    const { list } = await answering({ body: rssFeed(rssItem('2603.00001', 1, 'new')) });
    expect(await faultOf(list(['cs.CL'], '2026-03-11'))).toMatchObject({ reason: 'not-found' });
  });

  it('put one odd item aside', async () => {
    const { list } = await answering({
      body: rssFeed(`${rssItem('2603.00001', 1, 'new')}${rssItem('2603.00002', 1, 'odd')}`),
    });
    const { papers, rejected } = await list();
    expect(papers).toHaveLength(1);
    expect(rejected).toEqual([{ index: 1, id: '2603.00002', reason: 'description: no announce type' }]);
  });

  it('of a category that arXiv no longer has are an error', async () => {
    const { list } = await answering({ body: rssFeed('', 'Bad request: cs.OS') });
    expect(await faultOf(list(['cs.OS']))).toMatchObject({ reason: 'unreadable' });
  });

  it.each([
    [['cs.CL/../x'], 'not-found'],
    [['cs.CL?x'], 'not-found'],
    [['cs.CL', 'cs.XX'], 'not-found'],
    [['cs.CL', ''], 'not-found'],
    [[], 'not-open'],
  ] as const)('send nothing for %j', async (categories, reason) => {
    const { list, server } = await answering({ body: rssFeed('') });
    expect(await faultOf(list([...categories]))).toMatchObject({ reason });
    expect(server.requests).toHaveLength(0);
  });
});

describe('faults of arXiv', () => {
  const feed = newFormat(newEntry);
  it.each([
    ['a web page', '<!doctype html><title>arXiv is down</title>'],
    ['plain words', 'Rate exceeded.'],
    ['nothing', ''],
    ['a feed cut inside an entry', feed.slice(0, 900)],
    ['a feed cut between its elements', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x</id>'],
    [
      'an entity bomb',
      `<!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${feed.slice(39).replace('We wait', '&b;')}`,
    ],
    ['an element called __proto__', newFormat('<__proto__><polluted>1</polluted></__proto__>')],
  ])('%s is no paper and changes nothing', async (_, body) => {
    const { arxiv } = await answering({ body });
    const answer = await arxiv.papers(['2603.00001']).catch((fault: unknown) => fault);
    if (answer instanceof Error) expect(answer).toMatchObject({ name: 'SourceError', reason: 'unreadable' });
    else expect(JSON.stringify(answer)).not.toContain('aaaa');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('after "Rate exceeded." nothing is sent for ten minutes, to no address', async () => {
    const { arxiv, list, clock, server } = await answering(
      { status: 429, body: 'Rate exceeded.' },
      { body: newFormat(newEntry) },
    );
    expect(await faultOf(arxiv.paper('2603.00001'))).toMatchObject({ reason: 'busy', retryAfterMs: 600_000 });
    clock.advance(590_000);
    expect(await faultOf(list(['cs.CL']))).toMatchObject({ reason: 'busy' });
    expect(server.requests).toHaveLength(1);
    clock.advance(10_000);
    expect((await arxiv.paper('2603.00001')).id).toBe('2603.00001');
  });

  it('503 stops everything too, and longer the second time', async () => {
    const { arxiv, clock } = await answering({ status: 503, body: '', headers: { 'retry-after': '5' } });
    await faultOf(arxiv.paper('2603.00001'));
    clock.advance(600_000);
    expect(await faultOf(arxiv.paper('2603.00001'))).toMatchObject({
      reason: 'busy',
      retryAfterMs: 1_200_000,
    });
  });
});
