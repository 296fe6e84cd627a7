// JSON: our own records, CSL-JSON, or a plain list of ids; as one document or a line each.
import { z } from 'zod';
import type { Entry, Unread } from './found.ts';

const text = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const record = z.object({
  id: text,
  arxiv: text,
  arxivId: text,
  eprint: text,
  url: text,
  URL: text,
  link: text,
  number: text,
  doi: text,
  DOI: text,
  note: text,
  keyword: text,
  tags: z.array(z.string()).optional().catch(undefined),
});

export function* entriesOfJson(content: string): Generator<Entry | Unread> {
  const whole = parsed(content);
  if (whole !== undefined) {
    const list = Array.isArray(whole) ? whole : listIn(whole);
    for (const [at, one] of list.entries()) yield entryOf(one, `entry ${at + 1}`);
    return;
  }
  for (const [at, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const one = parsed(line);
    const place = `line ${at + 1}`;
    yield one === undefined ? { place, shown: line.slice(0, 200), reason: 'no JSON' } : entryOf(one, place);
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** Some programs wrap their list: `{"items": […]}`. */
function listIn(document: unknown): readonly unknown[] {
  if (document === null || typeof document !== 'object') return [document];
  const lists = Object.values(document).filter(
    (value) => Array.isArray(value) && typeof value[0] === 'object',
  );
  return lists.length === 1 && Array.isArray(lists[0]) ? lists[0] : [document];
}

function entryOf(one: unknown, place: string): Entry | Unread {
  if (typeof one === 'string') return { place, shown: one, names: [one], note: null, tags: [] };
  const read = record.safeParse(one);
  if (!read.success)
    return { place, shown: JSON.stringify(one)?.slice(0, 200) ?? '', reason: 'neither a record nor an id' };
  const { id, arxiv, arxivId, eprint, url, URL, link, number, doi, DOI, note, keyword, tags } = read.data;
  const names = [id, arxiv, arxivId, eprint, number, url, URL, link, doi, DOI].filter(
    (name) => name !== undefined,
  );
  return {
    place,
    shown: JSON.stringify(one).slice(0, 200),
    names,
    note: note ?? null,
    tags: tags ?? keyword?.split(/[,;]/) ?? [],
  };
}
