// The commands as processes: standard input, exit status, Ctrl-C.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { countPapers } from '../../src/store/papers.ts';
import { lines, record, workshop } from './workshop.ts';

const ROOT = join(import.meta.dirname, '../..');

function start(program: string, argv: readonly string[], environment: object): ChildProcess {
  const child = spawn(process.execPath, [join(ROOT, program), ...argv], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function ended({ stdout, stderr, ...child }: ChildProcess, exited: Promise<unknown[]>) {
  if (!stdout || !stderr) throw new Error('no pipes');
  const [out, error, [status]] = await Promise.all([text(stdout), text(stderr), exited]);
  return { out, error, status, child };
}

test('standard input is read to its end, and its report is all that comes out', async () => {
  const { environment, open } = workshop();
  const child = start('src/bulk/import.ts', ['-'], environment);
  const exited = once(child, 'exit');
  child.stdin?.end(lines([record(1), record(2)]));
  const { out, error, status } = await ended(child, exited);
  expect({ out, error, status }).toEqual({
    out: '2 papers read: 2 new, 0 merged, 0 unchanged. 0 refused.\n',
    error: '',
    status: 0,
  });
  expect(await open(countPapers)).toBe(2);

  const export1 = start('src/bulk/export.ts', [], environment);
  const { out: exported } = await ended(export1, once(export1, 'exit'));
  expect(exported.split('\n')).toHaveLength(3);
});

test('Ctrl-C ends it although more may come', async () => {
  const { environment, open } = workshop();
  await open(async () => {});
  const child = start('src/bulk/import.ts', ['-'], environment);
  const exited = once(child, 'exit');
  const records = Array.from({ length: 1_600 }, (_, place) => record(place + 1));
  child.stdin?.write(lines(records));
  // Two batches are prepared while one is written: the first is stored once the fourth begins.
  await until(async () => (await open(countPapers)) >= 500);
  child.kill('SIGINT');
  const { out, status } = await ended(child, exited);
  expect(out).toContain('Stopped. The same command goes on');
  expect(status).toBe(130);
});

test('a mistake is one sentence and no stack', async () => {
  const { environment } = workshop();
  for (const [program, argv, said] of [
    ['src/bulk/import.ts', [], /no file is named/],
    ['src/bulk/import.ts', ['--dat', 'x'], /Unknown option '--dat'/],
    ['src/bulk/ingest.ts', [], /--from is missing/],
  ] as const) {
    const child = start(program, argv, environment);
    const { out, error, status } = await ended(child, once(child, 'exit'));
    expect(error).toMatch(said);
    expect(error).not.toContain('    at ');
    expect({ out, status }).toEqual({ out: '', status: 1 });
  }
});

async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setImmediate(resolve));
}
