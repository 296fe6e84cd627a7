// Imports whose papers are not stored: they are asked for at arXiv, and whoever handed the list over hears how it ended.
// All of it is rows, so a restart in between loses nothing.
import { platformOf } from './chat/refs.ts';
import type { DeliverDeps } from './digest/deps.ts';
import { DeliveryError } from './domain/errors.ts';
import type { ShelfImport } from './domain/shelf-import.ts';
import { readTexts, TEXTS_AT_ONCE } from './enrich.ts';
import type { IngestDeps } from './ingest.ts';
import {
  claimImport,
  giveUp,
  importResult,
  keepStored,
  type LeftImport,
  setTelling,
  waitingPapers,
} from './store/imports.ts';
import { importedLaterMessage } from './views/import.ts';

type FillDeps = IngestDeps & DeliverDeps;

const MINUTE = 60_000;
/** Longer than its requests take; then another process may go on. */
const LEASE = 5 * MINUTE;
/** Where arXiv is away for so long nobody waits any more. */
const PATIENCE = 24 * 60 * MINUTE;
/** Requests for one import before others have their turn. */
const REQUESTS = 5;

/** Puts what comes on the shelf, in at most so many requests; whether nothing waits any more. */
export async function fillShelf(
  deps: IngestDeps,
  made: ShelfImport,
  { requests, signal }: { readonly requests: number; readonly signal?: AbortSignal },
): Promise<boolean> {
  const { db } = deps;
  await keepStored(db, made);
  for (let left = requests; ; left--) {
    const ids = await waitingPapers(db, made.key, TEXTS_AT_ONCE);
    if (ids.length === 0) return true;
    if (left === 0 || !(await readTexts(deps, ids, signal))) return false;
    await keepStored(db, made);
    await giveUp(db, made.key, 'unknown', ids);
  }
}

/** Goes on with every import that was left to this, once. */
export async function finishImports(deps: FillDeps): Promise<void> {
  const { db, clock, stopping } = deps;
  while (!stopping.aborted) {
    const left = await claimImport(db, clock.now(), clock.now() + LEASE);
    if (!left) return;
    if (clock.now() - left.at > PATIENCE) await giveUp(db, left.key, 'unanswered');
    const isWhole = await fillShelf(deps, left, { requests: REQUESTS, signal: stopping });
    if (isWhole) await tell(deps, left);
    else await setTelling(db, left.key, left.telling, clock.now() + (stopping.aborted ? 0 : MINUTE));
  }
}

// With the import's key, so that a second try is found out.
async function tell(deps: FillDeps, left: LeftImport): Promise<void> {
  const { db, platforms, clock, log } = deps;
  const platform = platforms.get(platformOf(left.person));
  try {
    const place = await platform?.direct(left.person);
    const wasSent =
      left.telling === 'sending' && place !== undefined
        ? (await platform?.find(place, { key: left.key }, left.at)) !== 'absent'
        : false;
    if (platform && place && !wasSent) {
      await setTelling(db, left.key, 'sending', clock.now() + LEASE);
      const message = importedLaterMessage(left.key, await importResult(db, left.key));
      await platform.send(place, message, { key: left.key });
    }
    await setTelling(db, left.key, 'done', 0);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    log.warn({ kind: error.kind, code: error.code }, 'the end of an import could not be told');
    const state = { wait: 'due', ambiguous: 'sending' } as const;
    const next = error.kind === 'wait' || error.kind === 'ambiguous' ? state[error.kind] : 'done';
    await setTelling(db, left.key, next, clock.now() + (error.retryAfterMs ?? MINUTE));
  }
}
