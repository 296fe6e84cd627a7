// A short storm with every test run; `npm run storm` makes a long one.
import { describe, expect, test } from 'vitest';
import { runStorm } from './run.ts';

const CALM = { lost: 0, doubled: 0, astray: 0, unknown: 0, faults: [] };

describe.concurrent('killed in the middle of a digest, through 429s, 5xx, resets and silence', {
  timeout: 300_000,
}, () => {
  test.each([1, 2, 3, 4, 5, 6])('all twenty places get all of it once: seed %i', async (seed) => {
    expect(await runStorm({ seed, processes: 1 })).toMatchObject(CALM);
  });

  test.each([7, 8, 9])('two processes on one database, one of them killed: seed %i', async (seed) => {
    expect(await runStorm({ seed, processes: 2 })).toMatchObject(CALM);
  });
});
