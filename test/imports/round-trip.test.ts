// What is exported is read back: the same papers, notes and tags, whatever people write into them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paperboyLine } from '../../src/bulk/formats/paperboy-line.ts';
import { type ExportedPaper, plainExported, plainNote, plainTags } from '../../src/exports/exported-paper.ts';
import { readList } from '../../src/imports/index.ts';
import { foldLine } from '../../src/text/plain-line.ts';
import { cellText, harmlessText } from '../../src/text/spreadsheet-cell.ts';
import { paper, written } from '../exports/sample.ts';

const FORMATS = ['bibtex', 'csv', 'json', 'csl'] as const;

/** Text of all kinds, and of what files are made of. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '"',
          "'",
          '""',
          ',',
          ';',
          '\n',
          '\r\n',
          '\r',
          '\t',
          '|',
          '=',
          '+',
          '-',
          '@',
          '{',
          '}',
          '\\',
          '$',
          '%',
          '&',
          '#',
        ],
        ...[
          '_',
          '^',
          '~',
          '^^41',
          '\\input{x}',
          '\\par{}',
          '\\textbackslash{}',
          '@misc{a,',
          '\n@misc{a,\n',
          '=HYPERLINK("x")',
        ],
        ...[
          'ER  - ',
          '\u202e',
          '\u200b',
          '\u0000',
          '\u2028',
          '\ufeff',
          '\u037e',
          '＝',
          'ש',
          'A',
          'é',
          ' ',
          '1602.05990',
          '<b>',
          ']]>',
          ' and ',
        ],
      ),
    )
    .map((pieces) => pieces.join('')),
);

const id = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 15, max: 26 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 99_999 }),
    )
    .map(
      ([year, month, number]) =>
        `${year}${String(month).padStart(2, '0')}.${String(number).padStart(5, '0')}`,
    ),
  fc.integer({ min: 0, max: 9_999 }).map((number) => `0704.${String(number).padStart(4, '0')}`),
  fc
    .tuple(fc.constantFrom('hep-th', 'math', 'cs', 'astro-ph'), fc.integer({ min: 0, max: 999 }))
    .map(([archive, number]) => `${archive}/9711${String(number).padStart(3, '0')}`),
);

const kept: fc.Arbitrary<ExportedPaper> = fc
  .record({
    id,
    title: hostile,
    abstract: hostile,
    authors: fc.array(hostile, { maxLength: 3 }),
    journalRef: fc.option(hostile),
    doi: fc.option(hostile),
    version: fc.option(fc.integer({ min: 1, max: 30 })),
    textFrom: fc.constantFrom('arxiv', 'huggingface'),
    note: fc.option(hostile),
    tags: fc.array(hostile, { maxLength: 3 }),
  })
  .map(({ note, tags, ...facts }) => ({ paper: paper(facts), note, tags, keptAt: null }));

const shelf = fc.uniqueArray(kept, { selector: (one) => one.paper.id, maxLength: 5 });

test.each(FORMATS)('what is exported as %s comes back whole', async (format) => {
  await fc.assert(
    fc.asyncProperty(shelf, async (papers) => {
      const { papers: found, unread } = readList(await written(format, papers));
      expect(unread).toEqual([]);
      expect(found.map(({ place: _, ...rest }) => rest)).toEqual(
        papers.map((one) => ({ id: one.paper.id, note: plainNote(one.note), tags: plainTags(one.tags) })),
      );
    }),
    { numRuns: 300 },
  );
});

test('in json the papers themselves come back to the letter: names, texts, versions, journals', async () => {
  await fc.assert(
    fc.asyncProperty(shelf, async (papers) => {
      const titled = papers.filter(({ paper: { title } }) => foldLine(title) !== '');
      const records: unknown[] = JSON.parse(await written('json', titled));
      const read = records.map((record) => paperboyLine.read(record, { day: null }));
      expect(read).toEqual(
        titled.map((one) => {
          const { shownTitle: _, shownAbstract: __, shownSummary: ___, ...facts } = plainExported(one).paper;
          const { doi, journalRef } = facts;
          const known = { ...facts, doi: doi || null, journalRef: journalRef || null };
          return { kind: 'paper', paper: known, readAt: null };
        }),
      );
    }),
    { numRuns: 300 },
  );
});

test.each(['markdown', 'ris', 'atom'])('links to all papers are found in %s, too', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(id, { minLength: 1, maxLength: 5 }), async (ids) => {
      const papers = ids.map((one) => ({
        paper: paper({ id: one, title: 'A title' }),
        note: null,
        tags: [],
        keptAt: null,
      }));
      const { papers: found } = readList(await written(format, papers));
      expect(found.map((one) => one.id)).toEqual(ids);
    }),
    { numRuns: 30 },
  );
});

test('the plain form of notes and tags stays as it is when made plain again', () => {
  fc.assert(
    fc.property(hostile, fc.array(hostile), (note, tags) => {
      expect(plainNote(plainNote(note))).toBe(plainNote(note));
      expect(plainTags(plainTags(tags))).toEqual(plainTags(tags));
    }),
  );
});

test('a spreadsheet cell gives back any note', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const note = plainNote(text) ?? '';
      expect(cellText(harmlessText(note))).toBe(note);
    }),
    { numRuns: 1_000 },
  );
});
