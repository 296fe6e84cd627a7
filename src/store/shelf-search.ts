// What somebody looks for on a shelf. A shelf may hold tens of thousands of papers: the index of words finds what it
// can, in its own thread, and the rest is gone through in steps, between which everybody else has their turn.
import { setImmediate } from 'node:timers/promises';
import type { PersonRef } from '../chat/refs.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { isFoundInNote, isKeptSo, type KeptPaper, type ShelfFilter } from '../domain/shelf-filter.ts';
import { type Database, readerOf } from './database.ts';
import { matchingAmong } from './filter-query.ts';
import { papersById } from './papers.ts';
import { keptPapers, notedPapers, type Shelf } from './shelves.ts';

/** Papers gone through at once: some milliseconds. */
const STEP = 50;

interface Sought {
  readonly shelf: Shelf;
  readonly filter: ShelfFilter;
  /** Who looks, with their notes, tags and zone. */
  readonly person: PersonRef;
  readonly zone: string;
}

/** Those of `ids`, all of the shelf, that are looked for; in their order. */
export async function soughtAmong(db: Database, ids: readonly PaperId[], sought: Sought): Promise<PaperId[]> {
  const { filter, person } = sought;
  const { conditions, rest } = filter;
  if (conditions.length === 0 && rest === null) return [...ids];
  const matching = rest && (await matchingAmong(db, rest.expression, ids));
  const noted = matching && (await notedPapers(readerOf(db), person));
  // A word that is not in the paper may be in one's own note on it.
  const possible = matching ? ids.filter((id) => matching.has(id) || noted?.has(id)) : ids;
  const open = conditions.length > 0 ? possible : possible.filter((id) => !matching?.has(id));
  const found = new Set(conditions.length > 0 ? [] : matching);
  for (let start = 0; start < open.length; start += STEP) {
    for (const id of await soughtInStep(db, open.slice(start, start + STEP), sought, matching)) found.add(id);
    await setImmediate();
  }
  return possible.filter((id) => found.has(id));
}

async function soughtInStep(
  db: Database,
  ids: readonly PaperId[],
  { shelf, filter, person, zone }: Sought,
  matching: ReadonlySet<PaperId> | null,
): Promise<PaperId[]> {
  const kept = await keptPapers(readerOf(db), shelf, person, ids);
  const so = ids.filter((id) => isKeptSo(filter, kept.get(id) ?? NOT_KEPT, zone));
  if (matching === null) return so;
  const unmatched = so.filter((id) => !matching.has(id) && kept.get(id)?.own?.note);
  const papers = await papersById(readerOf(db), unmatched);
  const byNote = papers.filter((paper) => isFoundInNote(filter, kept.get(paper.id)?.own ?? null, paper));
  return [...so.filter((id) => matching.has(id)), ...byNote.map(({ id }) => id)];
}

const NOT_KEPT: KeptPaper = { own: null, entries: [] };
