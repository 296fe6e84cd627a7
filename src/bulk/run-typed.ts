// A long command in a terminal: Ctrl-C ends it in order, its exit status says how it went.
import { ConfigError } from '../config.ts';
import { DatabaseError } from '../store/database.ts';
import type { Terminal } from './progress.ts';

interface TypedIn {
  readonly write: (text: string) => void;
  readonly terminal: Terminal;
  readonly stopping: AbortSignal;
}

/** Runs it with this process's terminal. The first Ctrl-C asks it to end, the second ends it. */
export async function runTyped(run: (typed: TypedIn) => Promise<number>): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const terminal: Terminal = {
    write: (text) => process.stderr.write(text),
    columns: process.stderr.isTTY ? process.stderr.columns : null,
  };
  try {
    process.exitCode = await run({
      write: (text) => process.stdout.write(text),
      terminal,
      stopping: stopping.signal,
    });
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`);
    process.exitCode = 1;
  }
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTheirs = error instanceof ConfigError || error instanceof DatabaseError || isOfParseArgs(error);
  return isTheirs ? error.message : (error.stack ?? error.message);
}

// `Unknown option '--dat'`: https://nodejs.org/api/errors.html
const isOfParseArgs = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS');
