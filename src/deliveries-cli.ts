// `npm run deliveries -- --days 7 --place C0123 --json`: what was sent where and when, with attempts and reasons.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runTyped } from './bulk/run-typed.ts';
import { ConfigError, readConfig } from './config.ts';
import type { LedgerEntry } from './domain/ledger.ts';
import { systemClock } from './ops/clock.ts';
import { readEnvironment } from './ops/environment.ts';
import { openDatabase } from './store/database.ts';
import { readLedger } from './store/ledger.ts';
import { ledgerText } from './views/ledger.ts';

const DAY = 86_400_000;
const USUAL_DAYS = '7';
const HELP = `What was sent where and when, with attempts and reasons.

npm run deliveries -- [--days ${USUAL_DAYS}] [--place C0123] [--json]
  --days    of the last so many days; ${USUAL_DAYS} without it
  --place   to places with these characters in their names: slack:T012/C0123
  --json    as JSON that names every message
`;

/** The ledger as text: of the last so many days, of the places whose name holds some characters. */
async function ledger(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { days, place, json, help } = readArguments(argv);
  if (help) return HELP;
  const config = readConfig(environment);
  mustBeThere(config.databaseUrl);
  const { now } = systemClock(config.clockStart ?? undefined);
  const db = await openDatabase(config.databaseUrl);
  try {
    const entries = await readLedger(db, { since: now() - days * DAY, place });
    return json ? JSON.stringify(entries.map(withTimes), null, 2) : ledgerText(entries, { days, place });
  } finally {
    await db.destroy();
  }
}

// Whoever asks in another folder would read that nothing was ever sent.
function mustBeThere(databaseUrl: string): void {
  const file = databaseUrl.replace(/^sqlite:/, '');
  if (!existsSync(file))
    throw new ConfigError([
      `DATABASE_URL means ${file}, and there is no such file here. Ask where Paperboy runs, or name its database.`,
    ]);
}

function readArguments(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      days: { type: 'string', default: USUAL_DAYS },
      place: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (!/^\d{1,4}$/.test(values.days)) throw new ConfigError(['--days is no number of days']);
  const { place = null, json, help } = values;
  return { days: Number(values.days), place, json, help };
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const withTimes = (entry: LedgerEntry) => ({
  ...entry,
  dueAt: iso(entry.dueAt),
  notBefore: iso(entry.notBefore),
  settledAt: iso(entry.settledAt),
  parts: entry.parts.map((part) => ({ ...part, sentAt: iso(part.sentAt) })),
});

if (import.meta.main) {
  await runTyped(async ({ write }) => {
    write(`${(await ledger(process.argv.slice(2), readEnvironment())).trimEnd()}\n`);
    return 0;
  });
}
