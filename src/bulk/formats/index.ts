// The list of all shapes. A new one is a file beside this one and a line here.
import { arxivSnapshot } from './arxiv-snapshot.ts';
import type { Format, Hints, ListItem, PaperItem, Refusal } from './format.ts';
import { refusal } from './format.ts';
import { huggingFaceDay } from './hugging-face-day.ts';
import { paperboyLine } from './paperboy-line.ts';

/** The first that claims a record reads it. */
const formats: readonly Format[] = [paperboyLine, huggingFaceDay, arxivSnapshot];

/** One record of whatever shape; each may be of another one than its neighbours. */
export function readRecord(record: unknown, hints: Hints): PaperItem | ListItem | Refusal {
  const format = formats.find((one) => one.claims(record));
  return format ? format.read(record, hints) : refusal(null, `none of the known formats: ${kindOf(record)}`);
}

function kindOf(record: unknown): string {
  if (Array.isArray(record)) return 'a list of something else';
  if (record === null || typeof record !== 'object') return record === null ? 'null' : `a ${typeof record}`;
  const fields = Object.keys(record).slice(0, 5);
  return fields.length === 0 ? 'an empty object' : `an object with ${fields.join(', ').slice(0, 100)}`;
}
