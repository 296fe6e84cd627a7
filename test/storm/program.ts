// Paperboy as a process of its own on a fast clock: `node program.ts '{"config":…,"origin":…}'`. It has no way to stop
// but to be killed.
import type { Config } from '../../src/config.ts';
import { startPaperboy } from '../../src/main.ts';
import type { EveryMinute } from '../../src/ops/every-minute.ts';
import { createLog } from '../../src/ops/log.ts';
import { fastClock, type Origin, PATIENCE } from './fast-clock.ts';

export interface ProgramOptions {
  readonly config: Config;
  readonly origin: Origin;
}

const MINUTE = 60_000;

// Adapters give a silent platform up by the machine's time.
const timeout = AbortSignal.timeout;
AbortSignal.timeout = (ms) => timeout(ms / PATIENCE);

const { config, origin }: ProgramOptions = JSON.parse(process.argv[2] ?? '{}');
const clock = fastClock(origin);

const everyMinute: EveryMinute = (task) => {
  const over = new AbortController();
  const run = async () => {
    for (;;) {
      await clock.sleep(MINUTE, over.signal);
      void task();
    }
  };
  run().catch(() => {});
  return { stop: async () => over.abort() };
};

process.on('unhandledRejection', (error) => {
  process.stderr.write(`unhandled rejection: ${error instanceof Error ? error.stack : String(error)}\n`);
});
await startPaperboy(config, { clock, log: createLog(config.logLevel, []), chance: Math.random, everyMinute });
