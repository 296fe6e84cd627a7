// Processes of Paperboy that live until the storm ends them: each behind a wire of its own, killed at a chosen moment.
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../../src/config.ts';
import { between, type Chance, oneOf } from './chance.ts';
import type { Origin } from './fast-clock.ts';
import type { ProgramOptions } from './program.ts';
import { type Moment, startWire, type WireOptions } from './wire.ts';

/** When a life ends: at a moment of its n-th request of a delivery or of the next that has it, or after some time whatever it does. */
export type Death =
  | { readonly request: number; readonly moment: Moment; readonly after: number }
  | { readonly ms: number };

export interface LifeOptions extends Pick<WireOptions, 'slack' | 'discord' | 'chance' | 'faulty'> {
  readonly config: Config;
  readonly origin: Origin;
  /** Null: it lives until the run is over. */
  readonly death: Death | null;
}

export interface Life {
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Whether it ended by itself, which it never should. */
  failed(): boolean;
  /** The end of what it wrote to its log. */
  readonly said: () => string;
  kill(): Promise<void>;
  /** Resolves when the platforms have done all that it had asked of them. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

const PROGRAM = join(import.meta.dirname, 'program.ts');
/** Compiled code is kept, so that a start costs half as much. */
const CACHE = join(tmpdir(), 'paperboy-storm-code');
const MOST_SAID = 20_000;

/** At any time: also while it starts, plans or composes. */
export const deathBy = (chance: Chance): Death =>
  chance() < 0.25 ? { ms: between(chance, 200, 2_500) } : deathByRequest(chance);

/** In the middle of a digest: undisturbed, one takes about ninety requests. */
export function deathByRequest(chance: Chance): Death {
  const moment = oneOf(chance, ['come', 'done', 'answered'] as const);
  return { request: between(chance, 1, 60), moment, after: oneOf(chance, [0, 0, 1, 3, 10]) };
}

export async function startLife(options: LifeOptions): Promise<Life> {
  const { config, origin, death } = options;
  let child: ChildProcess | null = null;
  let killed = false;
  let said = '';
  let requests = 0;
  const kill = () => {
    killed = true;
    child?.kill('SIGKILL');
  };

  async function at(moment: Moment): Promise<void> {
    if (moment === 'come') requests += 1;
    const isNow = death && 'request' in death && requests >= death.request && death.moment === moment;
    if (!isNow || killed) return;
    if (death.after > 0) await pause(death.after);
    kill();
    if (moment !== 'answered' && death.after === 0) throw new Error('the caller is dead');
  }

  const wire = await startWire({ ...options, at });
  const given: ProgramOptions = { config: behind(config, wire), origin };
  const process_ = spawn(process.execPath, [PROGRAM, JSON.stringify(given)], {
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', NODE_COMPILE_CACHE: CACHE },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child = process_;
  process_.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-MOST_SAID);
  });
  const ended = new Promise<void>((resolve) => process_.on('close', () => resolve()));
  if (death && 'ms' in death) void pause(death.ms, undefined, { ref: false }).then(kill);
  return {
    ended,
    failed: () => process_.exitCode !== null && !killed,
    said: () => said,
    kill: () => {
      kill();
      return ended;
    },
    quiet: wire.quiet,
    close: wire.close,
  };
}

function behind(config: Config, { slackUrl, discordUrl }: { slackUrl: string; discordUrl: string }): Config {
  const { slack, discord } = config;
  return {
    ...config,
    slack: slack && { ...slack, apiUrl: slackUrl },
    discord: discord && { ...discord, apiUrl: discordUrl },
  };
}
