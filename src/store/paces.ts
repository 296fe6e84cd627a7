// One connection and a pause between requests towards another side, over all processes that share this database; and
// its wishes to be left alone, which hold for all of them and survive a restart.
import { oneEvery, type Pace } from '../net/pace.ts';
import type { RestMemory } from '../net/rest.ts';
import type { Clock } from '../ops/clock.ts';
import type { Database } from './database.ts';
import { inTransaction } from './transaction.ts';

interface PaceSettings {
  readonly name: string;
  readonly gapMs: number;
  readonly clock: Clock;
  /** Names this process. */
  readonly holder: string;
}

/** Longer than any request with its time limit: after it a turn whose process has died is free again. */
const LEASE = 60_000;
/** How soon a turn that another process has is asked for again. */
const LOOK_AGAIN = 500;

/** A Pace for every process of the database: `gapMs` from the end of one piece of work to the start of the next. */
export function sharedPace(db: Database, settings: PaceSettings): Pace {
  const inOrder = oneEvery(0, settings.clock);
  return (work, signal) =>
    inOrder(async () => {
      await takeTurn(db, settings, signal);
      try {
        return await work();
      } finally {
        await endTurn(db, settings);
      }
    }, signal);
}

async function takeTurn(db: Database, settings: PaceSettings, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const wait = await waitOrTake(db, settings);
    if (wait === 0) return;
    await settings.clock.sleep(wait, signal);
  }
}

/** Takes the turn and gives 0, or how long to wait before asking again, ms. */
function waitOrTake(db: Database, { name, gapMs, clock, holder }: PaceSettings): Promise<number> {
  return inTransaction(db, async (inside) => {
    const now = clock.now();
    const row = await inside.selectFrom('paces').selectAll().where('name', '=', name).executeTakeFirst();
    const heldUntil = row?.holder != null ? row.lease_until : 0;
    // A clock that was set back must not make anybody wait for the time it was ahead.
    if (heldUntil > now && heldUntil <= now + LEASE) return Math.min(LOOK_AGAIN, heldUntil - now);
    const pause = (row?.free_at ?? 0) - now;
    if (pause > 0 && pause <= gapMs) return pause;
    await inside
      .insertInto('paces')
      .values({ name, holder, lease_until: now + LEASE, free_at: 0, rest_until: 0, rests: 0 })
      .onConflict((twice) => twice.column('name').doUpdateSet({ holder, lease_until: now + LEASE }))
      .execute();
    return 0;
  });
}

async function endTurn(db: Database, { name, gapMs, clock, holder }: PaceSettings): Promise<void> {
  await db
    .updateTable('paces')
    .set({ holder: null, free_at: clock.now() + gapMs })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute();
}

/** What the other side has wished, for every process of the database. */
export function sharedRest(db: Database, name: string): RestMemory {
  return {
    async read() {
      const row = await db
        .selectFrom('paces')
        .select(['rest_until as until', 'rests as inARow'])
        .where('name', '=', name)
        .executeTakeFirst();
      return row ?? { until: 0, inARow: 0 };
    },
    async write({ until, inARow }) {
      const rest = { rest_until: until, rests: inARow };
      await db
        .insertInto('paces')
        .values({ name, holder: null, lease_until: 0, free_at: 0, ...rest })
        .onConflict((twice) => twice.column('name').doUpdateSet(rest))
        .execute();
    },
  };
}
