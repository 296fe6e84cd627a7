// What several people set up for one place at the same moment, from two processes on one database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { addUnlessThere, subscriptionsOf } from '../../src/store/subscriptions.ts';
import { USUAL } from '../world/wish.ts';

let folder: string;
let processes: Database[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const url = `sqlite:${join(folder, 'paperboy.db')}`;
  processes = [await openDatabase(url), await openDatabase(url)];
});
afterEach(async () => {
  for (const db of processes) await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const atOnce = (filters: readonly string[]) =>
  Promise.all(
    processes.flatMap((db) => filters.map((filter) => addUnlessThere(db, { ...USUAL, filter }, 0))),
  );

test('of the same papers there is one, whoever wishes for them', async () => {
  const given = await atOnce(['', '', '']);
  expect(given.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(given.map(({ subscription }) => subscription.id)).size).toBe(1);
});

test('of different papers each has a number of its own', async () => {
  await atOnce(['agents', 'robots', 'proteins']);
  const [db] = processes;
  const there = db ? await subscriptionsOf(db, USUAL.place) : [];
  expect(there.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(new Set(there.map(({ filter }) => filter)).size).toBe(3);
});
