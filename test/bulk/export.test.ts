// All papers of one store written, and read by another.
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { exportPapers } from '../../src/bulk/export.ts';
import type { Database } from '../../src/store/database.ts';
import { papersById } from '../../src/store/papers.ts';
import { newestShape } from '../sources/hugging-face/entries.ts';
import { lines, record, workshop } from './workshop.ts';

const everything = async (db: Database) => {
  const rows = await db.selectFrom('papers').select('id').orderBy('id').execute();
  return papersById(
    db,
    rows.map(({ id }) => id),
  );
};

const written = (db: Database) => {
  const out = new PassThrough();
  const done = exportPapers(db, out, new AbortController().signal).then(() => out.end());
  return Promise.all([text(out), done]).then(([all]) => all);
};

test('what one store exports is the same in another, and no news to either', async () => {
  const [one, other] = [workshop(), workshop()];
  const records = Array.from({ length: 1_200 }, (_, place) => record(place + 1));
  const day = { date: '2026-07-31', fetched_at: '2026-07-31T08:00:00Z', response: [newestShape] };
  await one.import([one.file('all.jsonl', lines([...records, day]))]);
  const all = await one.open(written);
  expect(all.split('\n')).toHaveLength(1_202);

  const there = other.file('papers.jsonl', all);
  expect((await other.import([there])).report).toMatch(/^1,201 papers read: 1,201 new, .* 0 refused\.$/m);
  expect(await other.open(everything)).toEqual(await one.open(everything));
  expect(await other.open(written)).toBe(all);
  expect((await one.import([there])).report).toMatch(/ 1,201 unchanged/);
});
