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
  stop(): Promise<void>;
}

/** Any program that writes a line with these words to standard error once it can be used. */
const UP = 'is up';
/** A bot that takes longer has failed, ms. */
const PATIENCE = 60_000;

const MEMORY = pathToFileURL(join(import.meta.dirname, 'tell-memory.ts')).href;

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
    execArgv: ['--import', MEMORY],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  try {
    await saysItIsUp(child, program);
    const upAfter = performance.now() - start;
    return { upAfter, memory: await memoryOf(child), stop: () => end(child) };
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

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send('memory');
  const [bytes] = await once(child, 'message');
  return Number(bytes);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
