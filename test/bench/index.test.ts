// The door of `npm run bench`: what it lists and what it refuses. Nothing here says how long anything may take.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const DOOR = join(import.meta.dirname, '../../bench/index.ts');

// What stands in bench/ with a function named …Bench is in the list.
const written = readdirSync(dirname(DOOR)).flatMap((file) => {
  const found = /export async function (\w+)Bench\b/.exec(readFileSync(join(dirname(DOOR), file), 'utf8'));
  return found?.[1] === undefined ? [] : [found[1].toLowerCase()];
});

const bench = (...words: readonly string[]) =>
  spawnSync(process.execPath, [DOOR, ...words], { encoding: 'utf8' });

describe('npm run bench', () => {
  test('--list names every bench and what it is compared with', () => {
    const { status, stdout } = bench('--list');
    expect(status).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(written.sort());
    for (const line of lines) expect(line).toContain('beside');
  });

  test('an unknown name is answered with the known ones, and nothing is run', () => {
    const { status, stdout, stderr } = bench('latex', 'nonsense');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^There is no bench "nonsense"\. There are: start, wire, .*latex.*\.\n$/);
  });
});
