// Whole files, checked by hand against each format's specification.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportFormatNamed, exportFormats } from '../../src/exports/index.ts';
import { both, NOW, old, value, written } from './sample.ts';

const golden = (name: string) => readFileSync(join(import.meta.dirname, 'golden', name), 'utf8');

test.each([
  ['bibtex', 'kept.bib'],
  ['ris', 'kept.ris'],
  ['markdown', 'kept.md'],
  ['csv', 'kept.csv'],
  ['atom', 'kept.atom'],
])('%s is written as in %s', async (format, file) => {
  expect(await written(format, both)).toBe(golden(file));
});

test('csl has names in their parts, dates as numbers, and one line for each paper', async () => {
  const text = await written('csl', both);
  expect(text.split('\n')).toHaveLength(5);
  expect(JSON.parse(text)).toEqual([
    {
      id: 'farebrother2024stop-2403.03950',
      type: 'article',
      genre: 'preprint',
      title: value.title,
      author: [
        { family: 'Farebrother', given: 'Jesse' },
        { family: 'Schaar', given: 'Mihaela', 'non-dropping-particle': 'van der' },
        { family: 'Kaiser', given: 'Łukasz' },
        { literal: 'The ATLAS Collaboration' },
      ],
      issued: { 'date-parts': [[2024, 3, 6]] },
      publisher: 'arXiv',
      number: 'arXiv:2403.03950',
      version: '2',
      DOI: '10.48550/arXiv.2403.03950',
      URL: 'https://arxiv.org/abs/2403.03950',
      abstract: 'Value functions, at 40% of the cost & more.',
      note: 'For Thursday: {50% & more}\nsee #3',
      keyword: 'reinforcement learning, to_read',
      custom: { kept: '2025-03-11T08:00:00Z' },
    },
    {
      id: 'maldacena1997large-hep-th-9711200',
      type: 'article',
      genre: 'preprint',
      title: 'The large N limit of 𝒩=4 & "strings": 100% of Förster in Kyoto',
      author: [
        { family: 'Maldacena', given: 'J. M.' },
        { family: 'Davis', given: 'Sammy', suffix: 'Jr.' },
        { literal: 'Rosencrantz and Guildenstern of Denmark' },
        { literal: '王小明' },
        { family: 'Plato' },
      ],
      issued: { 'date-parts': [[1997, 11]] },
      publisher: 'arXiv',
      number: 'arXiv:hep-th/9711200',
      DOI: '10.1023/A:1026654312961',
      URL: 'https://arxiv.org/abs/hep-th/9711200',
      status: 'withdrawn',
    },
  ]);
});

test('json holds everything that is stored, and what the keeper added', async () => {
  const [first, second] = JSON.parse(await written('json', both));
  const { shownAbstract: _, shownSummary: __, ...known } = old;
  expect(second).toEqual({ ...known, note: null, tags: [], keptAt: null });
  expect(first).toMatchObject({
    id: '2403.03950',
    votes: 87,
    note: 'For Thursday: {50% & more}\nsee #3',
    tags: ['reinforcement learning', 'to_read'],
    keptAt: '2025-03-11T08:00:00Z',
  });
});

test('each format writes a well-formed file of no papers', async () => {
  for (const { name } of exportFormats) expect((await written(name, [])).length).toBeLessThan(400);
  expect(JSON.parse(await written('csl', []))).toEqual([]);
  expect(await written('bibtex', [])).toBe('');
});

test('formats are found by name, by what people call them and by the ending of a file', () => {
  const named = (typed: string) => exportFormatNamed(typed)?.name ?? null;
  expect(['bibtex', '.bib', 'BibLaTeX', 'md', 'csl.json', 'json', 'excel', 'feed'].map(named)).toEqual([
    'bibtex',
    'bibtex',
    'bibtex',
    'markdown',
    'csl',
    'json',
    'csv',
    'atom',
  ]);
  expect(named('docx')).toBeNull();
  const words = exportFormats.flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(new Set(words).size).toBe(words.length);
});

test('papers may come one after another, and no more is asked for than is written', async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield { paper: value, note: null, tags: [], keptAt: null };
    }
  }
  const pieces = exportFormatNamed('ris')?.write(endless(), { title: 'Endless', now: NOW });
  await pieces?.next();
  const before = given;
  await pieces?.next();
  expect(given).toBeLessThan(before * 2 + 2);
  await pieces?.return(undefined);
});
