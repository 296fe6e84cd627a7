// Every recorded answer beside the checkout (../shared/data): API in both formats, errors, feeds, odd records.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/net/once.ts';
import { readAtom } from '../../../src/sources/arxiv/atom.ts';
import { readRss } from '../../../src/sources/arxiv/rss.ts';
import { saysWithdrawn } from '../../../src/sources/arxiv/text.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data');
const present = existsSync(DATA);
const read = (...path: string[]) => readFileSync(join(DATA, ...path), 'utf8');
const answer = (text: string, status = 200): Answer => ({
  url: new URL('http://arxiv.test/'),
  status,
  headers: new Headers(),
  text,
});

describe.skipIf(!present)('the recordings of ../shared/data', () => {
  it('every recorded query is read to the last entry, or is the error it is', async () => {
    const folder = join('arxiv-api', 'arxiv.py');
    let papers = 0;
    for (const name of readdirSync(join(DATA, folder))) {
      const { status_code, body } = JSON.parse(read(folder, name));
      const page = await readAtom(answer(body, status_code)).catch((fault: unknown) => fault);
      if (name.startsWith('id_abc')) {
        expect(page).toMatchObject({
          reason: 'not-found',
          message: expect.stringContaining('incorrect id format'),
        });
        continue;
      }
      const entries = body.match(/<entry>/g)?.length ?? 0;
      expect(page, name).toMatchObject({ papers: { length: entries }, rejected: [] });
      papers += entries;
    }
    console.info(`arxiv-api/arxiv.py: ${papers} entries read, 0 rejected`);
  });

  it.each([
    ['raw/api_1706.03762.xml', '1706.03762', '2017-06-12', 8],
    ['raw/api_1207.7214.xml', '1207.7214', '2012-07-31', 1],
    ['raw/api_hep-th_9711200.xml', 'hep-th/9711200', '1997-11-27', 1],
    ['docs/sample_old_format_2.xml', 'hep-ex/0307015', '2003-07-07', 1],
  ])('%s is %s', async (path, id, publishedOn, authors) => {
    const { papers } = await readAtom(answer(read('arxiv-api', path)));
    expect(papers).toMatchObject([{ id, publishedOn, authors: { length: authors } }]);
  });

  it.each(['raw/api_error_start.xml', 'docs/error_old_format_2007.xml'])('%s is an error', async (path) => {
    await expect(readAtom(answer(read('arxiv-api', path)))).rejects.toMatchObject({ name: 'SourceError' });
  });

  it('no result is an empty page', async () => {
    const page = await readAtom(answer(read('arxiv-api', 'raw', 'api_zero_results.xml')));
    expect(page).toEqual({ papers: [], rejected: [], total: 0 });
  });

  it('every item of a day of cs.CL is read, by its kind', async () => {
    const feed = await readRss(answer(read('arxiv-rss', 'rss_cs.CL_2026-08-13.xml')));
    const kinds = Map.groupBy(feed.items, ({ kind }) => kind);
    expect(feed).toMatchObject({ day: '2026-08-13', rejected: [] });
    expect([...kinds].map(([kind, items]) => [kind, items.length])).toEqual([
      ['new', 56],
      ['cross', 36],
      ['replace', 32],
      ['replace-cross', 15],
    ]);
    for (const { paper } of feed.items) expect(paper.abstract).not.toMatch(/^arXiv:|^Abstract:/);
  });

  it('a Saturday is empty', async () => {
    const feed = await readRss(answer(read('arxiv-rss', 'rss_cs.CL_weekend_empty_2026-08-01.xml')));
    expect(feed).toMatchObject({ day: '2026-08-01', items: [] });
  });

  it('most withdrawn papers are marked, and hardly a sound one', () => {
    const odd = JSON.parse(
      gunzipSync(readFileSync(join(DATA, 'corpus/weird_arxiv_records.json.gz'))).toString(),
    );
    const withdrawn: string[][] = odd.withdrawn;
    const marked = withdrawn.filter(([, , abstract = '', comment]) => saysWithdrawn(abstract, comment ?? ''));
    console.info(`withdrawn: ${marked.length} of ${withdrawn.length} marked`);
    expect(marked.length).toBeGreaterThanOrEqual(180);
    const sound: string[][] = odd.html_entity_abstract;
    expect(sound.filter(([, abstract = '']) => saysWithdrawn(abstract, ''))).toEqual([]);
  });
});

it.runIf(!present)('../shared/data is not here, so nothing was compared', () => {
  expect(present).toBe(false);
});
