// What one looks for on a shelf: the filter language over papers and notes, and before it what only shelves have.
import { normalizeTyped } from '../text/normalize.ts';
import type { Day } from './edition.ts';
import { UserError } from './errors.ts';
import { type Filter, matches, parseFilter } from './filter.ts';
import type { ShownPaper } from './paper.ts';
import type { ReadingStatus, ShelfEntry } from './shelf.ts';

export interface ShelfFilter {
  /** As typed, made plain; empty: everything. */
  readonly text: string;
  readonly status: ReadingStatus | 'unread' | null;
  readonly tags: readonly string[];
  readonly rest: Filter | null;
}

const OWN = /(?:^|\s)(status|tag):(\S+)/gi;

/**
 * Throws a UserError for a status that does not exist and for what the filter language refuses; `command` stands before
 * every proposal.
 */
export function parseShelfFilter(typed: string, today: Day, command = 'bookmarks'): ShelfFilter {
  const text = normalizeTyped(typed);
  let status: ShelfFilter['status'] = null;
  const tags: string[] = [];
  const rest = text.replace(OWN, (_whole, name: string, value: string) => {
    if (name.toLowerCase() === 'tag') tags.push(value.toLowerCase().replace(/^#/, ''));
    else status = parseStatus(value);
    return ' ';
  });
  const filter = rest.trim() === '' ? null : parseFilter(rest, today, command);
  return { text, status, tags, rest: filter };
}

function parseStatus(value: string): NonNullable<ShelfFilter['status']> {
  const status = (['reading', 'read', 'unread'] as const).find((one) => one === value.toLowerCase());
  if (status) return status;
  throw new UserError(`"${value}" is no status. There are: reading, read, unread.`, [
    'bookmarks status:reading',
  ]);
}

/** Whether an entry is looked for. Words are found in its note as in its abstract. */
export function isSought(filter: ShelfFilter, entry: ShelfEntry, paper: ShownPaper): boolean {
  if (
    filter.status === 'unread'
      ? entry.status !== null
      : filter.status !== null && entry.status !== filter.status
  )
    return false;
  if (!filter.tags.every((tag) => entry.tags.includes(tag))) return false;
  if (!filter.rest || matches(filter.rest, paper)) return true;
  if (entry.note === '') return false;
  const noted = {
    ...paper,
    abstract: `${paper.abstract} ${entry.note}`,
    shownAbstract: `${paper.shownAbstract} ${entry.note}`,
  };
  return matches(filter.rest, noted);
}
