import { expect, test } from 'vitest';
import { lineText } from '../../src/chat/plain-text.ts';
import { NOTHING_KNOWN, type ShownPaper } from '../../src/domain/paper.ts';
import { paperDetails } from '../../src/views/paper-facts.ts';

const PAPER: ShownPaper = {
  ...NOTHING_KNOWN,
  id: '2403.03950',
  textFrom: 'arxiv',
  title: 'T',
  abstract: 'A',
  shownTitle: 'T',
  shownAbstract: 'A',
  shownSummary: null,
  authors: ['Alice'],
};
const details = (known: Partial<ShownPaper>, listed: readonly string[] = []) =>
  paperDetails({ ...PAPER, ...known }, listed, '2025-03-11').map((line) => lineText(line, '/papers'));

test.each<[string, Partial<ShownPaper>, string[], string]>([
  ['nothing is known', {}, [], 'arXiv 2403.03950'],
  ['only a month is known', { publishedOn: '2024-03' }, [], 'arXiv 2403.03950, of March 2024'],
  [
    'there is one version',
    { publishedOn: '2024-03-06', updatedOn: '2024-03-06', version: 1 },
    ['2025-03-11'],
    'arXiv 2403.03950, of 6 March 2024 · in the list of Tue 11 March',
  ],
  [
    'there are several',
    { publishedOn: '2024-03-06', updatedOn: '2024-05-12', version: 3 },
    ['2025-03-11', '2024-03-08'],
    'arXiv 2403.03950, first version of 6 March 2024, version 3 of 12 May 2024 · in the list of Tue 11 March, Fri 8 March 2024',
  ],
])('arXiv’s dates and the day of the list are told apart where %s', (_, known, listed, said) => {
  expect(details(known, listed)[0]).toBe(said);
});

test('what arXiv says of a paper stands in one line, long remarks cut', () => {
  const [, onArxiv, addresses] = details({
    categories: ['cs.LG', 'stat.ML'],
    comment: `12 pages, ${'accepted at a conference '.repeat(20)}`,
    journalRef: 'J. 1 (2024) 2',
    doi: '10.1000/1',
    code: { url: 'https://github.com/a/b', stars: 5, addedBy: null },
    projectUrl: 'https://example.org',
  });
  expect(onArxiv).toMatch(/^cs\.LG, stat\.ML · 12 pages, accepted .{0,150}… · J\. 1 \(2024\) 2 · DOI$/);
  expect(addresses).toBe('arXiv · PDF · Hugging Face · code · project');
});
