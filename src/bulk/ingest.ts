// `npm run ingest -- --from 2024-03-01 --to 2025-12-31`: the lists of the past from Hugging Face. docs/operations.md
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { addDays } from '../domain/calendar.ts';
import type { IngestDeps } from '../ingest.ts';
import { type Clock, systemClock } from '../ops/clock.ts';
import { readEnvironment } from '../ops/environment.ts';
import type { Log } from '../ops/log.ts';
import { createSources } from '../sources/index.ts';
import { openDatabase } from '../store/database.ts';
import { type Filled, fillPast, type Span } from './past.ts';
import { createProgress, duration, type Progress, type Terminal } from './progress.ts';
import { NAMED } from './report.ts';
import { runTyped } from './run-typed.ts';
import { fillTexts } from './texts.ts';
import { typedDay } from './typed-day.ts';

/** What comes from outside the program. */
export interface Outside {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly write: (text: string) => void;
  readonly terminal: Terminal;
  /** Ctrl-C. */
  readonly stopping: AbortSignal;
}

/**
 * Exit status: 0 where every day is stored, 1 where some are missing, 130 where it was stopped. Throws a ConfigError or a
 * DatabaseError where it cannot begin.
 */
export async function runIngest(argv: readonly string[], outside: Outside): Promise<number> {
  const { clock, chance, environment } = outside;
  const { span, texts } = readArguments(argv, clock.now());
  const config = readConfig(environment);
  const db = await openDatabase(config.databaseUrl);
  const progress = createProgress(outside.terminal, clock);
  try {
    const holder = randomBytes(8).toString('hex');
    const sources = createSources(config, { db, holder, clock, chance });
    return await fill(span, texts, { db, sources, clock, log: spoken(progress) }, progress, outside);
  } finally {
    progress.end();
    await db.destroy();
  }
}

function readArguments(argv: readonly string[], now: number): { span: Span; texts: boolean } {
  const { values } = parseArgs({
    args: [...argv],
    options: { from: { type: 'string' }, to: { type: 'string' }, texts: { type: 'boolean', default: false } },
  });
  const from = typedDay(values.from, '--from');
  if (from === null)
    throw new ConfigError(['--from is missing: npm run ingest -- --from 2024-03-01 --to 2025-12-31']);
  const yesterday = addDays(new Date(now).toISOString().slice(0, 10), -1);
  const to = typedDay(values.to, '--to') ?? yesterday;
  if (to < from) throw new ConfigError([`--to ${to} is before --from ${from}`]);
  return { span: { from, to }, texts: values.texts };
}

async function fill(
  span: Span,
  texts: boolean,
  deps: IngestDeps,
  progress: Progress,
  { stopping, write, clock }: Outside,
): Promise<number> {
  const [source] = deps.sources;
  if (!source) throw new Error('there is no source');
  const onRest = (until: number) =>
    progress.say(`Resting as asked for; going on in ${duration(until - clock.now())}.`);
  const filled = await fillPast(span, {
    ...deps,
    source,
    stopping,
    onRest,
    onDay: ({ day, done, days }) =>
      progress.step({ share: done / days, unit: 'day', count: done, at: `${days - done} to go, at ${day}` }),
  });
  progress.end();
  write(`${daysReport(filled, stopping.aborted)}\n`);
  let left = 0;
  if (texts && !stopping.aborted) {
    const onBatch = ({ done, papers }: { done: number; papers: number }) =>
      progress.step({ share: done / papers, unit: 'text', count: done, at: `${papers - done} to go` });
    const enriched = await fillTexts({ ...deps, stopping, onRest, onBatch });
    left = enriched.left;
    progress.end();
    write(`${enriched.done} papers asked for at arXiv, ${left} left.\n`);
  }
  if (stopping.aborted) {
    write('Stopped. The same command goes on where it was.\n');
    return 130;
  }
  return filled.missing.length > 0 || left > 0 ? 1 : 0;
}

/** `480 days: 478 read with 9,812 papers, 2 missing; 40 were whole already.` */
function daysReport({ days, whole, read, papers, missing }: Filled, stopped: boolean): string {
  const number = (count: number) => count.toLocaleString('en');
  const left = days - read - missing.length;
  const parts = [
    `${number(days)} ${days === 1 ? 'day' : 'days'} to read: ${number(read)} read with ${number(papers)} papers`,
    ...(missing.length > 0 ? [`${number(missing.length)} missing`] : []),
    ...(stopped ? [`${number(left)} to go`] : []),
  ];
  const said = `${parts.join(', ')}. ${number(whole)} were whole already.`;
  const named = missing.slice(0, NAMED).map(({ day, reason }) => `  ${day}: ${reason}`);
  const more = missing.length > NAMED ? [`  … and ${number(missing.length - NAMED)} more`] : [];
  return [said, ...named, ...more].join('\n');
}

// What would stand in the log of the bot is said above the bar.
function spoken({ say }: Progress): Log {
  const line = (fields: object, text: string) =>
    say(`${text}: ${Object.values(fields).map(String).join(', ')}`);
  return { debug: () => {}, info: () => {}, warn: line, error: line };
}

if (import.meta.main) {
  await runTyped((typed) =>
    runIngest(process.argv.slice(2), {
      ...typed,
      environment: readEnvironment(),
      clock: systemClock(),
      chance: Math.random,
    }),
  );
}
