// Writes what was read from a file, a batch in a transaction: another process that uses the database waits for one only.
import { hoursOf } from '../sources/hugging-face/hours.ts';
import type { Database } from '../store/database.ts';
import { saveRecordedEdition } from '../store/editions.ts';
import { indexPapers } from '../store/paper-index.ts';
import { type Saved, saveRecorded } from '../store/papers.ts';
import { inTransaction } from '../store/transaction.ts';
import type { ListItem, PaperItem } from './formats/format.ts';
import type { Prepares } from './prepare.ts';

/** Long after its time a list is final whatever came after it, as for src/ingest.ts. */
const LONG_OVER = 24 * 3_600_000;

/** Saves all of it or nothing, and makes it findable. `now` is epoch ms. */
export function saveBatch(
  db: Database,
  batch: readonly (PaperItem | ListItem)[],
  ready: Prepares,
  now: number,
): Promise<Saved> {
  const { papers = [], lists = [] } = kinds(batch);
  return inTransaction(db, async (inside) => {
    const saved: Saved[] = [];
    for (const [readAt, items] of Map.groupBy(papers, (item) => item.readAt)) {
      const recorded = { readAt, shown: ready.shown };
      saved.push(
        await saveRecorded(
          inside,
          items.map(({ paper }) => paper),
          recorded,
          now,
        ),
      );
    }
    for (const list of lists) {
      saved.push(await saveRecorded(inside, list.papers, { readAt: list.readAt, shown: ready.shown }, now));
      await saveList(inside, list);
    }
    // A step makes a piece of the index that has to be merged later: as few as can be.
    await indexPapers(inside, { step: 1_000, words: ready.words });
    return saved.reduce(sum, { added: 0, changed: 0, unchanged: 0 });
  });
}

function kinds(batch: readonly (PaperItem | ListItem)[]) {
  return {
    papers: batch.filter((item) => item.kind === 'paper'),
    lists: batch.filter((item) => item.kind === 'list'),
  };
}

async function saveList(inside: Database, { day, papers, readAt }: ListItem): Promise<void> {
  const { opensAt, closesAt } = hoursOf(day);
  const isFinal = readAt !== null && readAt - closesAt >= LONG_OVER;
  const state = !isFinal ? 'open' : papers.length > 0 ? 'closed' : 'empty';
  // A list of which nobody knows when it was read is no news beside any reading of ours.
  await saveRecordedEdition(inside, { source: 'huggingface', day, state, papers }, readAt ?? opensAt);
}

const sum = (one: Saved, other: Saved): Saved => ({
  added: one.added + other.added,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
});
