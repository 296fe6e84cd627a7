// Tables: our own CSV, and those of spreadsheets and reference managers, parted by commas, semicolons or tabs.
import { cellText } from '../text/spreadsheet-cell.ts';
import type { Entry, Unread } from './found.ts';

const COLUMNS: readonly (readonly ['id' | 'note' | 'tags', RegExp])[] = [
  ['id', /^(?:arxiv.*|id|.*paper.*|url|link|doi|archive.*|extra|number)$/i],
  ['note', /^(?:notes?|annote|annotation|comments?|remarks?|my notes?)$/i],
  ['tags', /^(?:tags?|manual tags|keywords?|labels?)$/i],
];

export function* entriesOfCsv(text: string): Generator<Entry | Unread> {
  const [first, ...rest] = rowsIn(text);
  if (first === undefined) return;
  const columns = columnsOf(first.cells);
  for (const row of columns === null ? [first, ...rest] : rest) {
    const cells = row.cells.map(cellText);
    const shown = cells.filter(Boolean).join(', ');
    const place = `line ${row.line}`;
    if (row.isOpen) yield { place, shown, reason: 'a quote that opens here does not end' };
    else if (shown !== '') yield { place, shown, ...entryOf(cells, columns) };
  }
}

type Columns = Readonly<Record<'id' | 'note' | 'tags', readonly number[]>>;

/** Null where the first row is no heading. */
function columnsOf(cells: readonly string[]): Columns | null {
  const named = (kind: 'id' | 'note' | 'tags') =>
    cells.flatMap((cell, at) => {
      const heading = cell.trim();
      return COLUMNS.find(([, pattern]) => pattern.test(heading))?.[0] === kind ? [at] : [];
    });
  const columns = { id: named('id'), note: named('note'), tags: named('tags') };
  const isHeading = columns.id.length > 0 || (columns.note.length > 0 && cells.length > 1);
  return isHeading && !cells.some((cell) => /\d{4}\.\d{4,5}|\/\d{7}/.test(cell)) ? columns : null;
}

function entryOf(cells: readonly string[], columns: Columns | null): Pick<Entry, 'names' | 'note' | 'tags'> {
  if (columns === null) return { names: cells, note: null, tags: [] };
  const at = (places: readonly number[]) => places.map((place) => cells[place] ?? '').filter(Boolean);
  const own = [...columns.note, ...columns.tags];
  // An abstract may speak of other papers.
  const others = cells.filter((cell, place) => !own.includes(place) && !/\s/.test(cell.trim()));
  return {
    names: [...at(columns.id), ...others],
    note: at(columns.note).join('\n') || null,
    tags: at(columns.tags).flatMap((cell) => cell.split(/[,;]/)),
  };
}

interface Row {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote was left open to the end of the file. */
  readonly isOpen: boolean;
}

/** The rows of RFC 4180; a quote within a bare cell is a sign like others. */
function* rowsIn(text: string): Generator<Row> {
  const separator = separatorOf(text);
  const [cell, quoted] = [new RegExp(`[^${separator}\\r\\n]*`, 'y'), /"((?:[^"]+|"")*)("|$)/y];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const cells: string[] = [];
    const start = line;
    let isOpen = false;
    for (;;) {
      let content = '';
      quoted.lastIndex = at;
      const inQuotes = quoted.exec(text);
      if (inQuotes) {
        content = (inQuotes[1] ?? '').replaceAll('""', '"');
        isOpen = inQuotes[2] === '';
        at = quoted.lastIndex;
        line += content.split(/\r\n?|\n/).length - 1;
      }
      cell.lastIndex = at;
      content += cell.exec(text)?.[0] ?? '';
      at = cell.lastIndex;
      cells.push(content);
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    yield { line: start, cells, isOpen };
  }
}

function separatorOf(text: string): string {
  const [heading = ''] = text.split(/[\r\n]/, 1);
  const counts = [',', ';', '\t'].map((sign) => [sign, heading.split(sign).length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}
