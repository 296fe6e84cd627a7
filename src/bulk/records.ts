// Lines as what they hold: papers, lists, and what had to be refused, each with its place in the file.

import { InputError } from './bytes.ts';
import type { Hints, ListItem, PaperItem } from './formats/format.ts';
import { readRecord } from './formats/index.ts';
import { LIMITS, type Line } from './lines.ts';

/** What was refused, named so that a person finds it. */
export interface Refused {
  /** `line 7`, `line 7, entry 3`. */
  readonly place: string;
  readonly id: string | null;
  readonly reason: string;
}

export type Found = PaperItem | ListItem | ({ readonly kind: 'refused' } & Refused);

/** Everything that a line holds; nothing for an empty one. */
export function foundIn({ number, text }: Line, hints: Hints): Found[] {
  const place = `line ${number}`;
  if (text === null) return [refused(place, `longer than ${LIMITS.longest / 2 ** 20} MB`)];
  if (text.trim() === '') return [];
  return foundInText(text, place, hints);
}

function foundInText(text: string, place: string, hints: Hints): Found[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [refused(place, `no JSON: ${beginning(text)}`)];
  }
  // An array is one list of Hugging Face, or many records.
  if (!Array.isArray(value) || isOneList(value)) return foundInRecord(value, place, hints);
  return value.flatMap((record, index) => foundInRecord(record, `${place}, entry ${index + 1}`, hints));
}

const isOneList = (value: readonly unknown[]): boolean =>
  value.some((entry) => entry !== null && typeof entry === 'object' && 'paper' in entry);

function foundInRecord(record: unknown, place: string, hints: Hints): Found[] {
  const read = readRecord(record, hints);
  if (read.kind === 'refused') return [{ ...read, place }];
  if (read.kind === 'paper') return [read];
  const bad = read.refused.map(({ place: entry, id, reason }) =>
    refused(`${place}, entry ${entry}`, reason, id),
  );
  return [{ ...read, refused: [] }, ...bad];
}

const refused = (place: string, reason: string, id: string | null = null): Found => ({
  kind: 'refused',
  place,
  id,
  reason,
});

const beginning = (text: string): string => JSON.stringify(text.trim().slice(0, 40));

/** A JSON document over several lines is read as a whole, so it must not be larger than this, in UTF-16 units. */
const LARGEST_DOCUMENT = 64 * 2 ** 20;

/**
 * The same lines; a document that is printed over several lines (a lone bracket is the first) becomes one line of its
 * own. InputError where it is too large for that.
 */
export async function* withDocumentsFolded(
  pieces: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly Line[]> {
  let document: string[] | null = null;
  let size = 0;
  let begun = false;
  for await (const lines of pieces) {
    const first: Line | undefined = begun ? undefined : lines.find(({ text }) => text?.trim() !== '');
    if (first) {
      begun = true;
      if (/^\s*(?:\[|\{|\[\s*\{)\s*$/.test(first.text ?? '')) document = [];
    }
    if (document === null) {
      yield lines;
      continue;
    }
    for (const { text } of lines) {
      size += text?.length ?? Infinity;
      if (size > LARGEST_DOCUMENT)
        throw new InputError('is one JSON document of over 64 MB. Make lines of it: jq -c .[] FILE');
      document.push(text ?? '');
    }
  }
  if (document) yield [{ number: 1, text: document.join('\n') }];
}
