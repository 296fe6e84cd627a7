// A Paperboy in a process of its own, for a world whose clock it keeps: what it holds is its own, and can be asked.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from '../../src/config.ts';
import type { Paperboy } from '../../src/main.ts';
import type { TestClock } from '../world/clock.ts';
import type { World } from '../world/world.ts';
import type { Cached } from './held.ts';
import type { Order, ProgramOptions, Said } from './program.ts';

export interface Held {
  /** Bytes, once all garbage is gone. */
  readonly data: number;
  /** By each connection to Discord. */
  readonly cached: readonly Cached[];
}

export interface Apart extends Paperboy {
  held(): Promise<Held>;
  /** How long each tick took there, ms. */
  readonly ticks: readonly number[];
}

/** Starts a world whose Paperboy lives apart. */
export async function startWithApart(
  startWorld: (start: (config: Config, clock: TestClock) => Promise<Apart>) => Promise<World>,
): Promise<{ readonly world: World; readonly current: () => Apart }> {
  let apart: Apart | undefined;
  const world = await startWorld(async (config, clock) => {
    apart = await startApart(config, clock);
    return apart;
  });
  return {
    world,
    current() {
      if (!apart) throw new Error('the world has started no program');
      return apart;
    },
  };
}

/** Resolves when it is up. */
async function startApart(config: Config, clock: TestClock): Promise<Apart> {
  const options: ProgramOptions = {
    config: { ...config, logLevel: 'info' },
    at: new Date(clock.now()).toISOString(),
  };
  const child = fork(join(import.meta.dirname, 'program.ts'), [JSON.stringify(options)], {
    execArgv: ['--expose-gc', '--no-flush-bytecode'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const answer = listen(child, clock);
  const ticks: number[] = [];
  const ask = <T>(order: Order): Promise<T> => {
    child.send(order);
    return answer<T>();
  };
  await answer();
  return {
    ticks,
    held: () => ask('held'),
    async tick() {
      ticks.push(await ask({ tick: clock.now() }));
    },
    async stop() {
      await ask('stop');
      child.disconnect();
    },
  };
}

/** Gives the function that waits for what it answers next. */
function listen(child: ChildProcess, clock: TestClock): <T>() => Promise<T> {
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece).slice(-2_000);
  });
  let settle = (_done: unknown) => {};
  let fail = (_error: Error) => {};
  child.on('message', (message: Said) => {
    if ('done' in message) return settle(message.done);
    clock.moveTo(message.follow);
    child.send('followed' satisfies Order);
  });
  child.on('exit', () => fail(new Error(`the program has ended: ${said}`)));
  return <T>() =>
    new Promise<T>((resolve, reject) => {
      settle = (done) => resolve(done as T);
      fail = reject;
    });
}
