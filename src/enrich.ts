// Asks the source with the most faithful texts (arXiv) for papers that came from elsewhere: their mathematics unstripped,
// their categories, their versions. Digests do not wait for it.
import { SourceError } from './domain/errors.ts';
import type { IngestDeps } from './ingest.ts';
import { isResting, noteAnswer, noteFailure } from './source-notes.ts';
import type { Source } from './sources/source.ts';
import { markEnriched, papersToEnrich, savePapers } from './store/papers.ts';

/** As many as arXiv gives in one answer; the rest comes with the next tick. */
const BATCH = 100;
/** A paper that arXiv did not know is asked for again after this, ms: its API lags behind its announcements. */
export const AGAIN_AFTER = 24 * 3_600_000;

/** Enriches the papers listed last, at most a hundred. Never rejects for a source's fault. */
export async function enrich(deps: IngestDeps): Promise<void> {
  const source = deps.sources.find((one) => one.papers);
  if (!source?.papers || (await isResting(deps, await nameOf(source)))) return;
  const { db, clock } = deps;
  const ids = await papersToEnrich(db, clock.now() - AGAIN_AFTER, BATCH);
  if (ids.length > 0) await ask(deps, { ...source, papers: source.papers }, ids);
}

async function ask(
  deps: IngestDeps,
  source: Source & Required<Pick<Source, 'papers'>>,
  ids: readonly string[],
): Promise<void> {
  const { db, clock, log } = deps;
  const name = await nameOf(source);
  try {
    const { papers, missing, rejected } = await source.papers(ids);
    await savePapers(db, papers, clock.now());
    await markEnriched(db, ids, clock.now());
    await noteAnswer(deps, name);
    for (const { id, reason } of rejected) log.warn({ source: source.name, id, reason }, 'entry put aside');
    if (missing.length > 0) log.info({ source: source.name, missing }, 'papers not known there');
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    await noteFailure(deps, name, error);
  }
}

/** Under what name it is noted how a source gives texts: they may fail while its lists come, and the other way round. */
export const nameOf = async (source: Source): Promise<string> =>
  (await source.hasLists?.()) ? `${source.name} texts` : source.name;
