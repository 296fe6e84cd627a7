// Files as people have them: what is found in each, and what is said of the rest.
import { expect, test } from 'vitest';
import type { FoundPaper, Unread } from '../../src/imports/found.ts';
import { readList } from '../../src/imports/index.ts';

const short = ({ id, note, tags }: FoundPaper) => [id, note, ...tags];
const said = ({ place, reason }: Unread) => `${place}: ${reason}`;

/** What is found, and what is said of the rest. */
function read(text: string, name?: string) {
  const { format, papers, unread } = readList(text, name);
  return { format, papers: papers.map(short), unread: unread.map(said) };
}

test('BibTeX by hand, by arXiv and by Zotero: strings, quotes, parentheses, accents, other people’s fields', () => {
  const text = `
@comment{Jabref stuff @misc{no, eprint = {1111.11111}}}
@string{ arx = "arXiv" }
@misc{vaswani2023attention,
      title={Attention Is All You Need},
      eprint={1706.03762},
      archivePrefix={arXiv},
      primaryClass={cs.CL},
      url={https://arxiv.org/abs/1706.03762},
}
@Article (lecun, author = "Y. LeCun and {The Team}", journal = arx # " preprint arXiv:2403.03950v2" , year = 2024,
  keywords = "rl; to read", annotation = {Pour No\\"el, \\$5 \\& more})
@article{old, doi = {10.48550/arXiv.hep-th/9711200}, note = {}}
@article{journal, title = {On {Growth}}, doi = {10.1038/nature12373}, year = 2013}
@misc{other, eprint = {12345}, archivePrefix = {hal}, title = "Une th\\'ese"}`;
  expect(read(text)).toEqual({
    format: 'bibtex',
    papers: [
      ['1706.03762', null],
      ['2403.03950', 'Pour Noël, $5 & more', 'rl', 'to read'],
      ['hep-th/9711200', null],
    ],
    unread: [
      'line 14: a DOI (10.1038/nature12373), but no arXiv number: give its arXiv link',
      'line 15: no arXiv number and no link to arXiv or Hugging Face',
    ],
  });
  expect(readList(text).unread[0]?.shown).toBe('journal: On Growth');
});

test('a broken entry is named, and the ones behind it are read', () => {
  const text = `@misc{a, eprint = {2403.03951}
}
@misc{b, title = {never closed,
  eprint = {2403.03952},
}

@misc{c, eprint = {2403.03953}}
@misc{d, title = "x} y", eprint = {2403.03954}}
@misc{e, eprint = 2403.03955}`;
  expect(read(text)).toEqual({
    format: 'bibtex',
    papers: [
      ['2403.03951', null],
      ['2403.03953', null],
      ['2403.03955', null],
    ],
    unread: [
      'line 3: this entry does not end, or a brace is missing in it',
      'line 8: this entry does not end, or a brace is missing in it',
    ],
  });
});

test('tables of spreadsheets: semicolons, quotes over lines, ids that lost a zero', () => {
  const text = [
    '\ufeffLink;My note;Tags',
    'https://arxiv.org/pdf/2403.03950v2.pdf;"for ""us"";',
    'on Thursday";rl, old',
    '1602.0599;;',
    ';just a note;',
    'https://example.org;;',
    'hf.co/x;see 2403.11111;',
    '"2401.00001',
  ].join('\r\n');
  expect(read(text)).toEqual({
    format: 'csv',
    papers: [['2403.03950', 'for "us";\non Thursday', 'rl', 'old']],
    unread: [
      'line 4: 1602.0599 lacks a digit: a spreadsheet took its last zero? Then it is 1602.05990',
      'line 5: no arXiv number and no link to arXiv or Hugging Face',
      'line 6: no arXiv number and no link to arXiv or Hugging Face',
      'line 7: no arXiv number and no link to arXiv or Hugging Face',
      'line 8: a quote that opens here does not end',
    ],
  });
});

test('a table without a heading is searched cell by cell, where the file’s name says that it is one', () => {
  expect(read('2403.03950,x\nhttps://huggingface.co/papers/2401.00001,y', 'mine.csv').papers).toEqual([
    ['2403.03950', null],
    ['2401.00001', null],
  ]);
});

test('JSON: a list of ids, records, lines, a wrapped list', () => {
  expect(read('["2403.03950", "https://arxiv.org/abs/2401.00001", "x", 7]')).toEqual({
    format: 'json',
    papers: [
      ['2403.03950', null],
      ['2401.00001', null],
    ],
    unread: [
      'entry 3: no arXiv number and no link to arXiv or Hugging Face',
      'entry 4: neither a record nor an id',
    ],
  });
  expect(
    read('{"items": [{"URL": "http://arxiv.org/abs/2403.03950", "keyword": "a, b", "note": "n"}]}').papers,
  ).toEqual([['2403.03950', 'n', 'a', 'b']]);
  expect(read('{"id": "2403.03950", "title": "x"}\n{"id": "24\n\n{"id": "2401.00001"}')).toEqual({
    format: 'json',
    papers: [
      ['2403.03950', null],
      ['2401.00001', null],
    ],
    unread: ['line 2: no JSON'],
  });
});

test('any text with links: lists with notes and tags, prose, several on a line', () => {
  const text = `To read

- https://arxiv.org/abs/2403.03950 for Thursday #rl #to-read
2) arXiv:2401.00001v3
<https://huggingface.co/papers/2401.00002>: short
hep-th/9711200
See https://arxiv.org/abs/2401.00003, and https://www.alphaxiv.org/abs/2401.00004.
We saw 2401.00005 people.`;
  expect(read(text)).toEqual({
    format: 'links',
    papers: [
      ['2403.03950', 'for Thursday', 'rl', 'to-read'],
      ['2401.00001', null],
      ['2401.00002', 'short'],
      ['hep-th/9711200', null],
      ['2401.00003', null],
      ['2401.00004', null],
    ],
    unread: [
      'line 1: no arXiv number and no link to arXiv or Hugging Face',
      'line 8: no arXiv number and no link to arXiv or Hugging Face',
    ],
  });
});

test('a paper that stands there twice is one, with both notes and all tags', () => {
  expect(read('2403.03950 first #a\n2403.03950v2 second #b\n2403.03950 first').papers).toEqual([
    ['2403.03950', 'first\n\nsecond', 'a', 'b'],
  ]);
});

test('nothing is nothing, and what stands there is shown short', () => {
  expect(read('')).toEqual({ format: 'links', papers: [], unread: [] });
  expect(readList('x'.repeat(500)).unread[0]?.shown).toBe(`${'x'.repeat(79)}…`);
});

test('work grows with the length of the text only, whatever the text', { timeout: 10_000 }, () => {
  const hard = [
    '@misc{a,\n',
    '@misc{a, t = {',
    '"',
    '"a,',
    '{',
    '[',
    '- <',
    'arXiv:',
    '#a ',
    '\\par',
    '@a{x,y={\n',
    ',;\t',
  ];
  for (const piece of hard)
    for (const name of ['', 'a.csv', 'a.bib'])
      expect(readList(piece.repeat(40_000), name).papers).toEqual([]);
});
