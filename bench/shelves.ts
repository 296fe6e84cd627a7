// Shelves as they are asked for: one of ten thousand papers, and that of a team of five hundred people. Beside each the
// bare query for the marks of that shelf, which whoever shows any of it has to run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createApp } from '../src/app.ts';
import { commands } from '../src/commands/index.ts';
import { systemClock } from '../src/ops/clock.ts';
import { createLog } from '../src/ops/log.ts';
import { openDatabase } from '../src/store/database.ts';
import { corpusIsHere } from './corpus.ts';
import { heading, line, median, ms, quantile, ratio } from './print.ts';
import { fillStore } from './search-store.ts';

const PAPERS = 10_000;
const PEOPLE = 500;
/** What each of the team keeps, beside the one who keeps all. */
const EACH = 40;
const ROUNDS = 25;
const TEAM = 'bench:W';
const person = (place: number) => `${TEAM}/P${place}`;
const ASKER = {
  workspace: TEAM,
  place: `${TEAM}/papers`,
  person: person(0),
  name: 'Bench',
  zone: 'Europe/Zurich',
  mayManage: true,
  isAdmin: true,
};

/** The values of `bookmarks`: whose, filter, from, person. */
const ASKED: readonly (readonly [string, string, readonly string[]])[] = [
  ['bookmarks', 'own', ['mine']],
  ['bookmarks diffusion', 'own', ['mine', 'diffusion']],
  ['bookmarks, the last page', 'own', ['mine', '', '9991']],
  ['bookmarks team', 'team', ['team']],
  ['bookmarks team diffusion', 'team', ['team', 'diffusion']],
  ['bookmarks team by:me kept-during:2025', 'team', ['team', 'by:me kept-during:2025']],
  ['bookmarks @somebody', 'one', ['', '', '', person(7)]],
];

/** Prints the figures; nothing is stored. */
export async function shelvesBench(): Promise<void> {
  if (!corpusIsHere()) return heading('../shared/data/corpus is not here: nothing to measure.');
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const path = join(folder, 'papers.db');
  await fillStore(path, 0, PAPERS);
  const file = new Sqlite(path);
  keepAll(file);
  const db = await openDatabase(`sqlite:${path}`);
  const app = createApp({
    db,
    commands,
    sources: [],
    platforms: new Map(),
    clock: systemClock(),
    log: createLog('error', [], () => {}),
    newKey: () => '0123456789abcdef',
    wake: () => {},
    missed: () => {},
  });
  try {
    for (const [name, shelf, values] of ASKED) {
      const [ours, bare]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        bare.push(await timed(() => Promise.resolve(marksOf(file, shelf))));
        ours.push(await timed(() => answered(values)));
      }
      const [fast, slow] = [median(ours), quantile(ours, 0.99)];
      line(
        name,
        ms(fast),
        `p99 ${ms(slow)}, ${ratio(fast, median(bare))} of the query (${ms(median(bare))})`,
      );
    }
  } finally {
    file.close();
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }

  async function answered(values: readonly string[]): Promise<void> {
    const { message, failed } = await app.press(ASKER, { command: 'bookmarks', values });
    if (failed) throw new Error(message.summary);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function keepAll(file: Sqlite.Database): void {
  const ids = file.prepare('select id from papers order by row').pluck().all() as string[];
  const mark = file.prepare(`insert into marks (workspace, person, paper_id, kind, place, at)
    values ('${TEAM}', ?, ?, 'keep', '${TEAM}/papers', ?) on conflict do nothing`);
  const start = Date.parse('2025-01-01T00:00:00Z');
  file.transaction(() => {
    for (const [place, id] of ids.entries()) mark.run(person(0), id, start + place * 600_000);
    for (let who = 1; who < PEOPLE; who++)
      for (let kept = 0; kept < EACH; kept++)
        mark.run(
          person(who),
          ids[(who * 7919 + kept * 13) % ids.length],
          start + (who * EACH + kept) * 300_000,
        );
  })();
}

const WHERE: Readonly<Record<string, string>> = {
  own: `person = '${person(0)}'`,
  team: `workspace = '${TEAM}'`,
  one: `workspace = '${TEAM}' and person = '${person(7)}'`,
};

const marksOf = (file: Sqlite.Database, shelf: string): unknown[] =>
  file
    .prepare(`select paper_id, person, min(at) as at from marks where ${WHERE[shelf]} and kind in ('keep', 'reading', 'read')
      group by person, paper_id order by at desc`)
    .all();
