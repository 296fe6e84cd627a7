import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSeeds } from '../../src/sources/seeds.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/seed');
const present = existsSync(FOLDER);

interface SeedRecord {
  readonly arxiv_id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly published: string;
  readonly published_precision: string;
  readonly seed_abstract: string;
}

describe('the papers that come with the program', () => {
  it('are ten, of the list of 11 March 2025, each once', () => {
    const { source, day, papers } = readSeeds();
    expect([source, day]).toEqual(['huggingface', '2025-03-11']);
    expect(new Set(papers.map((paper) => paper.id)).size).toBe(10);
  });

  it('claim no votes, comments or organisations', () => {
    for (const paper of readSeeds().papers) {
      expect(paper).toMatchObject({ votes: null, comments: null, organization: null, summary: null });
    }
  });

  it('are all older than their list', () => {
    for (const { publishedOn } of readSeeds().papers)
      expect(publishedOn && publishedOn < '2025-03-11').toBe(true);
  });
});

describe.skipIf(!present)('beside ../shared/data/seed', () => {
  it('has its ids, titles, authors, dates and abstracts, in its order', () => {
    const records: SeedRecord[] = JSON.parse(readFileSync(join(FOLDER, 'seed_papers.json'), 'utf8'));
    expect(
      readSeeds().papers.map(({ id, title, authors, abstract }) => ({ id, title, authors, abstract })),
    ).toEqual(
      records.map(({ arxiv_id: id, title, authors, seed_abstract: abstract }) => ({
        id,
        title,
        authors,
        abstract,
      })),
    );
    expect(readSeeds().papers.map(({ publishedOn }) => publishedOn)).toEqual(
      records.map(({ published, published_precision }) =>
        published.slice(0, published_precision.startsWith('month') ? 7 : 10),
      ),
    );
  });

  it('has its titles and abstracts as the page shows them', () => {
    const page = readFileSync(join(FOLDER, 'daily-papers-page.txt'), 'utf8');
    const places = readSeeds().papers.map(({ title, abstract }) => page.indexOf(`${title}\n\n${abstract}`));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});

it.runIf(!present)('../shared/data/seed is not here, so the papers were not compared with it', () => {
  expect(present).toBe(false);
});
