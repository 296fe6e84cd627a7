// The past, filled from a local Hugging Face on a clock that runs as fast as it can.
import { describe, expect, onTestFinished, test } from 'vitest';
import { startLocalArxiv } from '../../playground/arxiv/index.ts';
import type { LocalDay } from '../../playground/hugging-face/day.ts';
import { startLocalHuggingFace } from '../../playground/hugging-face/index.ts';
import { runIngest } from '../../src/bulk/ingest.ts';
import { editionOf, listedPapers, saveEdition } from '../../src/store/editions.ts';
import { testClock } from '../world/clock.ts';
import { paper, workshop } from './workshop.ts';

const NOW = '2025-06-02T12:00:00Z';
/** Monday to Friday, three papers each; Thursday was a holiday. */
const days: LocalDay[] = ['2025-03-10', '2025-03-11', '2025-03-12', '2025-03-14', '2025-03-17'].map((day) => {
  const at = Date.parse(`${day}T06:00:00Z`);
  const ids = [1, 2, 3].map((place) => `2503.${day.slice(8)}00${place}`);
  return {
    day,
    entries: ids.map((id) => ({
      listedAt: at,
      readings: [{ at, entry: { paper: { id, title: `Paper ${id}`, upvotes: 3 } } }],
    })),
  };
});
const FORTNIGHT = ['--from', '2025-03-08', '--to', '2025-03-17'] as const;

async function stage() {
  const clock = testClock(NOW);
  const huggingFace = await startLocalHuggingFace({ clock, days });
  const arxiv = await startLocalArxiv({ clock, papers: [] });
  onTestFinished(async () => {
    await Promise.all([huggingFace.stop(), arxiv.stop()]);
  });
  const shop = workshop();
  const environment = { ...shop.environment, HF_API_URL: huggingFace.url, ARXIV_API_URL: arxiv.url };
  return {
    clock,
    huggingFace,
    open: shop.open,
    asked: () => huggingFace.requests.map(({ path }) => /date=([\d-]+)/.exec(path)?.[1]),
    async ingest(
      argv: readonly string[],
      { onShown, stopping }: { onShown?: (text: string) => void; stopping?: AbortSignal } = {},
    ) {
      const report = paper();
      const screen = paper(onShown);
      const status = await clock.during(
        runIngest(argv, {
          environment,
          clock,
          chance: () => 0.5,
          write: report.write,
          terminal: { write: screen.write, columns: 100 },
          stopping: stopping ?? new AbortController().signal,
        }),
      );
      return { status, report: report.text(), shown: screen.text() };
    },
  };
}

describe('filling the past', () => {
  test('stores the list of each weekday as closed, and a day without papers as empty', async () => {
    const { ingest, open } = await stage();
    const { status, report } = await ingest(FORTNIGHT);
    expect(report).toBe('6 days to read: 6 read with 15 papers. 0 were whole already.\n');
    expect(status).toBe(0);
    await open(async (db) => {
      for (const { day, entries } of days) {
        expect(await editionOf(db, 'huggingface', day)).toMatchObject({ state: 'closed', count: 3 });
        const ids = entries.map(({ readings }) => readings[0]?.entry.paper.id);
        expect(await listedPapers(db, 'huggingface', day)).toEqual(ids);
      }
      expect(await editionOf(db, 'huggingface', '2025-03-13')).toMatchObject({ state: 'empty' });
      expect(await editionOf(db, 'huggingface', '2025-03-15')).toBeNull();
    });
  });

  test('asks once a second, each day once, the newest first, and no weekend', async () => {
    const { ingest, asked, huggingFace } = await stage();
    await ingest(FORTNIGHT);
    const weekdays = ['2025-03-17', '2025-03-14', '2025-03-13', '2025-03-12', '2025-03-11', '2025-03-10'];
    expect(asked()).toEqual(weekdays);
    const gaps = huggingFace.requests.map(({ at }, place, all) => at - (all[place - 1]?.at ?? at - 1_000));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  });

  test('goes on where it was stopped, and shows how far it is', async () => {
    const { ingest, asked } = await stage();
    const stop = new AbortController();
    const first = await ingest(FORTNIGHT, {
      stopping: stop.signal,
      onShown: (text) => text.includes('2 days') && stop.abort(),
    });
    expect(first.status).toBe(130);
    expect(first.shown).toMatch(/█+░+ +33 % {2}2 days {2}\d+\/min {2}\d:\d\d left {2}4 to go, at 2025-03-14/);
    expect(first.report).toBe(
      '6 days to read: 2 read with 6 papers, 4 to go. 0 were whole already.\n' +
        'Stopped. The same command goes on where it was.\n',
    );
    const second = await ingest(FORTNIGHT);
    expect(second).toMatchObject({
      status: 0,
      report: '4 days to read: 4 read with 9 papers. 2 were whole already.\n',
    });
    expect(asked()).toHaveLength(6);
  });

  test('reads a list again that was seen while it was open', async () => {
    const { ingest, open } = await stage();
    await open((db) =>
      saveEdition(
        db,
        { source: 'huggingface', day: '2025-03-12', state: 'open', papers: [] },
        Date.parse('2025-03-12T05:00:00Z'),
      ),
    );
    expect((await ingest(['--from', '2025-03-12', '--to', '2025-03-12'])).report).toMatch(
      /^1 days? to read: 1 read/,
    );
    expect(await open((db) => editionOf(db, 'huggingface', '2025-03-12'))).toMatchObject({
      state: 'closed',
      count: 3,
    });
  });

  test('leaves what is not open yet alone, and ends yesterday unless told', async () => {
    const { ingest, asked } = await stage();
    await ingest(['--from', '2025-05-30']);
    expect(asked()).toEqual(['2025-05-30']);
    await ingest(['--from', '2025-06-04', '--to', '2025-06-10']);
    expect(asked()).toEqual(['2025-05-30']);
  });
});

describe('where Hugging Face fails', () => {
  test('a day that fails is asked for again later', async () => {
    const { ingest, huggingFace, asked } = await stage();
    huggingFace.fail({ answer: 'html' });
    const { status, report } = await ingest(FORTNIGHT);
    expect(report).toMatch(/^6 days to read: 6 read with 15 papers\. /);
    expect(status).toBe(0);
    expect(asked().slice(0, 2)).toEqual(['2025-03-17', '2025-03-14']);
    expect(asked().at(-1)).toBe('2025-03-17');
  });

  test('the rest that it asks for is kept to the second', async () => {
    const { ingest, huggingFace } = await stage();
    huggingFace.fail({ answer: { status: 429, headers: { ratelimit: '"api";r=0;t=200' } } });
    const { status, shown } = await ingest(FORTNIGHT);
    expect(status).toBe(0);
    expect(shown).toMatch(/Resting as asked for; going on in 3:(?:19|20)\./);
    const [first, second] = huggingFace.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(200_000);
  });

  test('days that stay away are named with the reason, and the exit status is 1', async () => {
    const { ingest, huggingFace } = await stage();
    huggingFace.fail({ answer: { status: 500 }, times: Number.POSITIVE_INFINITY });
    const { status, report } = await ingest(FORTNIGHT);
    expect(status).toBe(1);
    expect(report).toMatch(/^6 days to read: 0 read with 0 papers, 6 missing\. 0 were whole already\.$/m);
    expect(report).toMatch(/^ {2}2025-03-1\d: .* answered 500$/m);
    huggingFace.recover();
    expect((await ingest(FORTNIGHT)).status).toBe(0);
  });
});

test('--texts asks arXiv for the papers that came from elsewhere, as far as it has them', async () => {
  const { ingest } = await stage();
  const { status, report } = await ingest([...FORTNIGHT, '--texts']);
  expect(report).toMatch(/\n15 papers asked for at arXiv, 0 left\.\n$/);
  expect(status).toBe(0);
});

test('a wrong option is said in one sentence', async () => {
  const { ingest } = await stage();
  await expect(ingest([])).rejects.toThrow(/--from is missing/);
  await expect(ingest(['--from', '2025-3-1'])).rejects.toThrow(/--from 2025-3-1 is no day/);
  await expect(ingest(['--from', '2025-03-02', '--to', '2025-03-01'])).rejects.toThrow(/is before --from/);
});
