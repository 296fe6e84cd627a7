// What one looks for on a shelf: the filter language over papers and one's own notes, and beside it what only shelves
// have: how far one has read, one's tags, who kept a paper and when.
import type { PersonRef } from '../chat/refs.ts';
import { normalizeTyped } from '../text/normalize.ts';
import { dayIn } from './calendar.ts';
import type { Day } from './edition.ts';
import type { TypedFilter } from './filter/mistake.ts';
import { type Filter, matches, parseFilter } from './filter.ts';
import type { ShownPaper } from './paper.ts';
import type { ReadingStatus, ShelfEntry } from './shelf.ts';
import { type OwnTerm, ownTerms } from './shelf-terms.ts';

export type ShelfCondition = { readonly negated: boolean } & (
  | { readonly kind: 'status'; readonly status: ReadingStatus | 'unread' }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'keeper'; readonly person: PersonRef }
  /** First and last day on which it was kept; null where there is no such end. */
  | { readonly kind: 'kept'; readonly from: Day | null; readonly to: Day | null }
);

export interface ShelfFilter {
  /** As typed, made plain; empty: everything. */
  readonly typed: string;
  /** The same with people as they are stored: what a button carries and is read again. */
  readonly text: string;
  /** Who is named in it. */
  readonly people: readonly PersonRef[];
  readonly conditions: readonly ShelfCondition[];
  readonly rest: Filter | null;
}

/** Who reads it, and when. */
export interface ShelfReader {
  readonly today: Day;
  readonly zone: string;
  /** What stands before every proposal: `bookmarks team`. */
  readonly command: string;
  readonly person: PersonRef;
  /** Who is meant by a word; null where that is nobody. */
  named(word: string): PersonRef | null;
}

/** Throws a UserError for what cannot be meant, with a caret under it. */
export function parseShelfFilter(line: string, reader: ShelfReader): ShelfFilter {
  const typed = { line: normalizeTyped(line), command: reader.command };
  const terms = ownTerms(typed, reader);
  const rest = without(typed, terms).trim();
  // What only shelves have stands before every proposal for the rest, so that nothing of it is lost.
  const command = [reader.command, ...terms.map(({ at, end }) => typed.line.slice(at, end))].join(' ');
  return {
    typed: typed.line,
    text: stored(typed, terms),
    people: terms.flatMap(({ condition, isMe }) =>
      condition.kind === 'keeper' && !isMe ? [condition.person] : [],
    ),
    conditions: terms.map(({ condition }) => condition),
    rest: rest === '' ? null : parseFilter(rest, reader.today, command),
  };
}

const without = ({ line }: TypedFilter, terms: readonly OwnTerm[]): string =>
  changed(line, terms, () => '').replace(/ {2,}/g, ' ');

const stored = ({ line }: TypedFilter, terms: readonly OwnTerm[]): string =>
  changed(line, terms, ({ at, end, valueAt, condition, isMe }) =>
    condition.kind === 'keeper' && !isMe
      ? `${line.slice(at, valueAt)}${condition.person}`
      : line.slice(at, end),
  );

function changed(line: string, terms: readonly OwnTerm[], to: (term: OwnTerm) => string): string {
  let text = '';
  let end = 0;
  for (const term of terms) {
    text += line.slice(end, term.at) + to(term);
    end = term.end;
  }
  return text + line.slice(end);
}

/** A paper on a shelf. */
export interface KeptPaper {
  /** Of whoever looks; null where it is not on their own shelf. */
  readonly own: ShelfEntry | null;
  /** Of everybody on this shelf. */
  readonly entries: readonly ShelfEntry[];
}

/** Whether a paper is looked for. What others wrote on it is theirs: nobody finds a paper by that. */
export const isSought = (filter: ShelfFilter, kept: KeptPaper, paper: ShownPaper, zone: string): boolean =>
  isKeptSo(filter, kept, zone) && isAbout(filter, kept, paper);

/** What can be said without the paper itself: by whom and when it was kept, and what one has done with it. */
export function isKeptSo({ conditions }: ShelfFilter, kept: KeptPaper, zone: string): boolean {
  const asked = conditions.filter(({ negated }) => !negated);
  const unwanted = conditions.filter(({ negated }) => negated);
  return meets(asked, kept, zone) && !unwanted.some((one) => meets([one], kept, zone));
}

const isAbout = (filter: ShelfFilter, { own }: KeptPaper, paper: ShownPaper): boolean =>
  filter.rest === null || matches(filter.rest, paper) || isFoundInNote(filter, own, paper);

/** Whether a paper is found with one's own note on it. */
export const isFoundInNote = ({ rest }: ShelfFilter, own: ShelfEntry | null, paper: ShownPaper): boolean =>
  rest !== null && own !== null && matches(rest, noted(paper, own.note));

// Who kept it and when are asked of one keeping: kept by Bob in March, not by Bob once and in March by somebody.
function meets(conditions: readonly ShelfCondition[], { own, entries }: KeptPaper, zone: string): boolean {
  const ownHolds = conditions.every(
    (one) =>
      (one.kind !== 'status' || (own?.status ?? 'unread') === one.status) &&
      (one.kind !== 'tag' || (own?.tags.includes(one.tag) ?? false)),
  );
  if (!ownHolds) return false;
  const dates = conditions.filter((one) => one.kind === 'kept');
  const inTime = entries.filter(({ keptAt }) => dates.every((one) => isWithin(dayIn(keptAt, zone), one)));
  if (dates.length > 0 && inTime.length === 0) return false;
  return conditions.every(
    (one) => one.kind !== 'keeper' || inTime.some(({ person }) => person === one.person),
  );
}

const isWithin = (day: Day, { from, to }: { readonly from: Day | null; readonly to: Day | null }): boolean =>
  (from === null || day >= from) && (to === null || day <= to);

// Words are found in a note as in an abstract.
const noted = (paper: ShownPaper, note: string): ShownPaper => ({
  ...paper,
  abstract: `${paper.abstract} ${note}`,
  shownAbstract: `${paper.shownAbstract} ${note}`,
});
