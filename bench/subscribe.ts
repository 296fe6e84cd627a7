// Many subscriptions at once, straight into a store.
import Sqlite from 'better-sqlite3';
import { openDatabase } from '../src/store/database.ts';

/** Where a place does not say otherwise: every day at nine in UTC, the list of Hugging Face in a thread. */
const USUAL = {
  cadence: 'daily',
  time: '09:00',
  zone: 'UTC',
  top: 10,
  source: 'huggingface',
  categories: '[]',
  layout: 'thread',
};

export interface Subscribed extends Partial<typeof USUAL> {
  readonly workspace: string;
  readonly place: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Makes a store at `path` with these. */
export async function subscribe(path: string, wanted: Iterable<Subscribed>): Promise<void> {
  const db = await openDatabase(`sqlite:${path}`);
  await db.destroy();
  const file = new Sqlite(path);
  const insert =
    file.prepare(`insert into subscriptions (workspace, place, number, made_by, personal, cadence, time, zone,
    top, source, categories, filter, layout, freshness, state, reason, next_due_at, created_at)
    values (@workspace, @place, 1, @workspace || '/1', 0, @cadence, @time, @zone,
    @top, @source, @categories, '', @layout, 'fresh', 'active', null, @at, 0)`);
  file.exec('begin');
  for (const one of wanted) insert.run({ ...USUAL, ...one });
  file.exec('commit');
  file.close();
}
