// CSV as RFC 4180 has it, for spreadsheets: with a byte order mark, or Excel takes `Łukasz` apart; ids as `arXiv:1602.05990`,
// or it makes numbers of them; no cell can be read as a formula (text/spreadsheet-cell.ts).
import { arxivUrl } from '../domain/paper-id.ts';
import { harmlessText } from '../text/spreadsheet-cell.ts';
import type { ExportedPaper } from './exported-paper.ts';
import { dateParts, dateText, doiOf, instant } from './facts.ts';
import { exportFormat } from './format.ts';
import { namesOf, nameText } from './name.ts';

const COLUMNS = [
  'id',
  'title',
  'authors',
  'published',
  'version',
  'doi',
  'url',
  'categories',
  'votes',
  'abstract',
  'note',
  'tags',
  'kept',
] as const;

/** Written by people; the others are numbers, dates and links of ours. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'authors', 'categories', 'abstract', 'note', 'tags']);

/** Excel takes 32,767 characters in a cell and spills the rest: https://support.microsoft.com/office/1672b34d */
const LONGEST_CELL = 32_000;

export const csv = exportFormat({
  name: 'csv',
  aliases: ['excel', 'spreadsheet', 'sheet'],
  extension: 'csv',
  mimeType: 'text/csv',
  about: 'for spreadsheets',
  holdsNotes: true,
  head: () => `\ufeff${COLUMNS.join(',')}\r\n`,
  entry: (one) => {
    const cells = cellsOf(one);
    return `${COLUMNS.map((column) => quoted(TEXTS.has(column) ? text(cells[column]) : cells[column])).join(',')}\r\n`;
  },
  between: '',
  tail: '',
});

function cellsOf({ paper, note, tags, keptAt }: ExportedPaper): Record<(typeof COLUMNS)[number], string> {
  return {
    id: `arXiv:${paper.id}`,
    title: paper.shownTitle,
    authors: authorsCell(namesOf(paper.authors).map(nameText)),
    published: dateText(dateParts(paper)),
    version: paper.version === null ? '' : String(paper.version),
    doi: doiOf(paper),
    url: arxivUrl(paper.id),
    categories: paper.categories.join(' '),
    votes: paper.votes === null ? '' : String(paper.votes),
    abstract: paper.shownAbstract,
    note: note ?? '',
    tags: tags.join('; '),
    kept: keptAt === null ? '' : instant(keptAt),
  };
}

function authorsCell(names: readonly string[]): string {
  const all = names.join('; ');
  if (all.length <= LONGEST_CELL) return all;
  const end = all.lastIndexOf('; ', LONGEST_CELL - 20);
  const shown = all.slice(0, end).split('; ').length;
  return `${all.slice(0, end)}; and ${names.length - shown} more`;
}

const text = (cell: string): string =>
  harmlessText(cell.slice(0, LONGEST_CELL).replace(/[\ud800-\udbff]$/, ''));

const quoted = (cell: string): string =>
  /[",;\t\r\n|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
