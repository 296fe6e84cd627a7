// Papers out of whatever somebody hands over: BibTeX, CSV, JSON, or any text with links. Nothing is fetched.
import { entriesOfBibtex } from './bibtex.ts';
import { entriesOfCsv } from './csv.ts';
import { type Entry, papersIn, type ReadList, type Unread } from './found.ts';
import { entriesOfJson } from './json.ts';
import { entriesOfLinks } from './links.ts';

export type ListFormat = 'bibtex' | 'csv' | 'json' | 'links';

/** Papers with their notes and tags, each once, and line by line what could not be read. `name`: the file's, where it has one. */
export function readList(content: string, name = ''): ReadList & { readonly format: ListFormat } {
  const text = content.replace(/^\ufeff/, '');
  const format = formatOf(text, name);
  return { format, ...papersIn(READERS[format](text)) };
}

const READERS: Readonly<Record<ListFormat, (text: string) => Iterable<Entry | Unread>>> = {
  bibtex: entriesOfBibtex,
  csv: entriesOfCsv,
  json: entriesOfJson,
  links: entriesOfLinks,
};

// What stands there counts more than a name that somebody gave it.
function formatOf(text: string, name: string): ListFormat {
  const start = text.trimStart();
  if (/^[[{]\s*["{[\]}]/.test(start)) return 'json';
  if (/^[ \t]*@\s*[a-z]+\s*[{(]\s*[^\s,]*\s*,/im.test(text) && !/\.(?:csv|tsv|txt|md)$/i.test(name))
    return 'bibtex';
  if (/\.(?:csv|tsv)$/i.test(name)) return 'csv';
  const [heading = ''] = start.split(/[\r\n]/, 1);
  return /^"?[\w ]{1,30}"?(?:[,;\t]"?[\w ]{0,30}"?)+$/.test(heading) ? 'csv' : 'links';
}
