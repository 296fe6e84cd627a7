import { expect, test } from 'vitest';
import { forSource } from '../../../src/domain/filter/for-source.ts';
import { parseFilter } from '../../../src/domain/filter.ts';
import { NOTHING_KNOWN, type Paper } from '../../../src/domain/paper.ts';

const TODAY = '2025-03-11';
const asked = (typed: string) => forSource(parseFilter(typed, TODAY).expression);

test('words, titles, authors and categories can be asked for; the rest is named', () => {
  const { asked: words, ignored } = asked(
    'diffusion "value functions" title:GPT-4 author:lecun category:cs.CL votes>=20 has:code',
  );
  expect(words).toEqual({
    words: ['diffusion', 'value functions'],
    title: ['GPT-4'],
    authors: ['lecun'],
    categories: ['cs.CL'],
  });
  expect(ignored).toEqual(['votes>=20', 'has:code']);
});

test('where nothing can be asked for, nothing is', () => {
  expect(asked('votes>=20').asked).toBeNull();
  expect(asked('-survey').asked).toBeNull();
});

test('what the source cannot be asked for but its answer tells is looked at here', () => {
  const { keeps, ignored } = asked('agents -survey (cats OR dogs) after:2024');
  const paper: Paper = {
    ...NOTHING_KNOWN,
    id: '2503.00001',
    textFrom: 'arxiv',
    title: 'Agents and dogs',
    abstract: '',
    authors: [],
    publishedOn: '2024-05-01',
  };
  expect(ignored).toEqual([]);
  expect(keeps(paper)).toBe(true);
  expect(keeps({ ...paper, title: 'Agents and dogs: a survey' })).toBe(false);
  expect(keeps({ ...paper, title: 'Agents and mice' })).toBe(false);
  expect(keeps({ ...paper, publishedOn: '2023-05-01' })).toBe(false);
});
