// Works that share a commit: each happens whole or not at all, and is there when its promise is kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { inTransaction } from '../../src/store/transaction.ts';

let folder: string;
let db: Database;
let other: Sqlite.Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const path = join(folder, 'paperboy.db');
  db = await openDatabase(`sqlite:${path}`);
  other = new Sqlite(path);
  other.exec(
    'create table noted (what text primary key, of text references noted (what) deferrable initially deferred)',
  );
});
afterEach(async () => {
  other.close();
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const noted = () => other.prepare('select what from noted order by rowid').pluck().all();
/** Notes it, and tells what others see of it by then. */
const note = (what: string, then: (inside: Database) => Promise<unknown> = async () => {}) =>
  inTransaction(db, async (inside) => {
    await sql`insert into noted (what) values (${what})`.execute(inside);
    await then(inside);
    return what;
  }).then(() => noted());

test('those that come together are committed together, in their order; later ones in later commits', async () => {
  const many = Array.from({ length: 60 }, (_, index) => String(index));
  const seen = await Promise.all(many.map((what) => note(what)));
  expect(noted()).toEqual(many);
  for (const [index, what] of many.entries()) expect(seen[index]).toContain(what);
  expect(new Set(seen.map(({ length }) => length))).toEqual(new Set([25, 50, 60]));
});

test('one that fails leaves nothing, and takes nothing of the others with it', async () => {
  const failing = note('b', () => Promise.reject(new Error('no')));
  const outcomes = await Promise.allSettled([note('a'), failing, note('c'), note('a')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
  expect(noted()).toEqual(['a', 'c']);
  await note('d');
  expect(noted()).toEqual(['a', 'c', 'd']);
});

test('what is done within another is a part of it', async () => {
  const outer = note('a', async (inside) => {
    await inTransaction(inside, (same) => sql`insert into noted (what) values ('b')`.execute(same));
    throw new Error('no');
  });
  await expect(outer).rejects.toThrow('no');
  expect(noted()).toEqual([]);
});

test('where the commit fails nobody is told that theirs is kept, and the next ones are', async () => {
  const orphan = note('b', (inside) => sql`insert into noted values ('c', 'nobody')`.execute(inside));
  const outcomes = await Promise.allSettled([note('a'), orphan]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(noted()).toEqual([]);
  expect(await note('d')).toEqual(['d']);
});

test('where SQLite itself undoes all, as on a full disk, nobody is told that theirs is kept', async () => {
  const undone = note('b', async (inside) => {
    await sql`rollback`.execute(inside);
    throw new Error('the disk is full');
  });
  const outcomes = await Promise.allSettled([note('a'), undone, note('c')]);
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'the disk is full' } });
  expect(await note('d')).toEqual(['d']);
});

test('a database that is closed takes nothing, and says so to each', async () => {
  const closed = await openDatabase(`sqlite:${join(folder, 'closed.db')}`);
  const works = ['a', 'b'].map((what) => inTransaction(closed, async () => what));
  await closed.destroy();
  const outcomes = await Promise.allSettled([...works, inTransaction(closed, async () => 'c')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(inTransaction(closed, async () => 'd')).rejects.toThrow();
});
