// Which papers gain votes, by what readings have seen and no more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOTHING_KNOWN, type Paper } from '../../src/domain/paper.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { saveEdition } from '../../src/store/editions.ts';
import { savePapers } from '../../src/store/papers.ts';
import { gainsSince, watchedSince } from '../../src/store/samples.ts';

const HOUR = 3_600_000;
const NOON = Date.parse('2025-03-11T12:00:00Z');
const DAY = '2025-03-11';

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

const paper = (id: string, votes: number | null): Paper => ({
  ...NOTHING_KNOWN,
  id,
  textFrom: 'huggingface',
  title: id,
  abstract: '',
  authors: [],
  votes,
});
const read = (at: number, ...papers: Paper[]) =>
  saveEdition(db, { source: 'huggingface', day: DAY, state: 'open', papers }, at);

test('votes gained on a list that was being read count from the beginning of the time asked for', async () => {
  await read(NOON - 8 * HOUR, paper('2503.00001', 10), paper('2503.00002', 1));
  await read(NOON - 6 * HOUR - 60_000, paper('2503.00001', 12), paper('2503.00002', 2));
  await read(NOON - HOUR, paper('2503.00001', 35), paper('2503.00002', 3));
  expect(await gainsSince(db, NOON - 6 * HOUR, NOON)).toEqual([
    { id: '2503.00001', gain: 23, since: NOON - 6 * HOUR },
    { id: '2503.00002', gain: 1, since: NOON - 6 * HOUR },
  ]);
  expect(await watchedSince(db)).toBe(NOON - 8 * HOUR);
});

test('a paper that came later counts from when it was first seen', async () => {
  await read(NOON - 4 * HOUR, paper('2503.00001', 5));
  await read(NOON, paper('2503.00001', 9));
  expect(await gainsSince(db, NOON - 6 * HOUR, NOON)).toEqual([
    { id: '2503.00001', gain: 4, since: NOON - 4 * HOUR },
  ]);
});

test('what grew while nobody looked is not called a gain of the last hours', async () => {
  await savePapers(db, [paper('2401.00001', 40)], NOON - 400 * HOUR);
  await read(NOON - 20 * HOUR, paper('2503.00001', 5));
  await savePapers(db, [paper('2401.00001', 90)], NOON - 2 * HOUR);
  await read(NOON - 2 * HOUR, paper('2503.00001', 50));
  expect(await gainsSince(db, NOON - 6 * HOUR, NOON)).toEqual([]);
  await savePapers(db, [paper('2401.00001', 95)], NOON - HOUR);
  expect(await gainsSince(db, NOON - 6 * HOUR, NOON)).toEqual([
    { id: '2401.00001', gain: 5, since: NOON - 2 * HOUR },
  ]);
});

test('lost votes, unknown votes and readings from the future are no gain', async () => {
  await read(NOON - 5 * HOUR, paper('2503.00001', 9), paper('2503.00002', null), paper('2503.00003', 1));
  await read(NOON - HOUR, paper('2503.00001', 7), paper('2503.00002', 4), paper('2503.00003', 1));
  await read(NOON + HOUR, paper('2503.00003', 70));
  expect(await gainsSince(db, NOON - 6 * HOUR, NOON)).toEqual([]);
});
