// Many papers out of the store, a few at a time, so that others are answered meanwhile.
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Database } from '../store/database.ts';
import { papersById } from '../store/papers.ts';

/** What belongs to papers with the papers, in their order. */
export async function* withPapers<T>(
  db: Database,
  all: readonly (readonly [PaperId, T])[],
): AsyncGenerator<[T, ShownPaper]> {
  for await (const some of steps(all)) {
    const papers = await papersById(
      db,
      some.map(([id]) => id),
    );
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    for (const [id, one] of some) {
      const paper = byId.get(id);
      if (paper) yield [one, paper];
    }
  }
}

/** Of one query; others are answered between two. */
const STEP = 200;

/** A few at a time. */
export async function* steps<T>(all: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < all.length; start += STEP) {
    yield all.slice(start, start + STEP);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
