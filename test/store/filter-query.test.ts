// A filter over the store: the same set as in memory, whatever the papers and whatever is typed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { explain, type Filter, matches, parseFilter } from '../../src/domain/filter.ts';
import { NOTHING_KNOWN, type Paper } from '../../src/domain/paper.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { saveEdition } from '../../src/store/editions.ts';
import { searchPapers } from '../../src/store/filter-query.ts';
import { papersById, savePapers } from '../../src/store/papers.ts';
import { titlesStarting } from '../../src/store/search.ts';

const TODAY = '2025-03-11';
const NOW = Date.parse('2025-03-11T08:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
let db: Database;

beforeAll(async () => {
  db = await openDatabase(`sqlite:${join(folder, 'papers.db')}`);
});
afterAll(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => clear());

async function clear(): Promise<void> {
  await db.deleteFrom('listings').execute();
  await db.deleteFrom('papers').execute();
}

function paper(id: number, more: Partial<Paper> = {}): Paper {
  return {
    id: `2501.${String(id).padStart(5, '0')}`,
    title: '',
    abstract: '',
    authors: [],
    ...NOTHING_KNOWN,
    textFrom: 'arxiv',
    ...more,
  };
}

const all = (filter: Filter) => searchPapers(db, filter, { limit: 1000 });
const found = async (typed: string) =>
  (await all(parseFilter(typed, TODAY))).ids.map((id) => Number(id.slice(5)));

const WORDS = [
  ...'diffusion Diffusions model GPT-4 gpt 4 C++ c 扩散 散 模型 naïve naive Łukasz losses loss ガ カ 한국어 국'.split(
    ' ',
  ),
  ...'𝒪(n²) mathcal{O}(n^{2}) n2 İ ﬁne fine ∀ § ¤ ¶ §cs ¤alice " \' ( ) AND OR NOT title: alice cs CL'.split(
    ' ',
  ),
  ...['\0', '\ud800', '\u200b', '$\\alpha$', 'α', '_', '*', 'a', 'b'],
];
const word = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const number = fc.constantFrom(0, 1, 5, 20, 1000);
const published = fc.constantFrom('2024-12-31', '2025-01-01', '2025-01-15', '2025-01', '2025-02', '2024-12');
const somePaper = fc.record({
  title: text,
  abstract: text,
  authors: fc.array(text, { maxLength: 3 }),
  keywords: fc.array(word, { maxLength: 2 }),
  categories: fc.uniqueArray(fc.constantFrom('cs.CL', 'cs.CV', 'stat.ML', 'math-ph'), { maxLength: 3 }),
  organization: maybe(fc.record({ name: fc.constantFrom('alice', 'c-s'), fullName: text })),
  code: maybe(fc.record({ url: fc.constant('https://x'), stars: maybe(number), addedBy: fc.constant(null) })),
  projectUrl: maybe(fc.constant('https://y')),
  submittedBy: maybe(fc.constantFrom('alice', 'Bob-1')),
  votes: maybe(number),
  publishedOn: maybe(published),
});

const quoted = text.map((words) => `"${words.replaceAll('"', '')}"`);
const condition = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 2, arbitrary: quoted },
  fc
    .tuple(fc.constantFrom('title', 'author', 'org', 'category', 'submitter'), fc.oneof(word, quoted))
    .map(([field, value]) => `${field}:${value}`),
  fc.constantFrom(
    'category:cs',
    'category:cs.CL',
    'category:math',
    'submitter:bob',
    'has:code',
    'has:project',
  ),
  fc
    .tuple(fc.constantFrom('votes', 'stars'), fc.constantFrom('>', '>=', '<', '<=', '='), number)
    .map((parts) => parts.join('')),
  fc
    .tuple(
      fc.constantFrom('after', 'before', 'during'),
      fc.constantFrom('2025', '2024', '2025-01', '2025-01-15', '2025-02'),
    )
    .map((parts) => parts.join(':')),
);
const typedFilter = fc.letrec<{ filter: string; part: string }>((tie) => ({
  filter: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
    },
    {
      weight: 1,
      arbitrary: fc.array(tie('part'), { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' OR ')),
    },
  ),
  part: fc.oneof(
    { maxDepth: 3 },
    { weight: 5, arbitrary: condition },
    { weight: 2, arbitrary: condition.map((one) => `-${one}`) },
    { weight: 1, arbitrary: tie('filter').map((inside) => `(${inside})`) },
    { weight: 1, arbitrary: tie('filter').map((inside) => `-(${inside})`) },
  ),
})).filter;

function understood(typed: string): Filter | null {
  try {
    return parseFilter(typed, TODAY);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

test('the same filter finds the same papers in the store and in memory', async () => {
  let compared = 0;
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(somePaper, { minLength: 1, maxLength: 8 }),
      fc.array(typedFilter, { minLength: 10, maxLength: 20 }),
      async (parts, filters) => {
        await clear();
        const given = parts.map((one, index) => paper(index, one));
        await savePapers(db, given, NOW);
        const stored = await papersById(
          db,
          given.map(({ id }) => id),
        );
        for (const typed of filters) {
          const filter = understood(typed);
          if (!filter) continue;
          const inStore = await all(filter);
          const ids = (papers: readonly Paper[]) =>
            papers.filter((one) => matches(filter, one)).map(({ id }) => id);
          expect(inStore.ids.toSorted(), typed).toEqual(ids(given));
          expect(inStore.ids.toSorted(), typed).toEqual(ids(stored));
          expect(inStore.total, typed).toBe(inStore.ids.length);
          compared++;
          hits += inStore.total;
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(300);
  expect(hits).toBeGreaterThan(300);
}, 60_000);

describe('what is typed is safe for the database', () => {
  test.each([
    ...[
      'GPT-4',
      'C++',
      '"',
      "'",
      '""',
      '(',
      ')',
      '()',
      'NOT x',
      'x NOT',
      'AND',
      'OR',
      'NEAR(a b)',
      'a NEAR b',
      '@everyone',
    ],
    ...[
      'a.b',
      'a:b',
      'title:x',
      'rowid:1',
      '{title}: x',
      '^x',
      'x*',
      '*',
      '-',
      '--',
      '-x',
      'a - b',
      "'; drop table papers; --",
    ],
    ...[
      '10:30',
      'https://arxiv.org/abs/1',
      '\0',
      'a\0b',
      '\ud800',
      '%',
      '_',
      '\\',
      '`',
      '#',
      '∀',
      '¶',
      '§cs',
      '{{x}}',
      '%s',
    ],
    ...[
      'category:"',
      'author:(',
      'votes>=',
      'votes>=-1',
      'stars<999999999',
      'during:0',
      'after:9999-99-99',
      'ﷺ',
      '👨‍👩‍👧',
    ],
    'x '.repeat(10_240),
    'OR '.repeat(7_000),
    `(${'a OR '.repeat(5_000)}b)`,
    '('.repeat(20_480),
    'a'.repeat(20_480),
    `"${'a '.repeat(450)}"`,
    `-(${'has:code OR '.repeat(75)}has:project)`,
    `${'-has:code '.repeat(90)}`,
    Array.from({ length: 16 }, (_, index) => `w${index}`).join(' OR '),
  ])('%.40j', async (typed) => {
    await savePapers(db, [paper(1, { title: 'A title', abstract: 'x', votes: 3 })], NOW);
    const filter = understood(typed);
    if (filter)
      expect((await all(filter)).ids.length === 1).toBe(
        matches(filter, paper(1, { title: 'A title', abstract: 'x', votes: 3 })),
      );
    expect(Array.isArray(await titlesStarting(db, typed, 10))).toBe(true);
    expect(await found('title')).toEqual([1]);
  });
});

describe('a search', () => {
  test('finds mathematics in the form of the source and in the one that people read', async () => {
    await savePapers(
      db,
      [
        paper(1, { title: 'Sorting in mathcal{O}(n^{2})' }),
        paper(2, { title: 'Sorting in $\\mathcal{O}(n^2)$' }),
        paper(3, { title: 'Learning with ell_2 losses', abstract: 'We bound $\\alpha$ and beta.' }),
      ],
      NOW,
    );
    expect((await found('𝒪(n²)')).sort()).toEqual([1, 2]);
    expect((await found('$\\mathcal{O}(n^2)$')).sort()).toEqual([1, 2]);
    expect(await found('title:mathcal')).toHaveLength(2);
    expect(await found('α')).toEqual([3]);
    expect(await found('\\alpha')).toEqual([3]);
  });

  test('finds a part of a run of Chinese, Japanese or Korean, and only in its order', async () => {
    await savePapers(
      db,
      [
        paper(1, { title: '基于扩散模型的图像生成' }),
        paper(2, { title: '언어모델을 위한 연구' }),
        paper(3, { title: '拡散モデル' }),
      ],
      NOW,
    );
    expect(await found('扩散模型')).toEqual([1]);
    expect(await found('模型 扩散')).toEqual([1]);
    expect(await found('"模型扩散"')).toEqual([]);
    expect(await found('모델')).toEqual([2]);
    expect(await found('モデル')).toEqual([3]);
  });

  test('puts a word in the title before one in the abstract', async () => {
    await savePapers(
      db,
      [
        paper(1, { title: 'Other', abstract: 'Diffusion, diffusion and more words about other things.' }),
        paper(2, { title: 'Diffusion', abstract: 'Words about other things that are many more words.' }),
      ],
      NOW,
    );
    expect(await found('diffusion')).toEqual([2, 1]);
    expect((await all(parseFilter('diffusion', TODAY))).order).toBe('best');
  });

  test('without words goes by the newest list, then by votes', async () => {
    const listed = (day: string, ...papers: Paper[]) =>
      saveEdition(db, { source: 'huggingface', day, state: 'closed', papers }, NOW);
    const [a, b, c, d] = [3, 9, 5, 7].map((votes, index) =>
      paper(index + 1, { title: 'x', votes, categories: ['cs.CL'] }),
    );
    if (!a || !b || !c || !d) throw new Error('four papers');
    await savePapers(db, [d], NOW);
    await listed('2025-03-10', a, b);
    await listed('2025-03-11', c);
    await listed('2025-03-07', c);
    for (const typed of ['votes>=1', 'category:cs.CL', '-nothing', 'x OR votes>=1'])
      expect(await found(typed), typed).toEqual([3, 2, 1, 4]);
    const newest = await searchPapers(db, parseFilter('x', TODAY), { limit: 2, offset: 1, order: 'newest' });
    expect(newest).toMatchObject({ ids: [b.id, a.id], total: 4, order: 'newest' });
  });

  test('pages without a gap or a double', async () => {
    await savePapers(
      db,
      Array.from({ length: 25 }, (_, index) => paper(index, { title: 'Same words' })),
      NOW,
    );
    const filter = parseFilter('same', TODAY);
    const pages = await Promise.all(
      [0, 10, 20].map((offset) => searchPapers(db, filter, { limit: 10, offset })),
    );
    expect(pages.map(({ ids }) => ids.length)).toEqual([10, 10, 5]);
    expect(new Set(pages.flatMap(({ ids }) => ids)).size).toBe(25);
    expect(pages[0]?.total).toBe(25);
  });

  test('sees what was just saved, changed or removed', async () => {
    await savePapers(db, [paper(1, { title: 'First', votes: 1 })], NOW);
    expect(await found('first votes<5')).toEqual([1]);
    await savePapers(
      db,
      [paper(1, { title: 'Second', votes: 8, categories: ['cs.CL'], submittedBy: 'bob' })],
      NOW,
    );
    expect(await found('first')).toEqual([]);
    expect(await found('second votes>5 category:cs.CL submitter:bob')).toEqual([1]);
    await db.deleteFrom('papers').execute();
    expect(await found('second OR -nothing OR votes>5')).toEqual([]);
  });

  test('explains what it found', async () => {
    await savePapers(
      db,
      [paper(1, { title: 'Diffusion', code: { url: 'https://x', stars: 2, addedBy: null } })],
      NOW,
    );
    const filter = parseFilter('diffusion OR video has:code', TODAY);
    const [hit] = await papersById(db, (await all(filter)).ids);
    expect(hit && explain(filter, hit)).toEqual(['diffusion']);
  });
});

describe('completion', () => {
  test('finds titles by words as far as they have been typed', async () => {
    await savePapers(
      db,
      [paper(1, { title: 'Stop Regressing', abstract: 'policy' }), paper(2, { title: 'Policies' })],
      NOW,
    );
    const titles = async (typed: string) => (await titlesStarting(db, typed, 10)).map(({ title }) => title);
    expect(await titles('stop regr')).toEqual(['Stop Regressing']);
    expect(await titles('regressing st')).toEqual(['Stop Regressing']);
    expect(await titles('polic')).toEqual(['Policies']);
    expect(await titles('policies')).toEqual(['Policies']);
    expect(await titles('top')).toEqual([]);
    expect(await titles('')).toEqual([]);
  });
});
