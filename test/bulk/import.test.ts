// Files into the store, as a person imports them: whole, broken, interrupted, repeated.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../src/domain/filter.ts';
import { editionOf } from '../../src/store/editions.ts';
import { searchPapers } from '../../src/store/filter-query.ts';
import { countPapers, paperById, papersById } from '../../src/store/papers.ts';
import { entry } from '../sources/hugging-face/entries.ts';
import { lines, record, workshop } from './workshop.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, place) => place + 1);

describe('what was imported', () => {
  test('is found at once by its words', async () => {
    const { file, import: run, open } = workshop();
    await run([
      file('papers.jsonl', lines([record(1), record(2, { title: 'On $\\mathcal{O}(n)$ Sorting' })])),
    ]);
    const found = await open((db) => searchPapers(db, parseFilter('sorting', '2026-08-01'), { limit: 10 }));
    expect(found.ids).toEqual(['2501.00002']);
    const sorting = await open((db) => paperById(db, '2501.00002'));
    expect(sorting).toMatchObject({ title: 'On $\\mathcal{O}(n)$ Sorting', shownTitle: 'On 𝒪(n) Sorting' });
  });

  test('is the same from a plain file, gzip under any name, several files and standard input', async () => {
    const { file, import: run, open } = workshop();
    const text = lines(numbers(4).map((place) => record(place)));
    const [first = '', second = '', ...rest] = text.split(/(?<=\n)/);
    async function* typed() {
      // A pipe gives what it likes: here single bytes of gzip.
      for (const byte of gzipSync(rest.join(''))) yield Buffer.of(byte);
    }
    const ran = await run([file('one', first), file('two.jsonl', gzipSync(second)), '-'], { stdin: typed() });
    expect(ran).toMatchObject({
      status: 0,
      report: '4 papers read: 4 new, 0 merged, 0 unchanged. 0 refused.\n',
    });
    expect(await open(countPapers)).toBe(4);
  });

  test('changes nothing when it comes a second time', async () => {
    const { file, import: run } = workshop();
    const papers = file('papers.jsonl', lines(numbers(3).map((place) => record(place))));
    await run([papers]);
    expect((await run([papers])).report).toBe('3 papers read: 0 new, 0 merged, 3 unchanged. 0 refused.\n');
  });

  test('fills the gaps of what is known and does not overwrite it by what is older', async () => {
    const { file, import: run, open } = workshop();
    const newer = record(1, { title: 'Third Version', versions: [{ version: 'v1' }, { version: 'v3' }] });
    const older = record(1, { title: 'First Version', versions: [{ version: 'v1' }], doi: '10.1000/1' });
    await run([file('newer.jsonl', lines([newer]))]);
    const { report } = await run([file('older.jsonl', lines([older]))]);
    expect(report).toContain('0 new, 1 merged, 0 unchanged');
    expect(await open((db) => paperById(db, '2501.00001'))).toMatchObject({
      title: 'Third Version',
      version: 3,
      doi: '10.1000/1',
    });
  });

  test('has the votes of the newest reading, whatever the order of the files', async () => {
    const { file, import: run, open } = workshop();
    const reading = (fetched_at: string, ...entries: readonly (readonly [string, number])[]) => ({
      date: '2025-03-11',
      fetched_at,
      response: entries.map(([id, votes]) => entry(id, votes)),
    });
    const [first, second] = ['2503.00001', '2503.00002'] as const;
    const morning = reading('2025-03-11T07:00:00Z', [first, 3]);
    const evening = reading('2025-03-11T20:00:00Z', [first, 9], [second, 4]);
    const later = reading('2025-03-13T20:00:00Z', [first, 12]);
    const known = () =>
      open(async (db) => ({
        votes: (await papersById(db, [first, second])).map(({ votes }) => votes),
        edition: await editionOf(db, 'huggingface', '2025-03-11'),
      }));

    await run([file('evening', lines([evening])), file('morning', lines([morning]))]);
    const asOf = Date.parse('2025-03-11T20:00:00Z');
    expect(await known()).toMatchObject({ votes: [9, 4], edition: { state: 'open', asOf, count: 2 } });
    await run([file('later', lines([later]))]);
    expect(await known()).toMatchObject({ votes: [12, 4], edition: { state: 'closed', count: 2 } });
    await run([file('evening', lines([evening]))]);
    expect(await known()).toMatchObject({ votes: [12, 4], edition: { state: 'closed', count: 2 } });
  });

  test('may be one JSON document, printed over many lines', async () => {
    const { file, import: run } = workshop();
    const document = JSON.stringify([record(1), record(2), { id: 'x', title: 'y' }], null, 2);
    const { report } = await run([file('papers.json', document)]);
    expect(report).toMatch(/^2 papers read: 2 new/);
    expect(report).toContain('papers.json, line 1, entry 3 (x): id: no arXiv id');
  });
});

describe('a line that cannot be used', () => {
  const bad = [
    ['{"id": "2501.00009", "title', /line 2: no JSON: "{\\"id\\": \\"2501\.00009\\", \\"title"$/m],
    ['{"id": 2501.1, "title": "A"}', /line 2: id: an id is text/],
    ['{"id": "12", "title": "A"}', /line 2 \(12\): id: no arXiv id/],
    ['{"id": "2501.00009", "title": " "}', /line 2 \(2501\.00009\): title: missing or empty/],
    ['{"some": "thing"}', /line 2: none of the known formats: an object with some/],
    ['7', /line 2: none of the known formats: a number/],
    ['null', /line 2: none of the known formats: null/],
    ['['.repeat(100_000), /line 2: no JSON: /],
    [`${'['.repeat(5_000)}${']'.repeat(5_000)}`, /line 2, entry 1: none of the known formats/],
    [' '.repeat(17 * 2 ** 20), /line 2: longer than 16 MB/],
  ] as const;

  test.each(
    bad,
  )('is named with its number and reason, and its neighbours are stored (%#)', async (line, named) => {
    const { file, import: run } = workshop();
    const text = `${lines([record(1)])}${line}\n${lines([record(3)])}`;
    const { report, status } = await run([file('papers.jsonl', text)]);
    expect(report).toMatch(/^2 papers read: 2 new, 0 merged, 0 unchanged\. 1 refused\.$/m);
    expect(report).toMatch(named);
    expect(status).toBe(0);
  });

  test('is named on the screen twenty times, and always in the file that was asked for', async () => {
    const { file, at, import: run } = workshop();
    const papers = file('papers.jsonl', 'no\n'.repeat(30));
    const { report, status } = await run([papers]);
    expect(status).toBe(1);
    expect(report.match(/no JSON/g)).toHaveLength(20);
    expect(report).toContain('0 papers read: 0 new, 0 merged, 0 unchanged. 30 refused.');
    expect(report).toContain('… and 10 more; --refused FILE writes all of them.');
    await run([papers, '--refused', at('refused.jsonl')]);
    const written = readFileSync(at('refused.jsonl'), 'utf8').trim().split('\n');
    expect(written).toHaveLength(30);
    expect(JSON.parse(written[29] ?? '')).toEqual({
      file: papers,
      place: 'line 30',
      id: null,
      reason: 'no JSON: "no"',
    });
  });

  test('may be empty without a word: blank lines, a byte order mark, Windows line ends', async () => {
    const { file, import: run } = workshop();
    const text = `\ufeff${lines([record(1)])}\r\n\n${lines([record(2)]).replaceAll('\n', '\r\n')}`;
    expect((await run([file('papers.jsonl', text)])).report).toMatch(/^2 papers read: .* 0 refused\.$/m);
  });
});

describe('a file that cannot be read to its end', () => {
  const whole = gzipSync(lines(numbers(2_000).map((place) => record(place))), { level: 0 });

  test('is named, and what came before is stored', async () => {
    const { file, import: run } = workshop();
    const { status, report, shown } = await run([
      file('cut.jsonl.gz', whole.subarray(0, whole.length / 2)),
      file('papers.jsonl', lines([record(3_000)])),
    ]);
    expect(status).toBe(1);
    expect(shown).toMatch(/cut\.jsonl\.gz is cut: the gzip data ends in the middle/);
    const read = Number(/^([\d,]+) papers read/.exec(report)?.[1]?.replace(',', ''));
    expect(read).toBeGreaterThan(500);
    expect(report).toMatch(/ 0 refused/);
  });

  test('is named when it is broken, absent, a folder or an archive', async () => {
    const { file, at, import: run } = workshop();
    const broken = Buffer.from(whole);
    broken.fill(0xff, 40, 60);
    const files = [
      file('broken.gz', broken),
      at('absent'),
      at('.'),
      file('kaggle.zip', 'PK\x03\x04 and more'),
    ];
    const { status, shown } = await run(files);
    expect(status).toBe(1);
    for (const said of ['broken.gz is broken gzip', 'absent is not there', 'is a folder', 'unzip -p FILE |'])
      expect(shown).toContain(said);
  });
});

describe('while it works', () => {
  const abstract = 'Words, words, words. '.repeat(100);
  const many = lines(numbers(1_700).map((place) => record(place, { abstract })));

  test('a terminal shows a bar, the rate and what remains', async () => {
    const { file, import: run } = workshop();
    let now = 0;
    const { shown } = await run([file('papers.jsonl', many)], {
      columns: 120,
      now: () => {
        now += 1_000;
        return now;
      },
    });
    const frames = shown.split('\r\u001b[2K');
    expect(frames[1]).toMatch(/^█+░+ +\d\d % {2}500 papers {2}\d+\/s {2}\d:\d\d left {2}papers\.jsonl$/);
    expect(frames.at(-1)).toBe('');
    expect(shown).not.toContain('\n');
  });

  test('a file gets a plain line every ten seconds', async () => {
    const { file, import: run } = workshop();
    let now = 0;
    const { shown } = await run([file('papers.jsonl', many)], {
      now: () => {
        now += 3_000;
        return now;
      },
    });
    expect(shown).not.toContain('\u001b');
    expect(shown.split('\n').filter(Boolean).length).toBeLessThan(4);
    expect(shown).toMatch(/^█+░* +\d+ % {2}[\d,]+ papers {2}\d+\/s/);
  });

  test('Ctrl-C ends it after the batch, and the same command goes on', async () => {
    const { file, import: run, open } = workshop();
    const papers = file('papers.jsonl', many);
    const stop = new AbortController();
    const ran = await run([papers], { columns: 80, stopping: stop.signal, onShown: () => stop.abort() });
    expect(ran.status).toBe(130);
    expect(ran.report).toMatch(/^500 papers read: 500 new[\s\S]*Stopped\. The same command goes on/);
    expect(await open(countPapers)).toBe(500);
    const again = await run([papers]);
    expect(again.report).toContain('1,700 papers read: 1,200 new, 0 merged, 500 unchanged. 0 refused.');
  });

  test('another process reads and writes the same database between two batches', async () => {
    const { path, file, import: run, open } = workshop();
    await open(async () => {});
    const other = new Sqlite(path, { timeout: 0 });
    const seen: unknown[] = [];
    const { status } = await run([file('papers.jsonl', many)], {
      columns: 80,
      onShown() {
        seen.push(other.prepare('select count(*) as count from papers').get());
        other.prepare('insert or replace into paces values (?, null, 0, ?, 0, 0)').run('0', seen.length);
      },
    });
    other.close();
    expect(status).toBe(0);
    expect(seen[0]).toEqual({ count: 500 });
    expect(await open(countPapers)).toBe(1_700);
  });
});

test('a wrong option is said in one sentence', async () => {
  const { import: run } = workshop();
  await expect(run([])).rejects.toThrow(/no file is named/);
  await expect(run(['a', '--date', '2025-02-30'])).rejects.toThrow(/--date 2025-02-30 is no day/);
});
