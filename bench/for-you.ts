// Whether `foryou` finds what somebody would keep: for each keyword of the recorded lists a shelf of all its papers, of
// which a tenth is hidden among the papers of a month; counted is how many of the hidden come among the first twenty.
// Beside it the order by votes, and chance. The keywords themselves are taken from the papers, so that they tell nothing.

import type { ShownPaper } from '../src/domain/paper.ts';
import type { Database } from '../src/store/database.ts';
import { rankedFor } from '../src/store/for-you.ts';
import { papersById } from '../src/store/papers.ts';
import { openLibrary, recordedDaysAreHere } from '../test/end-to-end/recorded-days.ts';
import { heading, line } from './print.ts';

const SMALLEST_SHELF = 20;
const LARGEST_SHELF = 200;
const MOST_KEYWORDS = 60;
const SHOWN = 20;
/** Among so many papers the hidden ones have to be found. */
const AMONG = 400;

interface Share {
  readonly ours: number;
  readonly votes: number;
  readonly chance: number;
}

export async function forYouBench(): Promise<void> {
  if (!recordedDaysAreHere) {
    heading('  The recorded lists are not beside the checkout; nothing was measured.');
    return;
  }
  const library = await openLibrary('huggingface');
  try {
    const papers = await papersById(library.db, library.papers);
    await library.db.updateTable('papers').set({ keywords: '[]' }).execute();
    const shelves = shelvesOf(papers);
    const shares: Share[] = [];
    for (const shelf of shelves) shares.push(await found(library.db, shelf, papers));
    report(shares);
  } finally {
    await library.close();
  }
}

function shelvesOf(papers: readonly ShownPaper[]): ShownPaper[][] {
  const byKeyword = new Map<string, ShownPaper[]>();
  for (const paper of papers)
    for (const keyword of paper.keywords) {
      const name = keyword.toLowerCase();
      byKeyword.set(name, [...(byKeyword.get(name) ?? []), paper]);
    }
  return [...byKeyword.values()]
    .filter(({ length }) => length >= SMALLEST_SHELF && length <= LARGEST_SHELF)
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_KEYWORDS);
}

async function found(db: Database, shelf: readonly ShownPaper[], all: readonly ShownPaper[]): Promise<Share> {
  const hidden = shelf.filter((_, place) => place % 10 === 3);
  const liked = shelf.filter((_, place) => place % 10 !== 3).map(({ id }) => id);
  const onShelf = new Set(shelf.map(({ id }) => id));
  const others = all.filter(
    ({ id }, place) => !onShelf.has(id) && place % Math.ceil(all.length / AMONG) === 1,
  );
  const candidates = [...hidden, ...others];
  const hiddenIds = new Set(hidden.map(({ id }) => id));
  const share = (ids: readonly string[]) =>
    ids.slice(0, SHOWN).filter((id) => hiddenIds.has(id)).length / Math.min(hidden.length, SHOWN);
  const ranked = await rankedFor(
    db,
    { liked, disliked: [] },
    candidates.map(({ id }) => id),
  );
  const voted = candidates.toSorted((one, other) => (other.votes ?? 0) - (one.votes ?? 0));
  return {
    ours: share(ranked.map(({ id }) => id)),
    votes: share(voted.map(({ id }) => id)),
    chance: SHOWN / candidates.length,
  };
}

function report(shares: readonly Share[]): void {
  const mean = (pick: (share: Share) => number) =>
    shares.reduce((sum, share) => sum + pick(share), 0) / Math.max(1, shares.length);
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  line(
    `hidden papers among the first ${SHOWN}`,
    percent(mean(({ ours }) => ours)),
    `over ${shares.length} shelves`,
  );
  line('by votes', percent(mean(({ votes }) => votes)));
  line('by chance', percent(mean(({ chance }) => chance)));
}
