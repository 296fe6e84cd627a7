// Paperboy as a process of its own, on a clock that whoever started it moves, and who can ask what it holds:
// `node --expose-gc program.ts '{"config":…,"at":…}'`.
import { Client } from 'discord.js';
import type { Config } from '../../src/config.ts';
import { type Paperboy, startPaperboy } from '../../src/main.ts';
import { createLog } from '../../src/ops/log.ts';
import { testClock } from '../world/clock.ts';
import { cached, dataHeld } from './held.ts';

export interface ProgramOptions {
  readonly config: Config;
  /** ISO instant at which its clock starts. */
  readonly at: string;
}

/** What it is told to do; each is answered by `done`. */
export type Order = { readonly tick: number } | 'held' | 'stop' | 'followed';

/** What it says; `follow`: its clock is about to move, once that is `followed`. */
export type Said = { readonly done: unknown } | { readonly follow: number };

const say = (said: Said) => process.send?.(said);

// A minute takes some milliseconds here: what waits for a limit by the machine's clock would pile up over hundreds of them.
// Nobody is silent here.
AbortSignal.timeout = () => new AbortController().signal;

let followed = () => {};
const clock = testClock(options().at, (now) => {
  const wait = new Promise<void>((resolve) => {
    followed = resolve;
  });
  say({ follow: now });
  return wait;
});

const clients: Client[] = [];
const { login } = Client.prototype;
Client.prototype.login = function (token) {
  clients.push(this);
  return login.call(this, token);
};

function options(): ProgramOptions {
  return JSON.parse(process.argv[2] ?? '{}');
}

async function start(): Promise<Paperboy> {
  const { config } = options();
  const log = createLog(config.logLevel, []);
  const everyMinute = () => ({ stop: async () => {} });
  return clock.during(startPaperboy(config, { clock, log, chance: () => 0.5, everyMinute }));
}

const paperboy = await start();

async function obey(order: Exclude<Order, 'followed'>): Promise<unknown> {
  if (order === 'held') return { data: await dataHeld(), cached: clients.map(cached) };
  if (order === 'stop') return clock.during(paperboy.stop());
  clock.moveTo(order.tick);
  const before = performance.now();
  await clock.during(paperboy.tick());
  return performance.now() - before;
}

process.on('message', (order: Order) => {
  if (order === 'followed') followed();
  else void obey(order).then((done) => say({ done: done ?? null }));
});
// Nobody is left to stop it.
process.on('disconnect', () => process.exit(1));
say({ done: 'up' });
