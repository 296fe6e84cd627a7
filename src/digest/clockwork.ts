// The minute tick: ask the sources, plan what is due, deliver. Everything due is a row, so a missed tick loses
// nothing and the first tick after a start catches up.
import { enrich } from '../enrich.ts';
import { finishImports } from '../fill-shelf.ts';
import { type IngestDeps, ingest } from '../ingest.ts';
import type { EveryMinute } from '../ops/every-minute.ts';
import { tendPolls } from '../polls/show.ts';
import { deleteRemoved } from '../removals.ts';
import { createDeliverer } from './deliver.ts';
import type { DeliverDeps } from './deps.ts';
import { planDue } from './plan.ts';
import { publishPosts } from './publish.ts';
import { tellMakers } from './tell.ts';

export interface ClockworkDeps extends IngestDeps, DeliverDeps {
  readonly everyMinute: EveryMinute;
}

export interface Clockwork {
  /** Does now what is due now. Ticks that overlap share the work by claims. */
  tick(): Promise<void>;
  /** Ticks no more and waits for what is under way. */
  stop(): Promise<void>;
}

/** How long digests wait for news from the sources, ms; what comes later is in the next. */
const NEWS_PATIENCE = 15_000;

/** A timer counts from when the loop last looked at the clock, so it may be over that much too soon, ms. */
const EARLY = 50;

/** Ticks once at the start, then every minute. */
export function startClockwork(deps: ClockworkDeps): Clockwork {
  const underWay = new Set<Promise<void>>();
  const parts = {
    fetchNews: oneAtATime(() => ingest(deps)),
    readTexts: oneAtATime(() => enrich(deps)),
    fillShelves: oneAtATime(() => finishImports(deps)),
    deliver: createDeliverer({ ...deps, wakeIn }),
    showPolls: oneAtATime(() => tendPolls(deps)),
    publish: oneAtATime(() => publishPosts(deps)),
  };
  const tick = (): Promise<void> => {
    const run = oneTick(deps, parts).finally(() => underWay.delete(run));
    underWay.add(run);
    return run;
  };
  function wakeIn(ms: number): void {
    deps.clock.sleep(ms + EARLY, deps.stopping).then(tick, () => {});
  }
  // A minute does not wait for the one before: a digest in one slow channel must not hold up all others.
  const minutes = deps.everyMinute(async () => void tick());
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

type Parts = Readonly<
  Record<'fetchNews' | 'readTexts' | 'fillShelves' | 'deliver' | 'showPolls' | 'publish', () => Promise<void>>
>;

async function oneTick(deps: ClockworkDeps, parts: Parts): Promise<void> {
  const { fetchNews, readTexts, fillShelves, deliver, showPolls, publish } = parts;
  try {
    // What a poll has to show is not held up by a source, nor is what waits to be published.
    const polls = Promise.all([showPolls(), publish()]);
    polls.catch(() => {});
    const news = fetchNews();
    await patiently(deps, news);
    const texts = news.then(readTexts);
    const shelves = fillShelves();
    for (const work of [texts, shelves]) work.catch(() => {});
    await planDue(deps.db, deps.clock.now(), deps.newKey);
    await deliver();
    await publish();
    await tellMakers(deps);
    await deleteRemoved(deps);
    await Promise.all([texts, shelves, polls]);
  } catch (error) {
    deps.log.error({ err: error }, 'tick failed');
  }
}

async function patiently({ clock }: ClockworkDeps, news: Promise<void>): Promise<void> {
  const over = new AbortController();
  const limit = clock.limit(NEWS_PATIENCE, over.signal).catch(() => {});
  await Promise.race([news, limit]).finally(() => over.abort());
}
