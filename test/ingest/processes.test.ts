// Several real processes on one database, against an arXiv that objects to a second connection and to haste.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { startLocalArxiv } from '../../playground/arxiv/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { fastClock } from './asking-process.ts';
import { onArxiv } from './made-up.ts';

const PROGRAM = join(import.meta.dirname, 'asking-process.ts');
const run = promisify(execFile);

it('three processes with many asks never open two connections, nor ask twice within three seconds', async () => {
  const ids = Array.from({ length: 9 }, (_, n) => `2503.2000${n}`);
  const arxiv = await startLocalArxiv({
    clock: fastClock,
    papers: ids.map((id) => onArxiv(id)),
    takesMs: 2_000,
  });
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  onTestFinished(async () => {
    await arxiv.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const database = `sqlite:${join(folder, 'paperboy.db')}`;
  await (await openDatabase(database)).destroy();
  const askers = [0, 1, 2].map(async (n) => {
    const own = ids.filter((_, index) => index % 3 === n);
    const { stdout } = await run(process.execPath, [PROGRAM, database, arxiv.url, `process-${n}`, ...own]);
    expect(JSON.parse(stdout)).toEqual(own.map((id) => `On ${id}`));
  });
  await Promise.all(askers);
  expect(arxiv.violations).toEqual([]);
  expect(arxiv.requests).toHaveLength(9);
  const starts = arxiv.requests.map(({ at }) => at);
  for (const [n, at] of starts.slice(1).entries())
    expect(at - (starts[n] ?? 0)).toBeGreaterThanOrEqual(5_000);
}, 30_000);
