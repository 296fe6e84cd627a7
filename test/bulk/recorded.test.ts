// Everything that lies in ../shared/data, imported as the files that it is: each paper is stored, or refused with a reason.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { parseFilter } from '../../src/domain/filter.ts';
import { editionOf } from '../../src/store/editions.ts';
import { searchPapers } from '../../src/store/filter-query.ts';
import { countPapers, papersById } from '../../src/store/papers.ts';
import { papersLike } from '../../src/store/similar.ts';
import { lines, workshop } from './workshop.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const CORPUS = join(DATA, 'corpus/arxiv-cs-2025-03_2026-07.jsonl.gz');
const WEIRD = join(DATA, 'corpus/weird_arxiv_records.json.gz');
const DAYS = join(DATA, 'hf-daily');

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly categories: readonly string[];
}

async function corpus(): Promise<Listed[]> {
  const file = createReadStream(CORPUS);
  onTestFinished(() => void file.destroy());
  const papers: Listed[] = [];
  for await (const line of createInterface({ input: file.pipe(createGunzip()) })) {
    const { id, title, categories } = JSON.parse(line) as Listed;
    papers.push({ id, title, categories });
  }
  return papers;
}

describe.skipIf(!existsSync(CORPUS))('the corpus of ../shared/data', () => {
  test('is read whole: every paper is stored, and found by words and filters', async () => {
    const { import: run, open } = workshop();
    const { status, report } = await run([CORPUS]);
    expect(report).toBe('74,728 papers read: 74,728 new, 0 merged, 0 unchanged. 0 refused.\n');
    expect(status).toBe(0);
    const papers = await corpus();
    await open(async (db) => {
      const search = (typed: string, limit = 10) =>
        searchPapers(db, parseFilter(typed, '2026-08-01'), { limit });
      expect(await countPapers(db)).toBe(74_728);
      for (let start = 0; start < papers.length; start += 1_000) {
        const ids = papers.slice(start, start + 1_000).map(({ id }) => id);
        const rows = await db.selectFrom('papers').select('id').where('id', 'in', ids).execute();
        expect(rows.length).toBe(ids.length);
      }
      for (const { id, title } of papers.filter((_, place) => place % 7_000 === 0)) {
        expect((await search(`"${title.replaceAll('"', ' ')}"`)).ids).toContain(id);
      }
      const ids = papers.filter((_, place) => place % 15_000 === 0).map(({ id }) => id);
      for (const paper of await papersById(db, ids)) {
        const half = paper.abstract.slice(paper.abstract.length / 2);
        const unknown = { ...paper, id: '0000.00000', title: '', shownTitle: '', authors: [] };
        const like = await papersLike(db, [{ ...unknown, abstract: half, shownAbstract: half }], 3);
        expect(like.map(({ id }) => id)).toContain(paper.id);
      }
      const inApril = papers.filter(({ id }) => id.startsWith('2504.'));
      const aboutLanguage = inApril.filter(({ categories }) => categories.includes('cs.CL'));
      expect((await search('during:2025-04')).total).toBe(inApril.length);
      expect((await search('category:cs.CL during:2025-04')).total).toBe(aboutLanguage.length);
      expect((await search('-category:cs.CL during:2025-04')).total).toBe(
        inApril.length - aboutLanguage.length,
      );
    });
  }, 240_000);
});

describe.skipIf(!existsSync(WEIRD))('the odd records of ../shared/data', () => {
  const kinds: Record<string, (readonly [string, ...unknown[]])[]> = existsSync(WEIRD)
    ? JSON.parse(gunzipSync(readFileSync(WEIRD)).toString())
    : {};
  // Each kind has other fields beside the id.
  const fields: Record<string, readonly string[]> = {
    short_abs: ['abstract'],
    withdrawn: ['title', 'abstract', 'comments'],
    html_entity_abstract: ['abstract'],
    auth300: ['title'],
    ctrl_abstract: ['abstract'],
    ctrl_title: ['title'],
    long_title: ['title'],
    html_entity_title: ['title'],
  };
  const records = Object.entries(kinds).flatMap(([kind, rows]) =>
    rows.map(([id, ...values]) => ({
      id,
      ...Object.fromEntries((fields[kind] ?? []).map((field, place) => [field, values[place]])),
    })),
  );

  it('are 768, and each is stored or refused with its reason', async () => {
    const { file, at, import: run, open } = workshop();
    expect(records).toHaveLength(768);
    const { report } = await run([file('weird.jsonl', lines(records)), '--refused', at('refused')]);
    const refused = readFileSync(at('refused'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const titled = new Set(records.filter((record) => 'title' in record).map(({ id }) => id));
    const untitled = records.filter((record) => !('title' in record));
    expect(refused.map(({ id }) => id)).toEqual(untitled.map(({ id }) => id));
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['title: missing or empty']));
    expect(report).toContain(`${untitled.length} refused.`);
    const stored = await open((db) => papersById(db, [...titled]));
    expect(stored).toHaveLength(titled.size);
    for (const { id, title, abstract } of stored) {
      expect(title + abstract, id).not.toMatch(/\p{Cc}|\s{2}/u);
    }
  });

  it('are read whole where they have a title too', async () => {
    const { file, import: run } = workshop();
    const titled = records.map((record) => ({ title: 'A Title', ...record }));
    const { report } = await run([file('weird.jsonl', lines(titled))]);
    expect(report).toMatch(/^768 papers read: .* 0 refused\.$/m);
  });
});

describe.skipIf(!existsSync(DAYS))('the recorded days of ../shared/data', () => {
  const files = existsSync(DAYS)
    ? readdirSync(DAYS, { recursive: true, encoding: 'utf8' }).filter((name) => /\.json/.test(name))
    : [];

  it('become lists: every entry is read, from months, growing days and single answers', async () => {
    const { import: run, open } = workshop();
    const { report, status } = await run(files.map((name) => join(DAYS, name)));
    expect(status).toBe(0);
    expect(report).toMatch(/^[\d,]+ papers read, 467 lists among them: .* 0 refused\.$/m);
    const again = await run(files.map((name) => join(DAYS, name)).toReversed());
    expect(again.report).toMatch(/: 0 new, /);
    await open(async (db) => {
      // Read on its own morning: no word that it is whole.
      expect(await editionOf(db, 'huggingface', '2025-12-31')).toMatchObject({ state: 'open' });
      // Entries that name their day need nobody to tell it.
      expect(await editionOf(db, 'huggingface', '2026-07-31')).toMatchObject({ count: 5 });
      expect(await editionOf(db, 'huggingface', '2026-06-12')).toMatchObject({ count: 30 });
    });
  }, 60_000);
});

it.runIf(!existsSync(DATA))('../shared/data is not here, so none of it was imported', () => {
  expect(existsSync(DATA)).toBe(false);
});
