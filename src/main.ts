// Wires everything together, and stops it in reverse order. The only file that knows all the others.
import { randomBytes } from 'node:crypto';
import { createApp } from './app.ts';
import type { Handlers, Platform } from './chat/platform.ts';
import { commands } from './commands/index.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { type Clockwork, startClockwork } from './digest/clockwork.ts';
import { RefusedError } from './domain/errors.ts';
import { type Clock, systemClock } from './ops/clock.ts';
import { readEnvironment } from './ops/environment.ts';
import { type EveryMinute, everyMinute } from './ops/every-minute.ts';
import { createLog, type Log } from './ops/log.ts';
import { whenOrphaned } from './ops/orphaned.ts';
import { seed } from './seed.ts';
import { createSources } from './sources/index.ts';
import { DatabaseError, openDatabase } from './store/database.ts';
import { createWhileAway } from './while-away.ts';

/** What comes from outside the program. */
export interface Edge {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly everyMinute: EveryMinute;
}

export interface Paperboy {
  /** Does what is due now, as the minute tick does. */
  tick(): Promise<void>;
  /** Finishes what is under way (at most 10 s) and closes everything. */
  stop(): Promise<void>;
}

const newKey = (): string => randomBytes(8).toString('hex');

/** Starts everything that the settings name; resolves when people can be answered. */
export async function startPaperboy(config: Config, edge: Edge): Promise<Paperboy> {
  const { clock, log, chance } = edge;
  const db = await openDatabase(config.databaseUrl);
  await seed(db);
  const holder = newKey();
  const sources = createSources(config, { db, holder, clock, chance });
  const platforms = await connectable(config, edge);
  const stopping = new AbortController();
  const shared = { db, sources, platforms, clock, log, chance, newKey };
  let clockwork: Clockwork | null = null;
  const whileAway = createWhileAway({ ...shared, stopping: stopping.signal });
  const app = createApp({
    ...shared,
    commands,
    wake: () => void clockwork?.tick(),
    missed: whileAway.catchUp,
  });

  await startAll(platforms, app, log);
  const ticking = startClockwork({
    ...shared,
    holder,
    stopping: stopping.signal,
    everyMinute: edge.everyMinute,
  });
  clockwork = ticking;
  whileAway.catchUp();
  log.info({ platforms: [...platforms.keys()] }, 'Paperboy is up');
  return {
    tick: ticking.tick,
    async stop() {
      stopping.abort();
      await atMost(FINISH_LIMIT, Promise.all([ticking.stop(), whileAway.over()]), clock);
      const stopped = [...platforms.values()].map((platform) => platform.stop());
      await atMost(FINISH_LIMIT, Promise.all(stopped), clock);
      await db.destroy();
      log.info({}, 'Paperboy has stopped');
    },
  };
}

// One half may be refused while the other is served; with none of them there is nothing to do.
async function startAll(platforms: ReadonlyMap<string, Platform>, app: Handlers, log: Log): Promise<void> {
  const starts = await Promise.allSettled([...platforms.values()].map((platform) => platform.start(app)));
  const faults = starts.flatMap((start) => (start.status === 'rejected' ? [start.reason] : []));
  if (faults.length > 0 && faults.length === platforms.size) throw faults[0];
  for (const error of faults) log.error({ err: error }, 'a platform cannot be used; going on without it');
}

// The SDK of a platform that is not configured is not even loaded.
async function connectable(config: Config, { clock, log }: Edge): Promise<ReadonlyMap<string, Platform>> {
  const { adapters } = await import('../adapters/index.ts');
  const platforms = new Map<string, Platform>();
  for (const adapter of adapters) {
    const platform = await adapter.create(config, { clock, log, commands });
    if (platform) platforms.set(platform.name, platform);
  }
  return platforms;
}

async function main(): Promise<void> {
  const environment = readEnvironment();
  const config = readConfig(environment);
  const { slack, discord } = config;
  const secrets = [slack?.botToken, slack?.appToken, discord?.token].flatMap((secret) => secret ?? []);
  const log = createLog(config.logLevel, secrets);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  const running =
    slack || discord
      ? startPaperboy(config, {
          clock: systemClock(config.clockStart ?? undefined),
          log,
          chance: Math.random,
          everyMinute,
        })
      : (await import('../playground/trial.ts')).startTrial(config, log, startPaperboy);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopWithin(running));
  whenOrphaned(environment, () => void stopWithin(running));
  await running;
}

/** How long a stop may take before the process ends all the same; whatever is under way is in the database. */
const STOP_LIMIT = 10_000;

/** What digests under way get of that, and then what answers under way get; whatever hangs longer is left behind. */
const FINISH_LIMIT = 4_500;

async function stopWithin(starting: Promise<Pick<Paperboy, 'stop'>>): Promise<void> {
  setTimeout(() => process.exit(1), STOP_LIMIT).unref();
  const running = await starting;
  await running.stop();
  process.exit(0);
}

async function atMost(limitMs: number, work: Promise<unknown>, clock: Clock): Promise<void> {
  const done = new AbortController();
  await Promise.race([work, clock.limit(limitMs, done.signal).catch(() => undefined)]);
  done.abort();
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const expected =
      error instanceof ConfigError || error instanceof DatabaseError || error instanceof RefusedError;
    process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  });
}
