// The library's commands for a person who keeps 10,000 papers in a team of 500, beside the bare SQL for what the answer
// shows; and how long anything else has to wait meanwhile.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { createApp } from '../src/app.ts';
import type { Asker, Handlers, Platform } from '../src/chat/platform.ts';
import { commands } from '../src/commands/index.ts';
import { systemClock } from '../src/ops/clock.ts';
import { createLog } from '../src/ops/log.ts';
import { createSources } from '../src/sources/index.ts';
import { openDatabase } from '../src/store/database.ts';
import { corpusIsHere } from './corpus.ts';
import { heading, line, ms, quantile, ratio } from './print.ts';
import { fillStore } from './search-store.ts';

const PAPERS = 10_000;
const PEOPLE = 500;
/** Papers that each of the others keeps. */
const OTHERS_KEEP = 100;
const TIMES = 10;
const TEAM = 'slack:T1';
const ALICE: Asker = {
  workspace: TEAM,
  place: `${TEAM}/C1`,
  person: `${TEAM}/U0`,
  name: 'Alice',
  zone: 'Europe/Zurich',
  mayManage: true,
  isAdmin: true,
};

interface Measured {
  readonly name: string;
  readonly typed: string;
  /** What the answer shows, fetched by hand. */
  readonly bare: string;
  readonly times?: number;
}

const OWN_PAGE = `select papers.*, max(at) as kept from marks join papers on papers.id = paper_id
  where person = '${ALICE.person}' and kind = 'keep' group by paper_id order by kept desc limit 10`;
const TEAM_PAGE = `select papers.*, max(at) as kept, count(*) from marks join papers on papers.id = paper_id
  where workspace = '${TEAM}' and kind = 'keep' group by paper_id order by kept desc limit 10`;
const HERE_PAGE = TEAM_PAGE.replace('and kind', `and place = '${ALICE.place}' and kind`);
const found = (page: string) =>
  page.replace('group by', "and (title like '%diffusion%' or abstract like '%diffusion%') group by");
const SUBMITTED = `select * from submissions join papers on papers.id = paper_id where workspace = '${TEAM}' limit 10`;
const ALL = `select * from marks join papers on papers.id = paper_id left join notes using (person, paper_id)
  where marks.person = '${ALICE.person}'`;

const MEASURED: readonly Measured[] = [
  { name: 'bookmarks', typed: 'bookmarks', bare: OWN_PAGE },
  { name: 'bookmarks diffusion', typed: 'bookmarks diffusion', bare: found(OWN_PAGE) },
  { name: 'bookmarks tag:rl', typed: 'bookmarks tag:rl', bare: `${ALL} and tags like '%"rl"%' limit 10` },
  { name: 'bookmarks team', typed: 'bookmarks team', bare: TEAM_PAGE },
  { name: 'bookmarks team diffusion', typed: 'bookmarks team diffusion', bare: found(TEAM_PAGE) },
  {
    name: 'bookmarks team by:me kept-during:2026-07',
    typed: 'bookmarks team by:me kept-during:2026-07',
    bare: TEAM_PAGE.replace('and kind', `and person = '${ALICE.person}' and kind`),
  },
  { name: 'bookmarks here', typed: 'bookmarks here', bare: HERE_PAGE },
  { name: 'bookmarks here diffusion', typed: 'bookmarks here diffusion', bare: found(HERE_PAGE) },
  { name: 'keep', typed: 'keep 3', bare: OWN_PAGE },
  { name: 'note', typed: 'note 3 the baseline', bare: OWN_PAGE },
  { name: 'tag', typed: 'tag 3 rl', bare: OWN_PAGE },
  { name: 'mark', typed: 'mark read 3', bare: OWN_PAGE },
  { name: 'home', typed: 'home', bare: OWN_PAGE },
  { name: 'privacy', typed: 'privacy', bare: OWN_PAGE },
  { name: 'import', typed: 'import 2503.11677 2503.11685', bare: OWN_PAGE },
  { name: 'submissions', typed: 'submissions', bare: SUBMITTED },
  { name: 'pick', typed: 'pick', bare: TEAM_PAGE.replace('kept desc', 'count(distinct person) desc') },
  {
    name: 'top ever',
    typed: 'top ever',
    bare: TEAM_PAGE.replace('kept desc', 'count(distinct person) desc'),
  },
  { name: 'foryou', typed: 'foryou', bare: `${ALL} order by at desc limit 200`, times: 10 },
  { name: 'export', typed: 'export as bibtex', bare: ALL, times: 10 },
  { name: 'my-data', typed: 'my-data', bare: ALL, times: 10 },
];

/** Prints the figures of each command; nothing is stored. */
export async function libraryBench(): Promise<void> {
  if (!corpusIsHere()) {
    heading('../shared/data/corpus is not here: nothing to measure.');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  try {
    const path = join(folder, 'papers.db');
    await fillStore(path, 0, PAPERS);
    fillShelves(path);
    const db = await openDatabase(`sqlite:${path}`);
    const bare = new Sqlite(path, { readonly: true });
    const clock = systemClock(Date.parse('2026-08-01T08:00:00Z'));
    const urls = { huggingFaceUrl: 'http://127.0.0.1:1', arxivUrl: 'http://127.0.0.1:1', contact: null };
    const app = createApp({
      db,
      sources: createSources(urls, { db, holder: 'bench', clock, chance: () => 0.5 }),
      platforms: new Map([['slack', nowhere]]),
      clock,
      log: createLog('silent', []),
      commands,
      newKey: () => randomBytes(8).toString('hex'),
      wake: () => {},
      missed: () => {},
    });
    for (const one of MEASURED) await measure(app, bare, one);
    bare.close();
    await db.destroy();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  app: Handlers,
  bare: Sqlite.Database,
  { name, typed, bare: sql, times = TIMES }: Measured,
): Promise<void> {
  const statement = bare.prepare(sql);
  const ours: number[] = [];
  const theirs: number[] = [];
  const answer = async () => {
    const { failed, message } = await app.command(ALICE, { text: typed });
    if (failed) throw new Error(`${typed}: ${message.summary}`);
  };
  await answer();
  for (let time = 0; time < times; time++) theirs.push(await timeOf(() => statement.all()));
  await setTimeout(20);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let own = 0;
  for (let time = 0; time < times; time++) {
    const before = process.threadCpuUsage();
    ours.push(await timeOf(answer));
    const { user, system } = process.threadCpuUsage(before);
    own = Math.max(own, (user + system) / 1000);
    await setTimeout(2);
  }
  delay.disable();
  const [p50, p99] = [quantile(ours, 0.5), quantile(ours, 0.99)];
  const [bare50, bare99] = [quantile(theirs, 0.5), quantile(theirs, 0.99)];
  line(
    name,
    `${ms(p50)}`,
    `p99 ${ms(p99)}, bare ${ms(bare50)} (p99 ${ms(bare99)}), ${ratio(p50, bare50)}; holds ${ms(delay.max / 1e6)}, of its thread at most ${ms(own)}`,
  );
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Files and posts go nowhere. */
const nowhere: Platform = {
  name: 'slack',
  paceMs: 0,
  start: async () => {},
  stop: async () => {},
  send: async (to) => `${to}/1`,
  sendFile: async () => {},
  direct: async (person) => `${person}-direct`,
  edit: async () => {},
  reactionsOn: async () => ({ found: [], inPart: [] }),
  isMember: async () => true,
  missingRights: async () => [],
  silence: () => null,
  publishes: () => false,
  publish: async () => {},
  find: async () => 'absent',
  emoji: (typed) => typed,
};

/** Alice keeps every paper, in five channels; the others a hundred each. Every tenth of hers has a note and a tag. */
function fillShelves(path: string): void {
  const file = new Sqlite(path);
  const ids = file.prepare('select id from papers order by row').pluck().all() as string[];
  const mark = file.prepare("insert into marks values (?, ?, ?, 'keep', ?, ?)");
  const note = file.prepare(
    'insert into notes (workspace, person, paper_id, note, tags) values (?, ?, ?, ?, ?)',
  );
  const list = file.prepare("insert into listings values ('huggingface', '2026-07-31', ?, 3, 0, null)");
  const start = Date.parse('2026-07-10T08:00:00Z');
  file.exec('begin');
  for (const [place, id] of ids.entries()) {
    mark.run(TEAM, ALICE.person, id, `${TEAM}/C${(place % 5) + 1}`, start + place * 60_000);
    if (place % 10 === 0) note.run(TEAM, ALICE.person, id, `about the ${place}th`, '["rl"]');
  }
  for (let person = 1; person < PEOPLE; person++)
    for (let one = 0; one < OTHERS_KEEP; one++) {
      const place = (person * 7919 + one * 97) % ids.length;
      mark.run(
        TEAM,
        `${TEAM}/U${person}`,
        ids[place],
        `${TEAM}/C${(one % 5) + 1}`,
        start + (person * 100 + one) * 1000,
      );
    }
  for (const id of ids.slice(-50)) list.run(id);
  const submit = file.prepare(
    "insert into submissions values (?, '2026-08-01', ?, ?, 'Bob', '', ?, ?, null)",
  );
  for (const [place, id] of ids.slice(0, 50).entries())
    submit.run(TEAM, id, `${TEAM}/U${place + 1}`, ALICE.place, start);
  file.exec('commit');
  file.close();
}
