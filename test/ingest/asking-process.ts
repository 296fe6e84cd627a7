// A process of its own that asks arXiv for papers, all at once, on a clock that runs faster than the machine's.
import type { Clock } from '../../src/ops/clock.ts';
import { machineWait } from '../../src/ops/clock.ts';
import { createSources } from '../../src/sources/index.ts';
import { openDatabase } from '../../src/store/database.ts';

/** Times faster than the machine's clock. */
const SPEED = 50;

/** A clock that every process of a test can have. */
export const fastClock: Clock = {
  now: () => Date.now() * SPEED,
  sleep: (ms, signal) => machineWait(ms / SPEED, signal),
  limit: machineWait,
};

if (import.meta.main) {
  const [, , database = '', arxivUrl = '', holder = '', ...ids] = process.argv;
  const db = await openDatabase(database);
  const urls = { huggingFaceUrl: 'http://127.0.0.1:9', arxivUrl, contact: null };
  const sources = createSources(urls, { db, holder, clock: fastClock, chance: () => 0.5 });
  const arxiv = sources.find(({ name }) => name === 'arxiv');
  const papers = await Promise.all(ids.map((id) => arxiv?.paper(id)));
  process.stdout.write(JSON.stringify(papers.map((paper) => paper?.title)));
  await db.destroy();
}
