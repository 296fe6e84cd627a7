// arXiv's own texts for papers that came from elsewhere, a hundred in a request, one request in three seconds.
import { AGAIN_AFTER, enrich, nameOf } from '../enrich.ts';
import type { IngestDeps } from '../ingest.ts';
import { countToEnrich } from '../store/papers.ts';
import { sourceState } from '../store/sources.ts';
import { restOver } from './rest-over.ts';

/** arXiv is asked in vain so often before the rest is left for the next time. */
const HOPELESS = 3;
interface TextsWork extends IngestDeps {
  readonly stopping: AbortSignal;
  readonly onBatch: (at: { readonly done: number; readonly papers: number }) => void;
  readonly onRest: (until: number) => void;
}

/** Gives how many papers are left without. Never rejects for arXiv's fault. */
export async function fillTexts(work: TextsWork): Promise<{ readonly done: number; readonly left: number }> {
  const { db, clock, sources } = work;
  const source = sources.find((one) => one.papers);
  const left = () => countToEnrich(db, clock.now() - AGAIN_AFTER);
  const papers = await left();
  let remaining = papers;
  const name = source && (await nameOf(source));
  for (let failures = 0; name !== undefined && remaining > 0 && failures < HOPELESS; ) {
    if (!(await restOver(work, name))) break;
    await enrich(work);
    failures = (await sourceState(db, name)).failures;
    remaining = await left();
    work.onBatch({ done: papers - remaining, papers });
  }
  return { done: papers - remaining, left: remaining };
}
