// arXiv as it was recorded (../shared/data), played by the local arXiv to the real source and kept in a real store.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordedAnswer } from '../../playground/arxiv/recorded.ts';
import { newestEdition } from '../../src/store/editions.ts';
import { paperById } from '../../src/store/papers.ts';
import { addSubscription } from '../../src/store/subscriptions.ts';
import { USUAL } from '../world/wish.ts';
import { type Stage, setStage, warnings } from './stage.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(join(DATA, 'arxiv-api'));
const read = (...path: string[]) => readFileSync(join(DATA, ...path), 'utf8');

function recordedQueries(): RecordedAnswer[] {
  const folder = join('arxiv-api', 'arxiv.py');
  const raw = (name: string, ids: string) => ({
    url: `https://export.arxiv.org/api/query?id_list=${ids}`,
    status_code: 200,
    body: read('arxiv-api', 'raw', name),
  });
  return [
    ...readdirSync(join(DATA, folder)).map((name): RecordedAnswer => JSON.parse(read(folder, name))),
    raw('api_1706.03762.xml', '1706.03762'),
    raw('api_1207.7214.xml', '1207.7214'),
    raw('api_hep-th_9711200.xml', 'hep-th/9711200'),
  ];
}

const feed = (file: string): RecordedAnswer => ({
  url: 'https://rss.arxiv.org/rss/cs.CL',
  status_code: 200,
  body: read('arxiv-rss', file),
});

const subscribed = ({ db }: Stage): Promise<unknown> =>
  addSubscription(db, { ...USUAL, source: 'arxiv', categories: ['cs.CL'] }, 0);

describe.skipIf(!present)('arXiv as recorded', () => {
  it('shows single papers, old ids and collaborations; what it does not know is said', async () => {
    const stage = await setStage({ at: '2026-08-14T12:00:00Z', recorded: recordedQueries() });
    expect(await stage.ask('show 1706.03762')).toMatch(/Attention Is All You Need[\s\S]*Ashish Vaswani/);
    expect(await stage.ask('show hep-th/9711200')).toContain('Maldacena');
    expect(await stage.ask('show 1207.7214')).toMatch(/The ATLAS Collaboration/);
    expect(await stage.ask('show 1605.08386')).toMatch(/1605\.08386/);
    expect(await stage.ask('show 2401.99999')).toContain('do not know 2401.99999');
    expect(await paperById(stage.db, '1207.7214')).toMatchObject({
      textFrom: 'arxiv',
      authors: ['The ATLAS Collaboration'],
      doi: '10.1016/j.physletb.2012.08.020',
      categories: ['hep-ex'],
    });
  });

  it('keeps a day of announcements: new and cross listed, replacements not', async () => {
    const stage = await setStage({
      at: '2026-08-13T12:00:00Z',
      recorded: [feed('rss_cs.CL_2026-08-13.xml')],
    });
    await subscribed(stage);
    await stage.tick();
    const kinds = await stage.db
      .selectFrom('listings')
      .select((pick) => ['kind', pick.fn.countAll<number>().as('count')])
      .where('source', '=', 'arxiv')
      .groupBy('kind')
      .orderBy('kind')
      .execute();
    expect(kinds).toEqual([
      { kind: 'cross', count: 36 },
      { kind: 'new', count: 56 },
    ]);
    expect(warnings(stage)).toEqual([]);
  });

  it('is silent on a Saturday', async () => {
    const stage = await setStage({
      at: '2026-08-01T12:00:00Z',
      recorded: [feed('rss_cs.CL_weekend_empty_2026-08-01.xml')],
    });
    await subscribed(stage);
    await stage.tick();
    expect(await newestEdition(stage.db, 'arxiv')).toBeNull();
    expect(warnings(stage)).toEqual([]);
  });
});

it.runIf(!present)('nothing recorded of arXiv is here: ../shared/data/arxiv-api is missing', () => {
  expect(present).toBe(false);
});
