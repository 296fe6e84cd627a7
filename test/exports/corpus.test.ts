// Exports of 74,728 real papers (../shared/data/corpus, beside the checkout) read back by programs that are not ours, with
// every difference explained and counted.
import { plugins } from '@citation-js/core';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseAtomFeed } from 'feedsmith';
import { marked, type Token, type Tokens } from 'marked';
import { beforeAll, describe, expect, test } from 'vitest';
import { corpus, corpusIsHere } from '../../bench/corpus.ts';
import type { Paper, ShownPaper } from '../../src/domain/paper.ts';
import { plainExported, unkept } from '../../src/exports/exported-paper.ts';
import { namesOf, nameText } from '../../src/exports/name.ts';
import { readList } from '../../src/imports/index.ts';
import { cellText } from '../../src/text/spreadsheet-cell.ts';
import { paper, written } from './sample.ts';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

const PAPERS = 74_728;
const BATCH = 1_000;
/** It has 3,303 authors, more than a cell can hold. */
const THOUSANDS = '2507.06261';

const papers: ShownPaper[] = [];
if (corpusIsHere()) describe('exports of the corpus, read back', { timeout: 240_000 }, readBack);
else test.skip('exports of the corpus are read back: ../shared/data/corpus is not beside the checkout');

function readBack(): void {
  beforeAll(async () => {
    // How an abstract's mathematics reads is no question here, and takes most of the time.
    for await (const one of corpus())
      papers.push(plainExported(unkept({ ...paper({ ...one, abstract: '' }), ...shownAsIs(one) })).paper);
  }, 240_000);

  test('BibTeX by citation-js: every key, author, DOI and year; titles but for TeX that it does not know', async () => {
    const keys = new Set<string>();
    const differences = new Map<string, number>();
    await inBatches('bibtex', withoutAbstract, (text, some) => {
      const items = citations(text);
      expectSame(items.map(factsOf), some, (one) => [
        doi(one),
        link(one),
        Number(one.publishedOn?.slice(0, 4)),
      ]);
      for (const [at, one] of some.entries()) {
        const { 'citation-key': key = '', title = '', author = [] } = items[at] ?? {};
        keys.add(key);
        for (const reason of [namesDifference(author.map(fullName), one), titleDifference(title, one)])
          if (reason !== null) differences.set(reason, (differences.get(reason) ?? 0) + 1);
      }
    });
    expect(keys.size).toBe(PAPERS);
    for (const [reason, count] of differences)
      expect(count, reason).toBeLessThan(MOST_DIFFERENCES[reason] ?? 0);
  });

  test('in BibTeX the LaTeX of a title stays to the letter, or its mathematics is written as signs', async () => {
    const bare = (tex: string) => tex.replace(/\\?[{}]|\\(?=[#%&_])/g, '');
    const inSigns: string[] = [];
    await inBatches('bibtex', withoutAbstract, (text, some) => {
      const titles = [...text.matchAll(/^ {2}title {9}= \{(.*)\},$/gm)].map(([, title = '']) => title);
      expect(titles).toHaveLength(some.length);
      for (const [at, { id, title, shownTitle }] of some.entries()) {
        if (!/[\\$]/.test(title) || bare(titles[at] ?? '') === bare(title)) continue;
        inSigns.push(id);
        expect(bare(titles[at] ?? '').replace(/\\\$/g, '$')).toBe(bare(shownTitle));
      }
    });
    expect(inSigns.length).toBeLessThan(10);
  });

  test('RIS by citation-js: every title, abstract, author and DOI', async () => {
    await inBatches('ris', asIs, (text, some) => {
      const read = citations(text).map(({ title, abstract, author = [], DOI }) => [
        title,
        abstract,
        author.map(fullName),
        DOI,
      ]);
      expectSame(read, some, (one) => [one.shownTitle, one.shownAbstract, names(one), doi(one)]);
    });
  });

  test('CSL-JSON by citation-js: every title, abstract, author in parts, DOI and day', async () => {
    await inBatches('csl', asIs, (text, some) => {
      const read = citations(text).map(({ title, abstract, author = [], DOI, issued }) => [
        title,
        abstract,
        author.map(fullName),
        DOI,
        issued?.['date-parts'][0]?.map(Number),
      ]);
      expectSame(read, some, (one) => [
        one.shownTitle,
        one.shownAbstract,
        names(one),
        doi(one),
        one.publishedOn?.split('-').map(Number),
      ]);
    });
  });

  test('JSON by JSON.parse: everything that is stored of every paper', async () => {
    await inBatches('json', asIs, (text, some) => {
      const read: Partial<ShownPaper>[] = JSON.parse(text);
      expectSame(
        read.map(({ id, title, shownTitle, abstract, authors, categories, publishedOn, code, votes }) => [
          ...[id, title, shownTitle, abstract, authors, categories, publishedOn, code, votes],
        ]),
        some,
        ({ id, title, shownTitle, abstract, authors, categories, publishedOn, code, votes }) => [
          ...[id, title, shownTitle, abstract, authors, categories, publishedOn, code, votes],
        ],
      );
    });
  });

  test('CSV by csv-parse: every cell, none of them a formula, none too long for Excel', async () => {
    await inBatches('csv', asIs, (text, some) => {
      const rows: Record<string, string>[] = parseCsv(text, { columns: true, bom: true });
      const cells = rows.flatMap((row) => Object.values(row));
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) || cell.length > 32_767)).toEqual([]);
      const read = rows.map(({ id, published, title = '', abstract = '', authors = '' }) => [
        id,
        published,
        cellText(title),
        cellText(abstract),
        / more$/.test(authors) ? authors.split('; ').at(-1) : cellText(authors),
      ]);
      expectSame(read, some, (one) => [
        `arXiv:${one.id}`,
        one.publishedOn,
        one.shownTitle,
        one.shownAbstract,
        one.id === THOUSANDS ? 'and 1107 more' : names(one).join('; '),
      ]);
    });
  });

  test('Atom by feedsmith: every title, author, date, category and summary', async () => {
    await inBatches('atom', asIs, (text, some) => {
      const { entries = [] } = parseAtomFeed(text);
      const read = entries.map(({ id, title, summary, published, authors = [], categories = [] }) => [
        id,
        title?.value,
        summary?.value,
        published,
        authors.map(({ name }) => name),
        categories.map(({ term }) => term),
      ]);
      expectSame(read, some, (one) => [
        link(one),
        one.shownTitle,
        one.shownAbstract,
        `${one.publishedOn}T00:00:00Z`,
        names(one),
        one.categories,
      ]);
    });
  });

  test('Markdown by marked: every title as it reads, and its link', async () => {
    await inBatches('markdown', asIs, (text, some) => {
      const links = linksIn(marked.lexer(text)).filter(({ href }) => href.startsWith('https://arxiv.org/'));
      // A joiner that is not seen keeps GitHub from calling `@name`.
      const read = links.map(({ href, tokens }) => [href, textOf(tokens).replaceAll('\u2060', '')]);
      expectSame(read, some, (one) => [link(one), one.shownTitle]);
    });
  });

  test.each(['bibtex', 'csv', 'csl', 'json'])('%s by our own import: every paper', async (format) => {
    await inBatches(format, asIs, (text, some) => {
      const { papers: found, unread } = readList(text);
      expect(unread).toEqual([]);
      expectSame(
        found.map(({ id }) => id),
        some,
        ({ id }) => id,
      );
    });
  });
}

/**
 * What citation-js 0.8.2 makes of our BibTeX by rules of its own, and how often at most: it joins dashes as TeX does, parts
 * names at small words between dashes, and knows little mathematics.
 */
const MOST_DIFFERENCES: Readonly<Record<string, number>> = {
  'two dashes or two apostrophes, which TeX joins': 500,
  'mathematics or a command': 200,
  'dashes in names: two, or around a small word': 60,
};

const shownAsIs = ({ abstract }: Paper) => ({ abstract, shownAbstract: abstract });
const asIs = (one: ShownPaper): ShownPaper => one;
/** Ten times as quick, and all of it is read by our own import. */
const withoutAbstract = (one: ShownPaper): ShownPaper => ({ ...one, abstract: '', shownAbstract: '' });

async function inBatches(
  format: string,
  form: (one: ShownPaper) => ShownPaper,
  check: (text: string, some: readonly ShownPaper[]) => void,
): Promise<void> {
  for (let start = 0; start < papers.length; start += BATCH) {
    const some = papers.slice(start, start + BATCH);
    check(await written(format, some.map(form).map(unkept)), some);
  }
}

/** Shows the first that differ, and not a thousand that do not. */
function expectSame(
  read: readonly unknown[],
  some: readonly ShownPaper[],
  meant: (one: ShownPaper) => unknown,
): void {
  expect(read).toHaveLength(some.length);
  const differing = some.flatMap((one, at) =>
    JSON.stringify(read[at]) === JSON.stringify(meant(one)) ? [] : [{ read: read[at], meant: meant(one) }],
  );
  expect(differing.slice(0, 3)).toEqual([]);
}

const citations = (text: string) => plugins.input.chain(text, { generateGraph: false });
type Citation = ReturnType<typeof citations>[number];
type CslName = NonNullable<Citation['author']>[number];

const factsOf = ({ DOI, URL, issued }: Citation) => [DOI, URL, Number(issued?.['date-parts'][0]?.[0])];
const doi = ({ id }: ShownPaper): string => `10.48550/arXiv.${id}`;
const link = ({ id }: ShownPaper): string => `https://arxiv.org/abs/${id}`;
const names = ({ authors }: ShownPaper): string[] => namesOf(authors).map(nameText);

const fullName = (name: CslName): string =>
  name.literal ??
  [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix]
    .filter(Boolean)
    .join(' ');

function namesDifference(read: readonly string[], one: ShownPaper): string | null {
  const meant = names(one).join('; ');
  if (read.join('; ') === meant) return null;
  const plain = (text: string) =>
    text
      .split(/[\s;-]+/)
      .toSorted()
      .join(' ');
  return plain(read.join('; ')) === plain(meant) ? 'dashes in names: two, or around a small word' : meant;
}

function titleDifference(read: string, { title, shownTitle }: ShownPaper): string | null {
  if (read === shownTitle) return null;
  const ligatures = (text: string) =>
    text.replace(/---/g, '—').replace(/--/g, '–').replace(/''/g, '”').replace(/``/g, '“');
  if (read === ligatures(shownTitle)) return 'two dashes or two apostrophes, which TeX joins';
  return /[\\$]/.test(title) ? 'mathematics or a command' : title;
}

function linksIn(tokens: readonly Token[]): Tokens.Link[] {
  return tokens.flatMap((token) => {
    if (isLink(token)) return [token];
    const inner = 'items' in token ? (token as Tokens.List).items : 'tokens' in token ? token.tokens : [];
    return linksIn(inner ?? []);
  });
}

const isLink = (token: Token): token is Tokens.Link => token.type === 'link';

const textOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      'tokens' in token && token.tokens ? textOf(token.tokens) : 'text' in token ? token.text : '',
    )
    .join('');
