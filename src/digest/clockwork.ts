// The minute tick: ask the sources, plan what is due, deliver. Everything due is a row, so a missed tick loses
// nothing and the first tick after a start catches up.
import { enrich } from '../enrich.ts';
import { type IngestDeps, ingest } from '../ingest.ts';
import type { EveryMinute } from '../ops/every-minute.ts';
import { type DeliverDeps, deliverDue } from './deliver.ts';
import { planDue } from './plan.ts';

export interface ClockworkDeps extends IngestDeps, DeliverDeps {
  readonly newKey: () => string;
  readonly everyMinute: EveryMinute;
}

export interface Clockwork {
  /** Does now what is due now. Ticks that overlap share the work by claims. */
  tick(): Promise<void>;
  /** Ticks no more and waits for what is under way. */
  stop(): Promise<void>;
}

/** Ticks once at the start, then every minute. */
export function startClockwork(deps: ClockworkDeps): Clockwork {
  const underWay = new Set<Promise<void>>();
  const fetchNews = oneAtATime(() => ingest(deps));
  const readTexts = oneAtATime(() => enrich(deps));
  const tick = (): Promise<void> => {
    const run = oneTick(deps, fetchNews, readTexts).finally(() => underWay.delete(run));
    underWay.add(run);
    return run;
  };
  const minutes = deps.everyMinute(tick);
  void tick();
  return {
    tick,
    async stop() {
      await minutes.stop();
      await Promise.all(underWay);
    },
  };
}

// Sources are not asked twice at once: whoever comes meanwhile waits for the same answer.
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
}

async function oneTick(
  deps: ClockworkDeps,
  fetchNews: () => Promise<void>,
  readTexts: () => Promise<void>,
): Promise<void> {
  try {
    await fetchNews();
    const texts = readTexts();
    texts.catch(() => {});
    await planDue(deps.db, deps.clock.now(), deps.newKey);
    await deliverDue(deps);
    await texts;
  } catch (error) {
    deps.log.error({ err: error }, 'tick failed');
  }
}
