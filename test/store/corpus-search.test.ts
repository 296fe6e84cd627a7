// Search over real papers, those of ../shared/data/corpus where they are beside the checkout.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpus, corpusIsHere } from '../../bench/corpus.ts';
import { searchLines } from '../../bench/search-lines.ts';
import { matches, parseFilter } from '../../src/domain/filter.ts';
import type { Paper } from '../../src/domain/paper.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { searchPapers } from '../../src/store/filter-query.ts';
import { savePapers } from '../../src/store/papers.ts';
import { inTransaction } from '../../src/store/transaction.ts';

const COUNT = 5000;
const TODAY = '2026-08-01';

describe.skipIf(!corpusIsHere())('over 5,000 papers of the corpus (skipped where it is absent)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const papers: Paper[] = [];
  let db: Database;

  beforeAll(async () => {
    for await (const paper of corpus(COUNT)) papers.push(paper);
    db = await openDatabase(`sqlite:${join(folder, 'papers.db')}`);
    await inTransaction(db, (inside) => savePapers(inside, papers, 0));
  }, 120_000);
  afterAll(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  });
  const search = (typed: string, limit = COUNT) => searchPapers(db, parseFilter(typed, TODAY), { limit });

  test('each paper is found by its title, among the first', async () => {
    const missed: string[] = [];
    for (const paper of papers.filter((_, place) => place % 20 === 0)) {
      // A title may hold what means something here: it is searched for as people paste it, in quotes.
      const { ids } = await search(`"${paper.title.replaceAll('"', ' ')}"`, 3);
      if (!ids.includes(paper.id)) missed.push(`${paper.id} ${paper.title}`);
    }
    expect(missed).toEqual([]);
  });

  test('the same papers match in the store and in memory', async () => {
    const lines = [
      ...searchLines(
        papers.map(({ title }) => title),
        60,
      ),
      ...[
        '-model',
        'agent OR votes>=150',
        '-(has:code model) after:2025-03-20',
        'category:cs.CL author:wang',
        'C++',
        'O(n)',
      ],
      ...[
        'during:2025-03 -votes>=10 stars<100',
        '"large language model" -(agent OR survey)',
        'title:(llm OR vlm) has:project',
      ],
    ];
    for (const line of lines) {
      const filter = parseFilter(line, TODAY);
      const inMemory = papers.filter((paper) => matches(filter, paper)).map(({ id }) => id);
      const { ids, total } = await search(line);
      expect(ids.toSorted(), line).toEqual(inMemory.toSorted());
      expect(total, line).toBe(inMemory.length);
    }
  }, 60_000);
});
