// Papers like others, over real papers where the corpus is beside the checkout, and over a few everywhere.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { corpus, corpusIsHere } from '../../bench/corpus.ts';
import { measureSimilar } from '../../bench/similar.ts';
import { NOTHING_KNOWN, type Paper } from '../../src/domain/paper.ts';
import { readSeeds } from '../../src/sources/seeds.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { savePapers } from '../../src/store/papers.ts';
import { papersLike } from '../../src/store/similar.ts';
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

const paper = (id: string, title: string, abstract: string): Paper => ({
  ...NOTHING_KNOWN,
  id,
  textFrom: 'arxiv',
  title,
  abstract,
  authors: ['Alice'],
});
const CATS = paper('2503.00001', 'Whiskers of cats', 'We weigh the whiskers of cats by purring networks.');
const KITTENS = paper('2503.00002', 'Purring', 'How purring of cats moves their whiskers, by the network.');
const TIDES = paper('2503.00003', 'Tides', 'Salt water rises twice a day; we predict by the moon.');
const BOATS = paper('2503.00004', 'Boats', 'Boats wait for salt water, and for the tides of the moon.');

test('the likest come first, never the papers themselves', async () => {
  await savePapers(db, [CATS, KITTENS, TIDES, BOATS], 0);
  const like = async (...papers: Paper[]) => (await papersLike(db, papers, 10)).map(({ id }) => id);
  expect((await like(CATS))[0]).toBe(KITTENS.id);
  expect((await like(TIDES))[0]).toBe(BOATS.id);
  expect(await like(CATS)).not.toContain(CATS.id);
  // Of several together: what is like all of them.
  expect((await like(CATS, TIDES)).toSorted()).toEqual([KITTENS.id, BOATS.id]);
});

test('a paper is found as soon as it is stored; one without words is like nothing', async () => {
  await savePapers(db, [CATS, TIDES], 0);
  expect((await papersLike(db, [KITTENS], 1)).map(({ id }) => id)).toEqual([CATS.id]);
  await savePapers(db, [KITTENS], 0);
  expect((await papersLike(db, [CATS], 1)).map(({ id }) => id)).toEqual([KITTENS.id]);
  expect(await papersLike(db, [paper('2503.00009', '', '')], 10)).toEqual([]);
  expect(await papersLike(db, [], 10)).toEqual([]);
});

test('nothing in a paper is taken as a query', async () => {
  await savePapers(db, readSeeds().papers, 0);
  const hostile = '" OR rowid:* NEAR( NOT -- ; {title} : (a AND) ^ 0x41 “ ” \u0000';
  expect(await papersLike(db, [paper('2503.00009', hostile, `${hostile} value functions`)], 3)).not.toEqual(
    [],
  );
});

describe.skipIf(!corpusIsHere())('over the corpus (skipped where it is absent)', () => {
  test('the other half of an abstract is found better than by a query for all its words', async () => {
    const figures = await measureSimilar(4_000, 120);
    expect(figures?.ours.first).toBeGreaterThan(0.75);
    expect(figures?.ours.first).toBeGreaterThan(figures?.allWords.first ?? 1);
    expect(figures?.ours.amongTen).toBeGreaterThan(0.88);
  }, 60_000);

  test('a new version of a text is the likest to it', async () => {
    const papers: Paper[] = [];
    for await (const one of corpus(1_000)) papers.push(one);
    await inTransaction(db, (inside) => savePapers(inside, papers, 0));
    for (const one of papers.filter((_, place) => place % 100 === 0)) {
      const again = { ...one, id: '9912.00001', title: `${one.title}, revisited` };
      expect((await papersLike(db, [again], 1))[0]?.id).toBe(one.id);
    }
  }, 60_000);
});
