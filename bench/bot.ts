// A bot in a process of its own, as in real life: what it costs to start it, and the way to end it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Bot {
  /** Milliseconds from its start until it said that it is up. */
  readonly upAfter: number;
  /** Resident memory in bytes when it said so. */
  readonly memory: number;
  /** How it is now. */
  health(): Promise<Health>;
  stop(): Promise<void>;
}

export interface Health {
  /** Resident, in bytes. */
  readonly memory: number;
  /** The longest that its event loop was held since it was asked before, ms. */
  readonly lag: number;
  /** What it has taken of a processor since its start, ms. */
  readonly processor: number;
}

/** Any program that writes a line with these words to standard error once it can be used. */
const UP = 'is up';
/** A bot that takes longer has failed, ms. */
const PATIENCE = 60_000;

const HEALTH = pathToFileURL(join(import.meta.dirname, 'tell-health.ts')).href;

/** Starts `program` (a path from the root of the project) in `folder` and waits until it is up. */
export async function startBot(
  program: string,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Bot> {
  const start = performance.now();
  const child = fork(join(import.meta.dirname, '..', program), [], {
    cwd: folder,
    env: { ...process.env, ...environment },
    execArgv: ['--import', HEALTH],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  try {
    await saysItIsUp(child, program);
    const upAfter = performance.now() - start;
    const { memory } = await healthOf(child);
    return { upAfter, memory, health: () => healthOf(child), stop: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

// Goes on reading afterwards, so that a full pipe never holds the bot up.
function saysItIsUp(child: ChildProcess, program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`${program} did not come up`));
    const patience = setTimeout(failed, PATIENCE);
    child.once('exit', failed);
    let said = '';
    child.stderr?.on('data', (piece: Buffer) => {
      said = (said + piece).slice(-1000);
      if (!said.includes(UP)) return;
      clearTimeout(patience);
      child.off('exit', failed);
      resolve();
    });
  });
}

async function healthOf(child: ChildProcess): Promise<Health> {
  child.send('health');
  const [health] = await once(child, 'message');
  return health;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
