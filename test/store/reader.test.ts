// The connection that reads in a thread of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase, readerOf } from '../../src/store/database.ts';
import { saveQuery } from '../../src/store/queries.ts';
import { inTransaction } from '../../src/store/transaction.ts';

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  db = await openDatabase(`sqlite:${join(folder, 'papers.db')}`);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const ALICE = { workspace: 'slack:T1', person: 'slack:T1/U1' };
const texts = async (inside: Database) =>
  (await inside.selectFrom('queries').select('text').orderBy('text').execute()).map(({ text }) => text);

test('it sees what was committed, at once', async () => {
  expect(await texts(readerOf(db))).toEqual([]);
  await saveQuery(db, ALICE, 'one', 0);
  expect(await texts(readerOf(db))).toEqual(['one']);
});

test('inside a transaction it is the transaction', async () => {
  await inTransaction(db, async (inside) => {
    await saveQuery(inside, ALICE, 'inside', 0);
    expect(await texts(readerOf(inside))).toEqual(['inside']);
    expect(await texts(readerOf(db))).toEqual([]);
  });
});

test('it never writes', async () => {
  await expect(saveQuery(readerOf(db), ALICE, 'no', 0)).rejects.toThrow();
  expect(await texts(db)).toEqual([]);
});

test('a query that fails leaves the others alone', async () => {
  const [broken, fine] = await Promise.allSettled([
    sql`select nothing from nowhere`.execute(readerOf(db)),
    sql`select 1 as one`.execute(readerOf(db)),
  ]);
  expect(broken).toMatchObject({ status: 'rejected' });
  expect(fine).toMatchObject({ value: { rows: [{ one: 1 }] } });
});

test('while it works, everything else goes on', async () => {
  const long = sql<{
    n: number;
  }>`with recursive count(n) as (select 1 union all select n + 1 from count where n < 3e6)
    select max(n) as n from count`.execute(readerOf(db));
  let answered = false;
  const done = long.then(() => {
    answered = true;
  });
  let others = 0;
  while (!answered) {
    await texts(db);
    await new Promise((resolve) => setImmediate(resolve));
    others++;
  }
  await done;
  expect(others).toBeGreaterThan(10);
});

test('closing the database leaves nobody waiting', async () => {
  const reader = readerOf(db);
  expect(await texts(reader)).toEqual([]);
  const long = sql`with recursive count(n) as (select 1 union all select n + 1 from count where n < 1e6)
    select max(n) from count`.execute(reader);
  await db.destroy();
  expect(await Promise.allSettled([long])).toHaveLength(1);
  await expect(texts(reader)).rejects.toThrow('the database is closed');
});
