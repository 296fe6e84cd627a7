// `npm run storm -- --runs 500 [--seed N] [--at-once 4] [--processes 1]`: many storms, and what was lost or doubled in
// them. A storm repeats its plan of faults and kills by its seed; how processes interleave differs a little each time.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runStorm, type StormResult } from './run.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'at-once': { type: 'string', default: String(2 * availableParallelism()) },
    processes: { type: 'string', default: '1' },
  },
});
const [runs, seed, atOnce, processes] = [values.runs, values.seed, values['at-once'], values.processes].map(
  Number,
) as [number, number, number, number];

const results: StormResult[] = [];
let next = 0;
const began = Date.now();
const print = (line: string) => process.stdout.write(`${line}\n`);

async function one(): Promise<void> {
  const own = seed + next++;
  const result = await runStorm({ seed: own, processes });
  results.push(result);
  const { lost, doubled, astray, unknown, faults } = result;
  if (lost + doubled + astray + unknown > 0) {
    print(`--seed ${own} --runs 1 --processes ${processes}: lost ${lost}, doubled ${doubled}`);
    for (const fault of faults) print(`  ${fault}`);
  }
  if (results.length % 25 === 0) print(`${results.length} runs: ${totals()}`);
}

function totals(): string {
  const sum = (of: (result: StormResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  return [
    `lost ${sum(({ lost }) => lost)}`,
    `doubled ${sum(({ doubled }) => doubled)}`,
    `astray ${sum(({ astray }) => astray)}`,
    `unknown or given up ${sum(({ unknown }) => unknown)}`,
    `kills ${sum(({ kills }) => kills)}`,
    `faults ${sum(({ troubled }) => troubled)}`,
  ].join(', ');
}

print(`${runs} storms over 20 places and 2 people from seed ${seed} on, ${atOnce} at once`);
const workers = Array.from({ length: atOnce }, async () => {
  while (next < runs) await one();
});
await Promise.all(workers);
const kinds = new Map<string, number>();
for (const { violations } of results)
  for (const one of violations) kinds.set(one.slice(0, 80), (kinds.get(one.slice(0, 80)) ?? 0) + 1);
for (const [kind, times] of kinds) print(`  ${times} × ${kind}`);
print(`${results.length} runs in ${Math.round((Date.now() - began) / 1000)} s: ${totals()}`);
// Node has once waited for ever for a handle of a process long killed; everything is written and closed by now.
process.exit(results.every(({ lost, doubled, astray }) => lost + doubled + astray === 0) ? 0 : 1);
