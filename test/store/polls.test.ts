// Two processes at the same poll: it ends once, and one of them shows it.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seed } from '../../src/seed.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { castVote, endPoll, notePoll, pickedIn, startPoll, takePoll } from '../../src/store/polls.ts';
import { postedOn } from './tending-process.ts';

const PLACE = 'wall:W1/C1';
const PROGRAM = join(import.meta.dirname, 'tending-process.ts');
const run = promisify(execFile);
let folder: string;
let both: readonly [Database, Database];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const url = `sqlite:${join(folder, 'paperboy.db')}`;
  both = [await openDatabase(url), await openDatabase(url)];
  await seed(both[0]);
});
afterEach(async () => {
  for (const db of both) await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

async function poll(key = 'k', place = PLACE) {
  const [one, other] = await both[0].selectFrom('papers').select('id').orderBy('id').limit(2).execute();
  const papers = [one, other].map((row) => ({ paper: row?.id ?? '', kept: 1 }));
  const where = { workspace: 'wall:W1', place, sentTo: place, zone: 'UTC' };
  return startPoll(both[0], { ...where, madeBy: 'wall:W1/U1', key, closesAt: 1000, papers }, 1);
}

test('it ends once, with one winner', async () => {
  const id = (await poll()) ?? 0;
  await castVote(both[1], { poll: id, person: 'wall:W1/U2', position: 2 }, 2);
  expect(await endPoll(both[0], id, 'closed', 1000)).toBe(true);
  expect(await endPoll(both[1], id, 'closed', 1001)).toBe(false);
  expect(await endPoll(both[1], id, 'cancelled', 1001)).toBe(false);
  expect(await pickedIn(both[0], PLACE, 9)).toHaveLength(1);
  expect(await castVote(both[1], { poll: id, person: 'wall:W1/U3', position: 1 }, 3)).toBe(false);
});

test('one of them has it to show, the other when the lease is over', async () => {
  const id = (await poll()) ?? 0;
  const taken = await Promise.all(both.map((db) => takePoll(db, { now: 5, leaseUntil: 10 })));
  expect(taken.filter((one) => one !== null).map((one) => one?.id)).toEqual([id]);
  expect((await takePoll(both[1], { now: 10, leaseUntil: 20 }))?.id).toBe(id);
});

test('a place has one open poll', async () => {
  expect(await poll()).not.toBeNull();
  expect(await poll('other')).toBeNull();
});

test('two processes that tend the same polls end each of them once and say so once', async () => {
  const keys = Array.from({ length: 12 }, (_, n) => `poll${n}`);
  for (const key of keys) {
    const id = (await poll(key, `wall:W1/${key}`)) ?? 0;
    await notePoll(both[0], id, { message: `wall:W1/${key}/post` });
    await castVote(both[0], { poll: id, person: 'wall:W1/U2', position: 1 }, 2);
  }
  const wall = join(folder, 'wall.txt');
  const url = `sqlite:${join(folder, 'paperboy.db')}`;
  await Promise.all([0, 1].map(() => run(process.execPath, [PROGRAM, url, wall])));
  const once = keys.flatMap((key) => [`edited wall:W1/${key}/post`, `${key}-w`]);
  expect(postedOn(wall).toSorted()).toEqual(once.toSorted());
  expect(await both[0].selectFrom('polls').select('id').where('done', '=', 0).execute()).toEqual([]);
}, 60_000);
