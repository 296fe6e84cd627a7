// What a minute costs where 100,000 subscriptions are stored: with nothing due, beside the bare query over the same index;
// and with all of them due, beside bare prepared inserts and updates of the same rows.
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { startLocalHuggingFace } from '../playground/hugging-face/index.ts';
import { trialDays } from '../playground/hugging-face/trial-days.ts';
import { startClockwork } from '../src/digest/clockwork.ts';
import { planDue } from '../src/digest/plan.ts';
import { timeIn } from '../src/domain/calendar.ts';
import { CADENCES, nextDue } from '../src/domain/subscription.ts';
import { createLog } from '../src/ops/log.ts';
import { createSources } from '../src/sources/index.ts';
import { openDatabase } from '../src/store/database.ts';
import { handClock } from '../test/net/hand-clock.ts';
import { heading, line, median, ms, quantile, ratio } from './print.ts';
import { type Subscribed, subscribe } from './subscribe.ts';

const SUBSCRIPTIONS = 100_000;
/** A Monday, on which weekly ones are due too. */
const DUE = Date.parse('2025-03-10T09:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TICKS = 300;
const ROUNDS = 3;
const ZONES = Intl.supportedValuesOf('timeZone');

interface Case {
  readonly when: (place: number) => When;
  readonly now: number;
}

type When = Pick<Parameters<typeof nextDue>[1], 'cadence' | 'time' | 'zone'>;

/** Prints the figures; nothing is stored. */
export async function planningBench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  try {
    await nothingDue(join(folder, 'idle.db'));
    await allDue(folder, 'all due in one minute, in every zone', { when: sameMinute, now: DUE });
    await allDue(folder, 'all due after a day of standstill, at every half hour in every zone', {
      when: allDay,
      now: DUE + DAY + 3 * 60 * MINUTE,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cadenceOf = (place: number): When['cadence'] => CADENCES[place % CADENCES.length] ?? 'daily';
const zoneOf = (place: number): string => ZONES[place % ZONES.length] ?? 'UTC';

const sameMinute = (place: number): When => {
  const zone = zoneOf(place);
  return { cadence: cadenceOf(place), time: timeIn(DUE, zone), zone };
};

/** Every half hour of the day, and nobody weekly, so that all are due after a day. */
const allDay = (place: number): When => {
  const halfHour = Math.floor(place / ZONES.length) % 48;
  const time = `${String(halfHour >> 1).padStart(2, '0')}:${halfHour % 2 === 0 ? '00' : '30'}`;
  return { cadence: place % 2 === 0 ? 'daily' : 'weekdays', time, zone: zoneOf(place) };
};

/** Makes a store with its subscriptions, each at the first time after `since` at which it is due. */
const fill = (path: string, when: (place: number) => When, since: number): Promise<void> =>
  subscribe(path, placesDue(when, since));

function* placesDue(when: (place: number) => When, since: number): Generator<Subscribed> {
  for (let place = 0; place < SUBSCRIPTIONS; place++) {
    const wish = when(place);
    const subject = place % 4 === 3 ? { source: 'arxiv', categories: '["cs.CL","cs.LG"]' } : {};
    const { at } = nextDue(since, wish);
    yield { workspace: 'slack:T1', place: `slack:T1/C${place}`, ...wish, ...subject, at };
  }
}

async function nothingDue(path: string): Promise<void> {
  const clock = handClock(DUE);
  await fill(path, sameMinute, DUE);
  const db = await openDatabase(`sqlite:${path}`);
  const file = new Sqlite(path, { readonly: true });
  const huggingFace = await startLocalHuggingFace({ clock, days: trialDays() });
  const urls = { huggingFaceUrl: huggingFace.url, arxivUrl: huggingFace.url, contact: null };
  const outside = { db, holder: 'bench', clock, chance: () => 0.5 };
  const clockwork = startClockwork({
    ...outside,
    sources: createSources(urls, outside),
    platforms: new Map(),
    log: createLog('silent', []),
    newKey,
    stopping: new AbortController().signal,
    everyMinute: () => ({ stop: async () => {} }),
  });
  const bare = file.prepare(
    "select * from subscriptions where state = 'active' and next_due_at <= ? order by next_due_at limit 500",
  );
  const [planning, whole, query]: [number[], number[], number[]] = [[], [], []];
  await clockwork.tick();
  while (whole.length < TICKS) {
    clock.advance(MINUTE);
    const asked = huggingFace.requests.length;
    const took = await timeOf(() => clockwork.tick());
    // A minute in which a source is read is another matter.
    if (huggingFace.requests.length > asked) continue;
    whole.push(took);
    planning.push(await timeOf(() => planDue(db, clock.now(), newKey)));
    query.push(await timeOf(async () => bare.all(clock.now())));
  }
  await clockwork.stop();
  await huggingFace.stop();
  file.close();
  await db.destroy();
  heading(`  ${SUBSCRIPTIONS} subscriptions, nothing due, ${TICKS} minutes`);
  for (const share of [0.5, 0.99]) {
    const bareTook = quantile(query, share);
    const beside = (took: number) => `the bare query ${ms(bareTook)}, ${ratio(took, bareTook)}`;
    line(`p${share * 100} planning`, ms(quantile(planning, share)), beside(quantile(planning, share)));
    line(`p${share * 100} the whole tick`, ms(quantile(whole, share)), beside(quantile(whole, share)));
  }
}

async function allDue(folder: string, name: string, { when, now }: Case): Promise<void> {
  const prepared = join(folder, 'prepared.db');
  await fill(prepared, when, now - DAY);
  const [ours, theirs]: [Cost[], Cost[]] = [[], []];
  let planned = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const copies = [join(folder, 'ours.db'), join(folder, 'bare.db')] as const;
    for (const copy of copies) copyFileSync(prepared, copy);
    theirs.push(await costOf(async () => bareInserts(copies[1], now)));
    const db = await openDatabase(`sqlite:${copies[0]}`);
    const plan = async () => {
      planned = await planDue(db, now, newKey);
    };
    ours.push(await costOf(plan));
    await db.destroy();
    for (const copy of copies) rmSync(copy);
  }
  rmSync(prepared);
  heading(`  ${name}: ${planned}`);
  compare('until all are planned', ours, theirs, ({ time }) => time);
  compare('of a processor', ours, theirs, ({ processor }) => processor);
}

function compare(name: string, ours: readonly Cost[], theirs: readonly Cost[], pick: (cost: Cost) => number) {
  const [mine, bare] = [median(ours.map(pick)), median(theirs.map(pick))];
  line(name, ms(mine), `bare inserts and updates ${ms(bare)}, ${ratio(mine, bare)}`);
}

/** Milliseconds; `processor` leaves out the disk and whatever else the machine does. */
interface Cost {
  readonly time: number;
  readonly processor: number;
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const before = process.cpuUsage();
  const time = await timeOf(work);
  const { user, system } = process.cpuUsage(before);
  return { time, processor: (user + system) / 1000 };
}

/** The same rows by prepared statements, as many in a transaction, by somebody who knows the next time. */
function bareInserts(path: string, now: number): void {
  const file = new Sqlite(path);
  file.pragma('journal_mode = wal');
  file.pragma('synchronous = full');
  const due = file.prepare(
    `select id, next_due_at as at from subscriptions where state = 'active' and next_due_at <= ${now} limit 500`,
  );
  const insert =
    file.prepare(`insert into deliveries (key, subscription_id, platform, local_day, kind, state, days, lease_until,
    attempts, not_before, due_at, deadline, planned_at) values (?, ?, 'slack', '2025-03-10', 'digest', 'planned', '[]', 0, 0, ?, ?, ?, ?)`);
  const move = file.prepare('update subscriptions set next_due_at = ? where id = ?');
  const batch = file.transaction(() => {
    const rows = due.all() as { id: number; at: number }[];
    for (const { id, at } of rows) {
      insert.run(newKey(), id, now, at, at, now);
      move.run(at + 7 * DAY, id);
    }
    return rows.length;
  });
  while (batch.immediate() > 0);
  file.close();
}

const newKey = (): string => randomBytes(8).toString('hex');

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

if (import.meta.main) await planningBench();
