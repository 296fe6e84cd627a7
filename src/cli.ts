// The commands typed in a terminal: `npm run papers -- today`. The answer is text, or with `--as slack` and
// `--as discord` exactly the payload that would be sent.
import { randomBytes } from 'node:crypto';
import { createApp } from './app.ts';
import { exportAs } from './bulk/export-as.ts';
import { plainText } from './chat/plain-text.ts';
import type { Answer, Asker } from './chat/platform.ts';
import { commands } from './commands/index.ts';
import { ConfigError, readConfig } from './config.ts';
import { dayIn } from './domain/calendar.ts';
import { UserError } from './domain/errors.ts';
import { ingest } from './ingest.ts';
import { systemClock } from './ops/clock.ts';
import { readEnvironment } from './ops/environment.ts';
import { createLog } from './ops/log.ts';
import { seed } from './seed.ts';
import { createSources } from './sources/index.ts';
import { type Database, DatabaseError, openDatabase } from './store/database.ts';
import { mistakeMessage } from './views/mistake.ts';

/** How long a terminal waits for news from the sources before it answers from what is stored, ms. */
const PATIENCE = 5_000;
const PREFIX = 'npm run papers --';

/** Runs one command and returns the exit status: 0, or 1 with the sentence that says why. */
export async function runCli(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  write: (text: string) => void,
): Promise<number> {
  const { line, as } = readArguments(argv);
  const config = readConfig(environment);
  const clock = systemClock(config.clockStart ?? undefined);
  const db = await openDatabase(config.databaseUrl);
  try {
    await seed(db);
    const log = createLog('silent', []);
    const newKey = () => randomBytes(8).toString('hex');
    if (argv[0] === 'export') return await runExport(argv.slice(1), db, clock.now(), write);
    const sources = createSources(config, { db, holder: newKey(), clock, chance: Math.random });
    const deps = { db, sources, clock, log };
    // The list of the day is what changes; nobody should wait for the others before every answer.
    const [daily] = sources;
    const patience = new AbortController();
    const enough = clock.limit(PATIENCE, patience.signal).catch(() => undefined);
    await Promise.race([ingest({ ...deps, sources: [daily] }), enough]);
    patience.abort();
    const answer = await createApp({
      ...deps,
      commands,
      platforms: new Map(),
      newKey,
      wake: () => {},
      missed: () => {},
    }).command(terminal(), {
      text: line,
    });
    write(`${await rendered(answer, as)}\n`);
    return answer.failed ? 1 : 0;
  } finally {
    await db.destroy();
  }
}

async function runExport(
  argv: readonly string[],
  db: Database,
  now: number,
  write: (text: string) => void,
): Promise<number> {
  try {
    const today = dayIn(now, terminal().zone ?? 'UTC');
    const to = { asker: terminal(), stdout: process.stdout };
    const said = await exportAs(argv, { db, source: 'huggingface', now, today, ...to });
    if (said !== null) write(`${said}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    write(`${plainText(mistakeMessage(error), PREFIX)}\n`);
    return 1;
  }
}

// Only `--as` is ours; every other word, also one with a dash (`-diffusion`), belongs to the command.
function readArguments(argv: readonly string[]): { line: string; as: string } {
  const words = [...argv];
  const at = words.findIndex((word) => word === '--as' || word.startsWith('--as='));
  if (at < 0) return { line: words.join(' '), as: 'text' };
  const [option = ''] = words.splice(at, 1);
  const [form = ''] = option === '--as' ? words.splice(at, 1) : [option.slice('--as='.length)];
  return { line: words.join(' '), as: form };
}

const terminal = (): Asker => ({
  workspace: 'terminal:local',
  place: 'terminal:local/here',
  person: 'terminal:local/me',
  name: '',
  alone: true,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  mayManage: false,
  isAdmin: false,
});

async function rendered(answer: Answer, as: string): Promise<string> {
  if (as === 'text') return plainText(answer.message, PREFIX);
  const { adapters } = await import('../adapters/index.ts');
  const adapter = adapters.find((one) => one.name === as);
  if (!adapter)
    throw new ConfigError([
      `--as takes one of ${['text', ...adapters.map((one) => one.name)].join(', ')}: ${PREFIX} today --as slack`,
    ]);
  return JSON.stringify(await adapter.payload(answer.message, commands), null, 2);
}

if (import.meta.main) {
  runCli(process.argv.slice(2), readEnvironment(), (text) => process.stdout.write(text))
    .then((status) => {
      process.exitCode = status;
    })
    .catch((error: unknown) => {
      const expected = error instanceof ConfigError || error instanceof DatabaseError;
      process.stderr.write(`${error instanceof Error ? (expected ? error.message : error.stack) : error}\n`);
      process.exitCode = 1;
    });
}
