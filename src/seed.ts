// An empty store begins with the seed papers, so that the first command has something to show.
import { readSeeds } from './sources/seeds.ts';
import type { Database } from './store/database.ts';
import { saveEdition } from './store/editions.ts';
import { countPapers } from './store/papers.ts';

/** Fills an empty store; a store with papers stays as it is. */
export async function seed(db: Database): Promise<void> {
  if ((await countPapers(db)) > 0) return;
  const { source, day, papers } = readSeeds();
  // The page does not say at what hour it was read: noon of its day.
  await saveEdition(db, { source, day, state: 'open', papers }, Date.parse(`${day}T12:00:00Z`));
}
