// BibTeX as people have it: from us, arXiv, Zotero, JabRef or typed by hand. An entry that is broken is named, and reading
// goes on at the next line that begins with `@`. https://www.bibtex.org/Format/
import type { Entry, Unread } from './found.ts';
import { texText } from './tex-text.ts';

export function* entriesOfBibtex(text: string): Generator<Entry | Unread> {
  const strings = new Map<string, string>();
  const lineAt = lineCounter(text);
  const starts = /^[ \t]*@\s*([A-Za-z]+)\s*([{(])/gm;
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    const [head, type = '', bracket = '{'] = start;
    const kind = type.toLowerCase();
    if (kind === 'comment' || kind === 'preamble') continue;
    const reader: Reader = {
      text,
      at: start.index + head.length,
      close: bracket === '{' ? '}' : ')',
      strings,
    };
    const line = lineAt(start.index);
    const key = kind === 'string' ? '' : take(reader, /\s*([^\s,{}()"=]*)\s*,?/y);
    const fields = fieldsOf(reader);
    if (kind === 'string') for (const [name, value] of fields ?? []) strings.set(name, value);
    else if (fields === null)
      yield {
        place: `line ${line}`,
        shown: head + key,
        reason: 'this entry does not end, or a brace is missing in it',
      };
    else yield { place: `line ${line}`, shown: shownAs(key, fields), ...entryOf(fields) };
    // Never into the next entry, never twice over the same.
    starts.lastIndex = fields === null ? start.index + head.length : reader.at;
  }
}

interface Reader {
  readonly text: string;
  at: number;
  readonly close: string;
  /** Of `@string`. */
  readonly strings: ReadonlyMap<string, string>;
}

/** Reads with a sticky pattern; gives its first group, or '' where it does not match. */
function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found) reader.at = pattern.lastIndex;
  return found?.[1] ?? '';
}

/** Field names in small letters, and what they say as written; null where the entry is broken. */
function fieldsOf(reader: Reader): Map<string, string> | null {
  const fields = new Map<string, string>();
  for (;;) {
    take(reader, /([\s,]*)/y);
    if (reader.text[reader.at] === reader.close) {
      reader.at += 1;
      return fields;
    }
    const name = take(reader, /([A-Za-z][\w:.+/-]*)\s*=\s*/y).toLowerCase();
    const value = name === '' ? null : valueAt(reader);
    if (value === null) return null;
    // The first counts, as in BibTeX.
    if (!fields.has(name)) fields.set(name, value);
  }
}

/** `{…}`, `"…"`, a number or a name, several joined by `#`. */
function valueAt(reader: Reader): string | null {
  let value = '';
  do {
    take(reader, /(\s*)/y);
    const sign = reader.text[reader.at];
    const part = sign === '{' || sign === '"' ? delimited(reader, sign) : bare(reader);
    if (part === null) return null;
    value += part;
  } while (take(reader, /\s*(#)/y));
  return value;
}

function bare(reader: Reader): string | null {
  const word = take(reader, /([^\s,#{}()"=]+)/y);
  return word === '' ? null : (reader.strings.get(word.toLowerCase()) ?? word);
}

/** Up to the brace or quote that ends it, at the depth where it began; null where there is none. */
function delimited(reader: Reader, open: '{' | '"'): string | null {
  const { text, at: start } = reader;
  const signs = /[{}"]|\n[ \t]*@[A-Za-z]+[ \t]*[{(][^\s,=]*,/g;
  signs.lastIndex = start + 1;
  let depth = 0;
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    const [sign] = found;
    if (sign.length > 1) return null;
    const isEnd = depth === 0 && sign === (open === '{' ? '}' : '"');
    if (isEnd) {
      reader.at = signs.lastIndex;
      return text.slice(start + 1, found.index);
    }
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return null;
  }
  return null;
}

const NAMING = [
  'eprint',
  'arxivid',
  'arxiv',
  'doi',
  'url',
  'journal',
  'note',
  'howpublished',
  'number',
  'link',
];

function entryOf(fields: ReadonlyMap<string, string>): Pick<Entry, 'names' | 'note' | 'tags'> {
  const said = (name: string) => texText(fields.get(name) ?? '');
  const prefix = said('archiveprefix') || said('eprinttype');
  const names = NAMING.filter((name) => name !== 'eprint' || prefix === '' || /^arxiv$/i.test(prefix)).map(
    said,
  );
  return {
    names: names.filter(Boolean),
    note: said('annote') || said('annotation') || null,
    tags: said('keywords').split(/[,;]/),
  };
}

const shownAs = (key: string, fields: ReadonlyMap<string, string>): string =>
  [key, texText(fields.get('title') ?? '')].filter(Boolean).join(': ');

/** The line of a place, from 1; asked for in the order of places. */
function lineCounter(text: string): (index: number) => number {
  let [line, from] = [1, 0];
  return (index) => {
    for (let end = text.indexOf('\n', from); end >= 0 && end < index; end = text.indexOf('\n', from)) {
      line += 1;
      from = end + 1;
    }
    return line;
  };
}
