// One file, from its bytes to the store.
import type { Database } from '../store/database.ts';
import { type Input, unpacked } from './bytes.ts';
import type { Hints, ListItem, PaperItem } from './formats/format.ts';
import { type Line, linesIn } from './lines.ts';
import { asAsked, type Prepared } from './prepare.ts';
import type { Preparer } from './preparer.ts';
import { type Refused, withDocumentsFolded } from './records.ts';
import { saveBatch } from './save.ts';
import type { Tally } from './tally.ts';

export interface Importing {
  readonly db: Database;
  readonly preparer: Preparer;
  readonly now: () => number;
  /** Ends the work after the batch that is under way. */
  readonly stopping: AbortSignal;
  readonly tally: Tally;
  readonly onRefused: (refused: Refused) => void;
  /** After each batch; `bytes` of the input were read by then. */
  readonly onBatch: (bytes: number) => void;
}

/** Papers of one transaction, lines of one batch: some tenths of a second. */
const BATCH = 500;
/** UTF-16 units of one batch of lines. */
const BATCH_TEXT = 4 * 2 ** 20;
/** Batches that are prepared while one is written. */
const AHEAD = 2;

/** Saves everything that can be read. InputError where the rest of it cannot be; what came before is saved then. */
export async function importInput({ bytes }: Input, hints: Hints, work: Importing): Promise<void> {
  let read = 0;
  const lines = linesIn(
    unpacked(bytes, (count) => {
      read += count;
    }),
  );
  const taken = () => read;
  for await (const batch of inOrder(batches(withDocumentsFolded(lines), taken), hints, work.preparer)) {
    await save(batch.prepared, work);
    work.onBatch(batch.taken);
    if (work.stopping.aborted) return;
  }
}

interface Batch {
  readonly lines: readonly Line[];
  /** Bytes of the input that were read by then. */
  readonly taken: number;
}

async function* batches(pieces: AsyncIterable<readonly Line[]>, taken: () => number): AsyncGenerator<Batch> {
  let batch: Line[] = [];
  let size = 0;
  try {
    for await (const lines of pieces) {
      for (const line of lines) {
        batch.push(line);
        size += line.text?.length ?? 0;
        if (batch.length < BATCH && size < BATCH_TEXT) continue;
        yield { lines: batch, taken: taken() };
        batch = [];
        size = 0;
      }
    }
  } catch (error) {
    // What was read before a fault is not lost.
    if (batch.length > 0) yield { lines: batch, taken: taken() };
    throw error;
  }
  if (batch.length > 0) yield { lines: batch, taken: taken() };
}

interface Done {
  readonly prepared: Prepared;
  readonly taken: number;
}

async function* inOrder(all: AsyncIterable<Batch>, hints: Hints, preparer: Preparer): AsyncGenerator<Done> {
  const under: { taken: number; answer: Promise<Prepared> }[] = [];
  try {
    for await (const { lines, taken } of all) {
      under.push({ taken, answer: preparer.prepare(lines, hints) });
      const first = under.length > AHEAD ? under.shift() : undefined;
      if (first) yield { taken: first.taken, prepared: await first.answer };
    }
  } catch (error) {
    for (const { taken, answer } of under) yield { taken, prepared: await answer };
    throw error;
  }
  for (const { taken, answer } of under) yield { taken, prepared: await answer };
}

async function save(prepared: Prepared, { db, tally, onRefused, now }: Importing): Promise<void> {
  const ready = asAsked(prepared);
  let batch: (PaperItem | ListItem)[] = [];
  let papers = 0;
  const flush = async () => {
    if (batch.length > 0) tally.saved(batch, await saveBatch(db, batch, ready, now()));
    batch = [];
    papers = 0;
  };
  for (const one of prepared.found) {
    if (one.kind === 'refused') {
      tally.refuse();
      onRefused(one);
      continue;
    }
    batch.push(one);
    papers += one.kind === 'list' ? one.papers.length : 1;
    if (papers >= BATCH) await flush();
  }
  await flush();
}
