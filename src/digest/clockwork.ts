// The minute tick: ask the sources, plan what is due, deliver. Everything due is a row, so a missed tick loses
// nothing and the first tick after a start catches up.
import cron from 'node-cron';
import { type IngestDeps, ingest } from '../ingest.ts';
import { type DeliverDeps, deliverDue } from './deliver.ts';
import { planDue } from './plan.ts';

export interface ClockworkDeps extends IngestDeps, DeliverDeps {
  readonly newKey: () => string;
}

export interface Clockwork {
  /** Does now what is due now. Ticks that overlap share the work by claims. */
  tick(): Promise<void>;
  /** Ticks every minute from now on. */
  start(): void;
  /** Ticks no more and waits for what is under way. */
  stop(): Promise<void>;
}

export function createClockwork(deps: ClockworkDeps): Clockwork {
  const underWay = new Set<Promise<void>>();
  const tick = (): Promise<void> => {
    const run = oneTick(deps).finally(() => underWay.delete(run));
    underWay.add(run);
    return run;
  };
  // A late event loop must not cost a digest: a tick that is up to a minute late still runs.
  const task = cron.createTask('* * * * *', tick, { noOverlap: true, missedExecutionTolerance: 60_000 });
  return {
    tick,
    start: () => void task.start(),
    async stop() {
      await task.destroy();
      await Promise.all(underWay);
    },
  };
}

async function oneTick(deps: ClockworkDeps): Promise<void> {
  try {
    await ingest(deps);
    await planDue(deps.db, deps.clock.now(), deps.newKey);
    await deliverDue(deps);
  } catch (error) {
    deps.log.error({ err: error }, 'tick failed');
  }
}
