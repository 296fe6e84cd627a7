// Any text with links: a message, a list, a page of notes. A line that begins with one paper may go on with a note and
// with tags: `https://arxiv.org/abs/2403.03950 for Thursday #rl`.
import { type Entry, firstId, idsWithin, type Unread } from './found.ts';

export function* entriesOfLinks(text: string): Generator<Entry | Unread> {
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const place = `line ${at + 1}`;
    const [, first = '', rest = ''] =
      /^\s*(?:[-*•+]\s+|\d{1,3}[.)]\s+)?<?([^\s<>]+?)>?[,;:]?(?:\s+(.*))?$/u.exec(line) ?? [];
    const ids = idsWithin(line);
    if (firstId([first]) !== null && ids.length <= 1)
      yield { place, shown: line, names: [first], ...said(rest) };
    else if (ids.length === 0) yield { place, shown: line, names: [first, line], note: null, tags: [] };
    else for (const id of ids) yield { place, shown: line, names: [id], note: null, tags: [] };
  }
}

const TAG = /(?:^|\s)#([\p{L}\p{N}][\p{L}\p{N}_/-]*)/gu;

function said(rest: string): Pick<Entry, 'note' | 'tags'> {
  const tags = [...rest.matchAll(TAG)].map(([, tag = '']) => tag);
  return { note: rest.replace(TAG, '').trim() || null, tags };
}
