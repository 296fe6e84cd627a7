// The door of `npm run bench`: all benches in turn, or those that are named. docs/figures.md says what the figures mean.

import { deliveriesBench } from './deliveries.ts';
import { exportsBench } from './exports.ts';
import { forYouBench } from './for-you.ts';
import { importBench } from './import.ts';
import { latexBench } from './latex.ts';
import { libraryBench } from './library.ts';
import { minutesBench } from './minutes.ts';
import { planningBench } from './planning.ts';
import { heading } from './print.ts';
import { searchBench } from './search.ts';
import { similarBench } from './similar.ts';
import { startBench } from './start.ts';
import { wireBench } from './wire.ts';

interface Bench {
  readonly name: string;
  readonly about: string;
  /** Prints its figures; nothing is stored. */
  readonly run: () => Promise<void>;
}

const benches: readonly Bench[] = [
  { name: 'start', about: 'start-up time and memory, beside the imports of the two SDKs', run: startBench },
  { name: 'wire', about: '/papers today in both chats, beside commands that answer "ok"', run: wireBench },
  { name: 'search', about: 'search, beside the bare FTS5 query over the same index', run: searchBench },
  {
    name: 'similar',
    about: 'papers like another: the other half of an abstract, beside a query for all its words',
    run: similarBench,
  },
  {
    name: 'foryou',
    about: 'hidden papers of a shelf found again, beside votes and chance',
    run: forYouBench,
  },
  { name: 'import', about: 'import of 74,728 papers, beside prepared inserts with FTS5', run: importBench },
  {
    name: 'exports',
    about: '10,000 papers as a file in each format, beside JSON.stringify of each',
    run: exportsBench,
  },
  {
    name: 'planning',
    about: 'a minute with 100,000 subscriptions, beside bare queries and inserts of the same rows',
    run: planningBench,
  },
  {
    name: 'minutes',
    about: '1,000 minutes with 10,000 subscriptions and 100,000 papers, beside a store of what is due only',
    run: minutesBench,
  },
  {
    name: 'deliveries',
    about: '1,000 places due in one minute, beside the time that the platforms’ limits allow',
    run: deliveriesBench,
  },
  {
    name: 'library',
    about: 'shelves of 10,000 papers in a team of 500, beside the bare SQL for what is shown',
    run: libraryBench,
  },
  { name: 'latex', about: 'mathematics to Unicode, beside temml and unicodeit', run: latexBench },
];

async function main(names: readonly string[]): Promise<void> {
  if (names.includes('--list')) {
    for (const { name, about } of benches) heading(`${name.padEnd(8)} ${about}`);
    return;
  }
  const unknown = names.find((name) => !benches.some((one) => one.name === name));
  if (unknown !== undefined) {
    const known = benches.map(({ name }) => name).join(', ');
    process.stderr.write(`There is no bench "${unknown}". There are: ${known}.\n`);
    process.exitCode = 1;
    return;
  }
  const asked = benches.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const { name, about, run } of asked) {
    heading(`\n${name}: ${about}`);
    await run();
  }
}

await main(process.argv.slice(2));
