// The faults of arXiv, and what its texts do for the papers of Hugging Face, through the real parts: what the store
// keeps, what is logged, how often it is asked.
import { describe, expect, it } from 'vitest';
import type { LocalFault } from '../../playground/arxiv/fault.ts';
import type { LocalPaper } from '../../playground/arxiv/paper.ts';
import { editionOf, listingDays } from '../../src/store/editions.ts';
import { paperById } from '../../src/store/papers.ts';
import { sourceState } from '../../src/store/sources.ts';
import { addSubscription } from '../../src/store/subscriptions.ts';
import { USUAL } from '../world/wish.ts';
import { dayOf, HOUR, onArxiv } from './made-up.ts';
import { type Stage, setStage, warnings } from './stage.ts';

const TUESDAY = '2025-03-11';
const NOON = '2025-03-11T12:00:00Z';
const days = [
  dayOf(TUESDAY, {
    '2503.11001': { after: 1, title: 'Fast alpha_2 at 3times speed' },
    '2503.11002': { after: 2 },
  }),
];
const papers = [
  onArxiv('2503.11001', {
    title: 'Fast $\\alpha_2$ at $3\\times$ Speed',
    abstract: 'We bound $\\mathcal{O}(n)$.',
    categories: ['cs.CL', 'math.AG'],
    version: 2,
  }),
  onArxiv('2503.11002'),
];

async function minutes(stage: Stage, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute++) {
    stage.clock.moveTo(stage.clock.now() + 60_000);
    await stage.tick();
  }
}

/** #papers wants the announcements of these categories. */
async function want({ db, clock }: Stage, ...categories: string[]): Promise<void> {
  const wanted = { ...USUAL, source: 'arxiv', categories, nextDueAt: clock.now() + 24 * HOUR };
  await addSubscription(db, wanted, clock.now());
}

const feeds = ({ arxiv }: Stage) => arxiv.requests.filter(({ path }) => path.startsWith('/rss/'));
const queries = ({ arxiv }: Stage) => arxiv.requests.filter(({ path }) => path.startsWith('/api/'));

describe('papers of Hugging Face', () => {
  it('gain arXiv’s categories and its text with the mathematics, and are found by them', async () => {
    const stage = await setStage({ at: NOON, days, papers });
    await stage.tick();
    expect(await paperById(stage.db, '2503.11001')).toMatchObject({
      textFrom: 'arxiv',
      title: 'Fast $\\alpha_2$ at $3\\times$ Speed',
      shownTitle: 'Fast α₂ at 3× Speed',
      categories: ['cs.CL', 'math.AG'],
      version: 2,
      votes: 1,
    });
    expect(await stage.ask('show 2503.11001')).toContain('Fast α₂ at 3× Speed');
    expect(await stage.ask('search category:math.AG')).toContain('Fast α₂ at 3× Speed');
    expect(queries(stage)).toHaveLength(1);
  });

  it('keep it when Hugging Face is read again, and what only Hugging Face knows moves on', async () => {
    const at = Date.parse(NOON) - 10 * HOUR;
    const entry = (votes: number, more: Record<string, unknown>) => ({
      paper: {
        id: '2503.11001',
        title: 'Fast alpha_2',
        summary: 'Worse.',
        upvotes: votes,
        authors: [{ name: 'X' }],
        ...more,
      },
    });
    const code = { githubRepo: 'https://github.com/a/b', githubStars: 7 };
    const readings = [
      { at, entry: entry(2, code) },
      {
        at: Date.parse(NOON) + HOUR,
        entry: entry(8, { withdrawnAt: '2025-03-11T12:30:00Z', githubRepo: 'https://github.com/a/b' }),
      },
      { at: Date.parse(NOON) + 2 * HOUR, entry: entry(9, {}) },
    ];
    const stage = await setStage({
      at: NOON,
      days: [{ day: TUESDAY, entries: [{ listedAt: at, readings }] }],
      papers,
    });
    await stage.tick();
    await minutes(stage, 180);
    expect(await paperById(stage.db, '2503.11001')).toMatchObject({
      textFrom: 'arxiv',
      abstract: 'We bound $\\mathcal{O}(n)$.',
      authors: ['Alice Archer'],
      categories: ['cs.CL', 'math.AG'],
      code: { url: 'https://github.com/a/b', stars: 7 },
      votes: 9,
      withdrawn: true,
    });
  });

  it('that arXiv does not know yet are left as they are and asked for again a day later', async () => {
    const stage = await setStage({ at: NOON, days, papers: papers.slice(0, 1) });
    await stage.tick();
    expect((await paperById(stage.db, '2503.11001'))?.textFrom).toBe('arxiv');
    expect((await paperById(stage.db, '2503.11002'))?.textFrom).toBe('huggingface');
    await minutes(stage, 30);
    expect(queries(stage)).toHaveLength(1);
    stage.clock.moveTo('2025-03-12T12:01:00Z');
    await stage.tick();
    expect(queries(stage).at(-1)?.path).toContain('id_list=2503.11002');
  });

  it('with odd texts, thousands of authors or a withdrawal are cleaned, kept whole and marked', async () => {
    const odd: LocalPaper[] = [
      onArxiv('2503.11001', {
        title: 'F\u007f\\"orster\n  &#8211; of <br> &amp; @everyone',
        authors: Array.from({ length: 3_303 }, (_, n) => ` The ${n}th Author`),
      }),
      onArxiv('2503.11002', {
        abstract: 'This paper has been withdrawn by the author.',
        comment: 'Withdrawn',
      }),
    ];
    const stage = await setStage({ at: NOON, days, papers: odd });
    await stage.tick();
    const paper = await paperById(stage.db, '2503.11001');
    expect(paper?.title).toBe('F\\"orster – of <br> & @everyone');
    expect(paper?.authors).toHaveLength(3_303);
    expect(paper?.authors[0]).toBe('The 0th Author');
    expect(await stage.ask('show 2503.11001')).toMatch(/The 0th Author.*\+3,\d{3}/s);
    expect((await paperById(stage.db, '2503.11002'))?.withdrawn).toBe(true);
  });
});

describe('a fault of arXiv', () => {
  const faults: [name: string, answer: LocalFault['answer'], reason: RegExp][] = [
    ['"Rate exceeded."', 'rate-exceeded', /asked for a rest of 600 s/],
    [
      '503 that names a date',
      { status: 503, headers: { 'retry-after': 'Tue, 11 Mar 2025 12:01:00 GMT' } },
      /asked for a rest of 600 s/,
    ],
    ['500', { status: 500 }, /answered 500/],
    ['a reset', 'reset', /no whole answer/],
    ['a web page with 200', 'html', /something else than a whole feed/],
    ['cut XML', 'cut', /something else than a whole feed/],
    ['an empty page twice in a row', 'empty-page', /has 2 papers for this and sent none/],
    [
      'an error entry with 200',
      { status: 200, body: errorEntry('start must be an integer') },
      /start must be an integer/,
    ],
    ['an error entry with 400', { status: 400, body: errorEntry('bad max_results') }, /bad max_results/],
  ];
  it.each(
    faults,
  )('%s: lists and texts stay as they were, the reason is kept and logged once, Hugging Face is not held up', async (_, answer, reason) => {
    const stage = await setStage({ at: NOON, days, papers });
    stage.arxiv.fail({ answer, times: 2 });
    await stage.tick();
    expect(await paperById(stage.db, '2503.11001')).toMatchObject({
      textFrom: 'huggingface',
      title: 'Fast alpha_2 at 3times speed',
    });
    expect(await sourceState(stage.db, 'arxiv')).toMatchObject({
      failures: 1,
      lastError: expect.stringMatching(reason),
    });
    expect(await sourceState(stage.db, 'huggingface')).toMatchObject({ failures: 0, lastError: null });
    expect((await stage.askBriefly('today')).words).toMatch(/^2 papers so far/);
    expect(await stage.ask('search Error')).not.toContain('arXiv api core');
    await minutes(stage, 40);
    expect(warnings(stage)).toMatchObject([{ source: 'arxiv', msg: 'source does not answer' }]);
    expect((await paperById(stage.db, '2503.11001'))?.textFrom).toBe('arxiv');
    expect(await sourceState(stage.db, 'arxiv')).toMatchObject({ failures: 0, lastError: null });
  });

  it('one empty page at random is asked for once more and then believed in what it holds', async () => {
    const stage = await setStage({ at: NOON, days, papers });
    stage.arxiv.fail({ answer: 'empty-page' });
    await stage.tick();
    expect((await paperById(stage.db, '2503.11001'))?.textFrom).toBe('arxiv');
    expect(queries(stage)).toHaveLength(2);
  });

  it('of its feeds does not keep its texts away, and the other way round', async () => {
    const stage = await setStage({ at: NOON, days, papers });
    await want(stage, 'cs.CL');
    stage.arxiv.fail({ path: '/rss/', answer: 'html', times: Infinity });
    await stage.tick();
    expect((await paperById(stage.db, '2503.11001'))?.textFrom).toBe('arxiv');
    await minutes(stage, 60);
    expect(warnings(stage)).toHaveLength(1);
    expect(feeds(stage).length).toBeLessThan(9);
  });

  it('of Hugging Face does not keep arXiv’s lists away', async () => {
    const stage = await setStage({
      at: NOON,
      days,
      papers: [onArxiv('2503.11009', { announced: [{ day: TUESDAY, kind: 'new' }] })],
    });
    await want(stage, 'cs.CL');
    stage.huggingFace.fail({ answer: { status: 500 }, times: Infinity });
    await stage.tick();
    expect(await editionOf(stage.db, 'arxiv', TUESDAY)).toMatchObject({ count: 1 });
  });
});

describe('arXiv’s terms of use', () => {
  it('after "Rate exceeded." nothing is sent for ten minutes, by no process, nor after a restart', async () => {
    const stage = await setStage({ at: NOON, days, papers });
    const other = await stage.startProcess('two');
    stage.arxiv.fail({ answer: 'rate-exceeded' });
    await stage.tick();
    const asked = stage.arxiv.requests.length;
    await stage.end();
    const third = await stage.startProcess('three');
    for (let minute = 1; minute < 10; minute++) {
      stage.clock.moveTo(Date.parse(NOON) + minute * 60_000);
      await other.tick();
      await third.tick();
      const arxiv = third.sources.find(({ name }) => name === 'arxiv');
      await expect(stage.clock.during(Promise.resolve(arxiv?.paper('2503.11001')))).rejects.toMatchObject({
        reason: 'busy',
      });
    }
    expect(stage.arxiv.requests).toHaveLength(asked);
    stage.clock.moveTo(Date.parse(NOON) + 11 * 60_000);
    await third.tick();
    expect((await paperById(third.db, '2503.11001'))?.textFrom).toBe('arxiv');
  });

  it('a process that died while it asked is waited for no longer than a minute', async () => {
    const stage = await setStage({ at: NOON, days, papers });
    const lease = { lease_until: Date.parse(NOON) + 60_000, free_at: 0, rest_until: 0, rests: 0 };
    await stage.db
      .insertInto('paces')
      .values({ name: 'arxiv', holder: 'dead', ...lease })
      .execute();
    await stage.tick();
    expect(queries(stage).map(({ at }) => at - Date.parse(NOON))).toEqual([60_000]);
    expect((await paperById(stage.db, '2503.11001'))?.textFrom).toBe('arxiv');
  });

  it('many people who ask at once are answered one after another', async () => {
    const known = Array.from({ length: 6 }, (_, n) => onArxiv(`2503.2000${n}`));
    const stage = await setStage({ at: NOON, days, papers: [...papers, ...known], arxivTakesMs: 1_000 });
    const answers = await Promise.all([...known.map(({ id }) => stage.ask(`show ${id}`)), stage.tick()]);
    for (const [n, { id }] of known.entries()) expect(answers[n]).toContain(`On ${id}`);
    expect(stage.arxiv.violations).toEqual([]);
  });
});

describe('the announcements', () => {
  const announced = [
    onArxiv('2503.11001', { ...papers[0], announced: [{ day: TUESDAY, kind: 'new' }] }),
    onArxiv('2503.11003', { categories: ['cs.AI', 'cs.CL'], announced: [{ day: TUESDAY, kind: 'new' }] }),
    onArxiv('2501.00001', {
      version: 2,
      announced: [
        { day: '2025-01-03', kind: 'new' },
        { day: TUESDAY, kind: 'replace' },
      ],
    }),
    onArxiv('2503.11004', { categories: ['math.AG'], announced: [{ day: TUESDAY, kind: 'new' }] }),
  ];

  it('are listed with their kind; a paper that Hugging Face lists too is one paper with both listings', async () => {
    const stage = await setStage({ at: NOON, days, papers: announced });
    await want(stage, 'cs.CL');
    await stage.tick();
    const listed = await stage.db
      .selectFrom('listings')
      .select(['source', 'paper_id', 'kind'])
      .orderBy('source')
      .orderBy('paper_id')
      .execute();
    expect(listed.map(({ source, paper_id, kind }) => `${source} ${paper_id} ${kind}`)).toEqual([
      'arxiv 2503.11001 new',
      'arxiv 2503.11003 cross',
      'huggingface 2503.11001 null',
      'huggingface 2503.11002 null',
    ]);
    expect(await listingDays(stage.db, '2503.11001')).toEqual([TUESDAY]);
    expect(await paperById(stage.db, '2501.00001')).toBeNull();
  });

  it('of a new version bring its text at once, and the whole of it the day after', async () => {
    const first = onArxiv('2503.11001', {
      title: 'First $x$',
      categories: ['math.AG', 'cs.CL'],
      authors: ['Archer, Jr., Alice'],
    });
    const stage = await setStage({ at: NOON, days, papers: [first] });
    await want(stage, 'cs.CL');
    await stage.tick();
    expect(await paperById(stage.db, '2503.11001')).toMatchObject({
      textFrom: 'arxiv',
      title: 'First $x$',
      version: 1,
    });
    const second = { ...first, version: 2, title: 'Second $x$', updated: '2025-03-11T20:00:00Z' };
    stage.arxiv.papers.splice(0, 1, { ...second, announced: [{ day: '2025-03-12', kind: 'replace' }] });
    stage.clock.moveTo('2025-03-12T06:00:00Z');
    await stage.tick();
    expect(await paperById(stage.db, '2503.11001')).toMatchObject({
      textFrom: 'arxiv-feed',
      title: 'Second $x$',
      version: 2,
      updatedOn: '2025-03-12',
      categories: ['math.AG', 'cs.CL'],
      authors: ['Archer, Jr., Alice'],
    });
    stage.clock.moveTo('2025-03-12T13:00:00Z');
    await stage.tick();
    expect(await paperById(stage.db, '2503.11001')).toMatchObject({
      textFrom: 'arxiv',
      title: 'Second $x$',
      updatedOn: '2025-03-11',
    });
  });

  it('are none at the weekend: silence, no warning', async () => {
    const stage = await setStage({ at: '2025-03-15T05:00:00Z', papers: announced });
    await want(stage, 'cs.CL');
    await stage.tick();
    for (let hour = 1; hour < 12; hour++) {
      stage.clock.moveTo(Date.parse('2025-03-15T05:00:00Z') + hour * HOUR);
      await stage.tick();
    }
    expect(await editionOf(stage.db, 'arxiv', '2025-03-15')).toMatchObject({ state: 'empty', count: 0 });
    expect(warnings(stage)).toEqual([]);
  });

  it('that are still those of yesterday are late, which is no empty day, no fault, and no reason to ask every minute', async () => {
    const stage = await setStage({ at: NOON, days, papers: announced });
    await want(stage, 'cs.CL');
    stage.arxiv.keepFeedsOf('2025-03-10');
    await stage.tick();
    await minutes(stage, 45);
    expect(await editionOf(stage.db, 'arxiv', TUESDAY)).toBeNull();
    expect(feeds(stage)).toHaveLength(1);
    expect(warnings(stage)).toEqual([]);
    expect(stage.logged).toContainEqual(
      expect.objectContaining({ reason: expect.stringMatching('feed is late: it still has 2025-03-10') }),
    );
    stage.arxiv.recover();
    await minutes(stage, 30);
    expect(await editionOf(stage.db, 'arxiv', TUESDAY)).toMatchObject({ count: 2 });
  });

  it('are asked for only while somebody wants them', async () => {
    const stage = await setStage({ at: NOON, days, papers: announced });
    await stage.tick();
    expect(feeds(stage)).toEqual([]);
    expect(await sourceState(stage.db, 'arxiv')).toMatchObject({ lastSuccessAt: expect.any(Number) });
  });
});

function errorEntry(reason: string): string {
  return `<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom"><title>arXiv</title>
<opensearch:totalResults>1</opensearch:totalResults><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title>
<summary>${reason}</summary><author><name>arxiv api core</name></author></entry></feed>`;
}
