// Asks the source with the most faithful texts (arXiv) for papers that came from elsewhere: their mathematics unstripped,
// their categories, their versions. Digests do not wait for it.
import { SourceError } from './domain/errors.ts';
import type { PaperId } from './domain/paper-id.ts';
import type { IngestDeps } from './ingest.ts';
import { isResting, noteAnswer, noteFailure } from './source-notes.ts';
import type { Source } from './sources/source.ts';
import { markEnriched, papersToEnrich, savePapers } from './store/papers.ts';

/** As many as arXiv gives in one answer. */
export const TEXTS_AT_ONCE = 100;
/** A paper that arXiv did not know is asked for again after this, ms: its API lags behind its announcements. */
export const AGAIN_AFTER = 24 * 3_600_000;

/** Enriches the papers listed last, at most a hundred. Never rejects for a source's fault. */
export async function enrich(deps: IngestDeps): Promise<void> {
  if (!(await askable(deps))) return;
  const ids = await papersToEnrich(deps.db, deps.clock.now() - AGAIN_AFTER, TEXTS_AT_ONCE);
  if (ids.length > 0) await readTexts(deps, ids);
}

/**
 * Asks for these papers, at most TEXTS_AT_ONCE, and saves what comes; what is not known there is then not stored. False
 * where the source is to be left alone, fails, or the signal ends it.
 */
export async function readTexts(
  deps: IngestDeps,
  ids: readonly PaperId[],
  signal?: AbortSignal,
): Promise<boolean> {
  const { db, clock, log } = deps;
  const source = await askable(deps);
  if (!source) return false;
  const name = await nameOf(source);
  try {
    const { papers, missing, rejected } = await source.papers(ids, signal);
    await savePapers(db, papers, clock.now());
    await markEnriched(db, ids, clock.now());
    await noteAnswer(deps, name);
    for (const { id, reason } of rejected) log.warn({ source: source.name, id, reason }, 'entry put aside');
    if (missing.length > 0) log.info({ source: source.name, missing }, 'papers not known there');
    return true;
  } catch (error) {
    // Whoever ended it has waited long enough; that is no fault of the source.
    if (signal?.aborted) return false;
    if (!(error instanceof SourceError)) throw error;
    await noteFailure(deps, name, error);
    return false;
  }
}

/** The source of texts, where it is not to be left alone now. */
async function askable(deps: IngestDeps) {
  const source = deps.sources.find((one) => one.papers);
  if (!source?.papers || (await isResting(deps, await nameOf(source)))) return null;
  return { ...source, papers: source.papers };
}

/** Under what name it is noted how a source gives texts: they may fail while its lists come, and the other way round. */
export const nameOf = async (source: Source): Promise<string> =>
  (await source.wanted?.())?.length ? `${source.name} texts` : source.name;
