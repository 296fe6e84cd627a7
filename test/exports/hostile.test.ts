// Text made to break out of a file or to do harm where the file is opened, in every field.
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { marked } from 'marked';
import { expect, test } from 'vitest';
import { type ExportedPaper, unkept } from '../../src/exports/exported-paper.ts';
import { exportFormats } from '../../src/exports/index.ts';
import { namesOf } from '../../src/exports/name.ts';
import { foldLine } from '../../src/text/plain-line.ts';
import { harmlessText } from '../../src/text/spreadsheet-cell.ts';
import { paper, written } from './sample.ts';

const HARM = [
  ...[
    '{',
    '}',
    '\\',
    '$',
    '"',
    '\n',
    '\r\n',
    '=1+1',
    '\t=cmd',
    ';@SUM(A1)',
    '<script>',
    ']]>',
    '&amp;',
    '\u202e',
  ],
  ...[
    '\nER  - ',
    '\nTY  - JOUR',
    '\n@misc{a,',
    '},',
    '\\write18{rm}',
    '\\input{a}',
    '^^5c',
    '](javascript:a)',
  ],
  ...[
    '![a](b)',
    '`',
    '<!--',
    '\ud800',
    '\u0000',
    '%',
    'word',
    'ABC',
    '$x^2$',
    ' and ',
    ',',
    'https://evil.example',
  ],
];
const text = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom(...HARM)), { maxLength: 8 })
  .map((pieces) => pieces.join(''));

const hostile: fc.Arbitrary<ExportedPaper> = fc
  .record({ title: text, abstract: text, authors: fc.array(text, { maxLength: 3 }), note: text, tag: text })
  .map(({ note, tag, ...facts }) => ({
    ...unkept(paper({ id: '2403.03950', categories: [tag], journalRef: note, doi: tag, ...facts })),
    note,
    tags: [tag],
  }));

const always = (format: string, check: (file: string, one: ExportedPaper) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(hostile, async (one) => check(await written(format, [one]), one)),
    { numRuns: 300 },
  );

test('BibTeX: one entry, one field on a line, braces in order, no command but harmless ones', () =>
  always('bibtex', (file) => {
    const lines = file.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^@misc\{[a-z0-9.-]+,$/);
    expect(lines.at(-1)).toBe('}');
    for (const line of lines.slice(1, -1)) {
      const [, value = ''] = /^ {2}[a-zA-Z]+ *= (\{.*\}|[a-z]{3}),$/.exec(line) ?? [];
      expect(value, line).not.toBe('');
      let depth = 0;
      const signs = [...value];
      for (const [at, sign] of signs.entries()) {
        depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
        expect(depth > 0 || at === signs.length - 1 || !value.startsWith('{'), line).toBe(true);
      }
      expect(depth).toBe(0);
      expect(value).not.toMatch(/\\(?:write|input|include|def|csname|catcode|immediate|openin|read)|\^\^/);
    }
  }));

test('RIS: one record, known tags only, each on a line', () =>
  always('ris', (file) => {
    const lines = file.split('\r\n');
    for (const line of lines.filter(Boolean))
      expect(line).toMatch(/^(?:TY|ID|TI|AU|PY|DA|PB|AN|DO|UR|L1|AB|N1|KW|ER) {2}- [^\r\n]*$/);
    expect(lines.filter((line) => /^(?:TY|ER)/.test(line))).toEqual(['TY  - UNPB', 'ER  - ']);
  }));

test('CSV: one row, and no piece a formula wherever a program may part the text', () =>
  always('csv', (file) => {
    const row: string[][] = parseCsv(file, { bom: true, from_line: 2 });
    expect(row).toHaveLength(1);
    const pieces = [...row.flat(), ...file.split(/[,;\t|\r\n]/)];
    expect(pieces.filter((piece) => /^[\s"]*[=+\-@＝＋－＠\t\r]/.test(piece))).toEqual([]);
  }));

test('Atom: well-formed, says what it was given, links go to arXiv and doi.org only', () =>
  always('atom', (file, { paper: { shownTitle, authors } }) => {
    const { entries = [] } = parseAtomFeed(file);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.title?.value ?? '').toBe(foldLine(shownTitle));
    expect(entries[0]?.authors?.length ?? 0).toBe(namesOf(authors).length);
    const links = entries[0]?.links ?? [];
    expect(links.every(({ href = '' }) => /^https:\/\/(?:arxiv|doi)\.org\//.test(href))).toBe(true);
  }));

test('Markdown: no HTML, no picture, no code, no link but ours', () =>
  always('markdown', (file) => {
    const html = marked.parse(file, { async: false });
    expect(html).not.toMatch(/<(?!\/?(?:h1|ul|li|p|strong|a|br|blockquote)\b)/);
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^https:\/\/(?:arxiv|doi)\.org\//);
  }));

test.each(['csl', 'json'])('%s: one record', (format) =>
  always(format, (file) => {
    expect(JSON.parse(file)).toHaveLength(1);
  }));

test('no format writes controls, lone surrogates or signs that turn the direction of text', () =>
  fc.assert(
    fc.asyncProperty(hostile, async (one) => {
      for (const { name } of exportFormats) {
        const file = await written(name, [one]);
        expect(file.isWellFormed(), name).toBe(true);
        expect(file.replace(/^\ufeff/, ''), name).not.toMatch(
          /(?![\r\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/u,
        );
      }
    }),
  ));

test.each([
  ['=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['a;=1', "a;'=1"],
  ['1602.05990', "'1602.05990"],
  ['2048', "'2048"],
  ['3/4', "'3/4"],
  ["'tis", "'tis"],
  ["'=1", "''=1"],
  ['F-measure = 0.9 + 0.1', 'F-measure = 0.9 + 0.1'],
])('the cell of %s is %s', (given, expected) => {
  expect(harmlessText(given)).toBe(expected);
});

test.each([
  ['A $\\alpha$-stable {LLM}', 'A {$\\alpha$-stable} {{LLM}}'],
  ['From $5 to $10 & 100%', 'From \\$5 to \\$10 \\& 100\\%'],
  ['\\input{/etc/passwd} x', null],
  ['Unbalanced $\\frac{1$', null],
  ['BiPer: Binary Networks', '{BiPer}: Binary Networks'],
  ['On Gaussian noise in the brain of mice', 'On {Gaussian} noise in the brain of mice'],
  ['\\"Uber die {L}\\"osung', '{{\\"Uber}} die {{L}\\"osung}'],
])('the title %s is %s in BibTeX', async (title, expected) => {
  const file = await written('bibtex', [unkept(paper({ id: '2403.03950', title }))]);
  const [, inBraces] = /^ {2}title {9}= \{(.*)\},$/m.exec(file) ?? [];
  if (expected !== null) expect(inBraces).toBe(expected);
  else expect(inBraces).not.toMatch(/\\(?:input|frac)|\$/);
});
