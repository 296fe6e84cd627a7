// The real program as a process of its own: started from its entry file, stopped by a signal, read from outside.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export interface ProgramOptions {
  /** Its working directory: nothing it writes lands in the checkout. */
  readonly folder: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Through a shell that hands no signal on, as npm starts a script. */
  readonly throughShell?: boolean;
  /** The number of the user who runs it; only an administrator may give one. */
  readonly user?: number;
}

export type Program = ReturnType<typeof startProgram>;

/** Starts one of the entry files with the given environment and nothing of our own. */
export function startProgram(
  entry: 'src/main.ts' | 'src/cli.ts' | 'src/deliveries-cli.ts',
  options: ProgramOptions,
) {
  const { folder, args = [], environment = {}, throughShell = false, user } = options;
  const line = [process.execPath, join(ROOT, entry), ...args];
  const [file = '', ...rest] = throughShell ? ['sh', '-c', '"$@"; exit $?', 'sh', ...line] : line;
  const asNpm = throughShell ? { npm_lifecycle_event: 'start' } : {};
  const child = spawn(file, rest, {
    cwd: folder,
    ...(user === undefined ? {} : { uid: user, gid: user }),
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', ...asNpm, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
      for (const listener of [...listeners]) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (status) => resolve(status));
  });
  return {
    said,
    /** Its exit status once it has ended; null where a signal has ended it. */
    ended,
    /** Waits until it has written what the pattern finds; rejects where it ends without. */
    async says(pattern: RegExp): Promise<RegExpExecArray> {
      const found = new Promise<RegExpExecArray>((resolve) => {
        const look = () => {
          const match = pattern.exec(said.stdout) ?? pattern.exec(said.stderr);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
      });
      const silent = ended.then((status) => {
        throw new Error(`ended with ${status}: ${said.stdout}${said.stderr}`);
      });
      return Promise.race([found, silent]);
    },
    stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
      child.kill(signal);
      return ended;
    },
  };
}
