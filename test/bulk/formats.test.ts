// Every shape in which papers come as files, and what it says of a paper.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecord } from '../../src/bulk/formats/index.ts';
import { paperLine } from '../../src/bulk/formats/paperboy-line.ts';
import { NOTHING_KNOWN, type Paper, TEXT_SOURCES } from '../../src/domain/paper.ts';
import { foldLine } from '../../src/text/plain-line.ts';
import { entry, newestShape } from '../sources/hugging-face/entries.ts';

const read = (record: unknown, day: string | null = null) => readRecord(record, { day });

describe('Paperboy’s own lines', () => {
  const some = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).map(foldLine);
  const line = text.filter((one) => one !== '' && foldLine(one) === one);
  const names = fc.uniqueArray(line, { maxLength: 4 });
  const link = some.map((name) => `https://example.org/${name}`);
  const count = fc.nat(1_000_000);
  const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const dated = fc
    .date({ min: new Date('1991-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const papers: fc.Arbitrary<Paper> = fc.record({
    id: fc.constantFrom('2403.03950', '0704.0001', 'hep-th/9711200', 'math/0309136'),
    textFrom: fc.constantFrom(...TEXT_SOURCES),
    title: line,
    abstract: fc.oneof(line, fc.constant('')),
    authors: names,
    publishedOn: orNull(
      fc.oneof(
        dated,
        dated.map((date) => date.slice(0, 7)),
      ),
    ),
    summary: orNull(line),
    keywords: names,
    categories: names,
    organization: orNull(fc.record({ name: some, fullName: line })),
    code: orNull(
      fc.record({
        url: link,
        stars: orNull(count),
        addedBy: orNull(fc.constantFrom('user' as const, 'auto' as const)),
      }),
    ),
    projectUrl: orNull(link),
    thumbnailUrl: orNull(some.map((name) => `https://cdn-thumbnails.huggingface.co/${name}.png`)),
    submittedBy: orNull(line),
    votes: orNull(count),
    comments: orNull(count),
    withdrawn: fc.boolean(),
    version: orNull(fc.integer({ min: 1, max: 99 })),
    updatedOn: orNull(dated),
    comment: orNull(line),
    doi: orNull(some.map((name) => `10.1000/${name}`)),
    journalRef: orNull(line),
  });

  test('give back any paper as it was, with the time of its votes', () => {
    fc.assert(
      fc.property(papers, orNull(fc.nat(2_000_000_000_000)), (paper, readAt) => {
        const written = paperLine(paper, readAt);
        expect(written).not.toContain('\n');
        expect(read(JSON.parse(written))).toEqual({ kind: 'paper', paper, readAt: readAt });
      }),
    );
  });

  test('need an id, a title and who gave them; the rest may be missing or null', () => {
    const least = { id: '2403.03950', textFrom: 'arxiv', title: 'A Title' };
    const paper = { ...NOTHING_KNOWN, ...least, abstract: '', authors: [] };
    expect(read(least)).toEqual({ kind: 'paper', paper, readAt: null });
    expect(read({ ...least, votes: null, code: null, readAt: null })).toEqual(read(least));
  });

  test.each([
    [{ id: '2403.03950v2' }, /^id: no arXiv id without its version/],
    [{ title: ' \u200b ' }, /^title: empty/],
    [{ textFrom: 'me' }, /^textFrom: /],
    [{ votes: -1 }, /^votes: /],
    [{ projectUrl: 'javascript:alert(1)' }, /^projectUrl: no https link/],
    [{ thumbnailUrl: 'https://example.org/a.png' }, /^thumbnailUrl: no picture on a host of Hugging Face/],
    [{ publishedOn: '2024-13' }, /^publishedOn: /],
    [{ authors: 'Alice' }, /^authors: /],
  ])('say which field is wrong: %j', (wrong, reason) => {
    const least = { id: '2403.03950', textFrom: 'arxiv', title: 'A Title' };
    expect(read({ ...least, ...wrong })).toMatchObject({ reason: expect.stringMatching(reason) });
  });
});

describe('a day of Hugging Face', () => {
  const response = [entry('2503.00001', 3), entry('2503.00002', 9), { paper: { id: 'no' } }];

  test('as recorded has its day, its instant and each entry that can be read', () => {
    const day = read({ date: '2025-03-11', fetched_at: '2025-03-12T07:00:00+08:00', n: 3, response });
    expect(day).toMatchObject({
      kind: 'list',
      day: '2025-03-11',
      readAt: Date.parse('2025-03-11T23:00:00Z'),
      papers: [{ id: '2503.00002' }, { id: '2503.00001' }],
      refused: [{ place: 3, id: 'no', reason: 'paper.id: no arXiv id' }],
    });
  });

  test('as the API gives it is of the day that is told, or that its entries tell', () => {
    expect(read(response)).toMatchObject({ reason: 'a list that does not say its day: give it with --date' });
    expect(read(response, '2025-03-11')).toMatchObject({ kind: 'list', day: '2025-03-11', readAt: null });
    expect(read([newestShape])).toMatchObject({ kind: 'list', day: '2026-07-31' });
    expect(read([newestShape], '2026-08-01')).toMatchObject({
      reason: 'its entries say that it is the list of 2026-07-31, not of 2026-08-01',
    });
  });

  test.each([
    [{ date: '2025-02-30', response }, /^date: no day/],
    [{ date: '2025-03-11', response: 'none' }, /^response: no list/],
    [{ date: '2025-03-11', response: [{}, 7] }, /^none of 2 entries could be read/],
  ])('is refused with a reason: %#', (record, reason) => {
    expect(read(record)).toMatchObject({ kind: 'refused', reason: expect.stringMatching(reason) });
  });
});

describe('a record of arXiv', () => {
  const snapshot = {
    id: '0704.0001',
    submitter: 'Alice Archer',
    authors: "C. Bal\\'azs, Bob Baker (Example Lab, Zurich) and Ch. Cook Jr.",
    title: 'Calculation of prompt\n  diphoton production',
    comments: '37 pages, 15 figures; published version',
    'journal-ref': 'Phys.Rev.D76:013009,2007',
    doi: '10.1103/PhysRevD.76.013009 10.1000/2',
    'report-no': 'ANL-HEP-PR-07-12',
    categories: 'hep-ph hep-th',
    license: null,
    abstract: '  A fully differential calculation\nfor $p\\bar{p}$.\n',
    versions: [
      { version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' },
      { version: 'v2', created: 'Tue, 24 Jul 2007 20:10:27 GMT' },
    ],
    update_date: '2008-11-26',
    authors_parsed: [
      ["Bal\\'azs", 'C.', ''],
      ['Baker', 'Bob', '', 'Example Lab, Zurich'],
      ['Cook', 'Ch.', 'Jr.'],
    ],
  };
  const expected = {
    ...NOTHING_KNOWN,
    id: '0704.0001',
    textFrom: 'arxiv',
    title: 'Calculation of prompt diphoton production',
    abstract: 'A fully differential calculation for $p\\bar{p}$.',
    authors: ['C. Balázs', 'Bob Baker', 'Ch. Cook Jr.'],
    publishedOn: '2007-04-02',
    updatedOn: '2007-07-24',
    version: 2,
    categories: ['hep-ph', 'hep-th'],
    comment: '37 pages, 15 figures; published version',
    doi: '10.1103/PhysRevD.76.013009',
    journalRef: 'Phys.Rev.D76:013009,2007',
  };

  test('of the snapshot is a paper with all that it says', () => {
    expect(read(snapshot)).toEqual({ kind: 'paper', paper: expected, readAt: null });
  });

  test('has its authors in one line where they are not taken apart', () => {
    const { authors_parsed: _, ...plain } = snapshot;
    expect(read(plain)).toMatchObject({ paper: { authors: expected.authors } });
  });

  test('that is plainer has the month of its id, as no day is known', () => {
    const plain = {
      id: '2503.11677',
      title: 'A',
      authors: ['Alice Archer'],
      categories: ['cs.CV'],
      comment: null,
      first_seen: '2025-03-18',
      abstract: 'This paper has been withdrawn by the authors.',
    };
    expect(read(plain)).toMatchObject({
      paper: { publishedOn: '2025-03', authors: ['Alice Archer'], version: null, withdrawn: true },
    });
    expect(read({ ...plain, id: 'hep-th/9711200' })).toMatchObject({ paper: { publishedOn: '1997-11' } });
  });
});
