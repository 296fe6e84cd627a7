// What our own machine can do: a full disk, a locked or damaged file, a clock that jumps, time zones that go, a dead
// process, a log that nobody reads.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { everyMinute } from '../../src/ops/every-minute.ts';
import { openDatabase } from '../../src/store/database.ts';
import { startProgram } from '../world/program.ts';
import { type Morning, NEXT_DAY, NINE, NOTHING, startMorning, textOf, WHOLE } from './morning.ts';

/** A user who owns nothing, on every Unix. */
const NOBODY = 65_534;
const READ_IT = `require('node:fs').accessSync(${JSON.stringify(join(import.meta.dirname, '../../src/main.ts'))})`;
const pathOf = ({ world }: Morning) => world.config.databaseUrl.replace('sqlite:', '');

describe('while it runs', () => {
  let morning: Morning;
  /** The files that the program has opened to write. */
  const opened: Sqlite.Database[] = [];
  const { pragma } = Sqlite.prototype;
  beforeEach(async () => {
    Sqlite.prototype.pragma = function seen(this: Sqlite.Database, ...given) {
      if (given[0] === 'synchronous = full') opened.push(this);
      return pragma.apply(this, given);
    };
    // A wait for the file holds up the local Slack too, which is in this process.
    morning = await startMorning('slack', { slack: { ackDeadlineMs: 30_000 } });
    Sqlite.prototype.pragma = pragma;
  });
  afterEach(async () => {
    opened.length = 0;
    await morning.world.end();
  });

  test('a database that somebody locks is waited for, then said to be a fault of ours; nothing is lost', {
    timeout: 60_000,
  }, async () => {
    const other = new Sqlite(pathOf(morning));
    other.exec('begin immediate');
    expect(textOf(await morning.somebody().ask('keep 2503.00021'))).toMatch(/noted as [0-9A-F]{4}/);
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers')).toEqual(NOTHING);
    other.exec('commit');
    other.close();
    await morning.pass(2);
    expect(morning.standing('papers')).toEqual(WHOLE);
    expect(textOf(await morning.somebody().ask('keep 2503.00021'))).toContain('Kept');
  });

  test('while a database takes nothing, no channel is told of what does not hold', async () => {
    const said = () =>
      morning
        .somebody('Bob')
        .see()
        .filter((message) => !message.onlyFor)
        .map(textOf);
    const before = said();
    for (const file of opened) file.pragma('query_only = on');
    for (const line of ['subscribe only quokka', 'subscribe at 10:00', 'unsubscribe', 'submit 2503.00021']) {
      expect(textOf(await morning.somebody().ask(line)), line).toMatch(/noted as [0-9A-F]{4}/);
      expect(said(), line).toEqual(before);
    }
    for (const file of opened) file.pragma('query_only = off');
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  test('a reaction that cannot be applied is not taken for applied: it is found at the next start', async () => {
    await morning.world.moveTo(NINE);
    const [header] = morning.headersIn('papers');
    const bob = morning.somebody('Bob');
    const [paper] = bob.see(header?.id ?? '');
    const file = new Sqlite(pathOf(morning));
    file.exec("create trigger no_room before insert on marks begin select raise(abort, 'no room'); end");
    if (paper) bob.react(paper, '🔖');
    await morning.world.untilLogged('reaction not applied');
    file.exec('drop trigger no_room');
    file.close();
    await morning.world.stopPaperboy();
    await morning.world.startPaperboy();
    await bob.askUntil('bookmarks', 'number 21');
  });

  test('a disk that is full is said to be a fault of ours, and things go on by themselves when there is room', async () => {
    const [file] = opened;
    if (!file) throw new Error('the program has opened no file');
    file.exec('create table filler (bytes blob)');
    file.pragma(`max_page_count = ${file.pragma('page_count', { simple: true })}`);
    for (const size of [100_000, 3_000, 1]) fill(file, size);
    const answers: string[] = [];
    for (let n = 0; n < 20 && !answers.at(-1)?.includes('noted as'); n++)
      answers.push(textOf(await morning.somebody().ask(`follow ${'wombat'.repeat(30)}${n}`)));
    expect(answers.at(-1)).toMatch(/noted as [0-9A-F]{4}/);
    await morning.world.moveTo(NINE);
    expect(await morning.status()).toContain('Hugging Face');
    file.exec('drop table filler');
    await morning.pass(20);
    expect(morning.standing('papers')).toEqual(WHOLE);
    expect(textOf(await morning.somebody().ask('keep 2503.00022'))).toContain('Kept');
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test.each([
    ['two hours ahead and back', ['2025-03-18T10:00:05Z', '2025-03-18T08:00:30Z', '2025-03-18T10:01:05Z']],
    [
      'two hours back after nine',
      [NINE, '2025-03-18T06:00:05Z', '2025-03-18T08:00:40Z', '2025-03-18T08:02:05Z'],
    ],
  ])('a clock that goes %s makes one digest a date', async (_, instants) => {
    for (const instant of instants) {
      morning.world.clock.setTo(instant);
      await morning.world.moveTo(instant);
    }
    expect(morning.standing('papers')).toEqual(WHOLE);
    await morning.world.moveTo(NEXT_DAY);
    expect(morning.headersIn('papers')).toHaveLength(2);
  });

  test('a time zone that the system no longer knows pauses its digest with the reason, and no other', async () => {
    const file = new Sqlite(pathOf(morning));
    file
      .prepare("update subscriptions set zone = 'Europe/Atlantis' where place like ?")
      .run(`%${morning.id('papers')}`);
    file.close();
    await morning.world.moveTo(NINE);
    expect(morning.standing('reading-group')).toEqual(WHOLE);
    expect(morning.standing('papers')).toEqual(NOTHING);
    expect(morning.told()[0]).toContain('I no longer know the time zone Europe/Atlantis');
    expect(await morning.status()).toContain('Paused: I no longer know the time zone Europe/Atlantis');
    const alice = morning.somebody();
    const tuned = await alice.press(await alice.ask('subscriptions'), 'Tune');
    expect(textOf(await alice.pick(tuned, 'How many', 'The top 5'))).toMatch(
      /the top 5.*Paused: I no longer/s,
    );
    expect(textOf(await alice.ask('resume'))).toContain('subscribe at 09:00 Europe/Zurich');
    await morning.somebody().ask('subscribe at 09:00 Europe/Zurich');
    await morning.world.moveTo(NEXT_DAY);
    expect(morning.headersIn('papers')).toHaveLength(1);
  });

  test('after downtime over several digests the newest comes once, with what was missed in it', async () => {
    await morning.world.stopPaperboy();
    morning.world.clock.moveTo('2025-03-19T10:00:00Z');
    await morning.world.startPaperboy();
    const [header, ...others] = morning.headersIn('papers');
    expect(others).toEqual([]);
    expect(textOf(header)).toContain('Tue 18 March to Wed 19 March');
    expect(textOf(header)).toContain('Late: this was due at 09:00 Zurich');
  });

  test('a digest of a process that died is free again after its claim, and comes once', async () => {
    const file = new Sqlite(pathOf(morning));
    await morning.world.stopPaperboy();
    file.exec(`create trigger died after insert on deliveries begin
      update deliveries set state = 'sending', holder = 'dead', attempts = 1, lease_until = due_at + 120000
      where key = new.key; end`);
    morning.world.clock.moveTo(NINE);
    await morning.world.startPaperboy();
    expect(morning.standing('papers')).toEqual(NOTHING);
    file.exec('drop trigger died');
    file.close();
    await morning.pass(3);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });
});

function fill(file: Sqlite.Database, size: number): void {
  const insert = file.prepare('insert into filler values (zeroblob(?))');
  try {
    for (;;) insert.run(size);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL')) throw error;
  }
}

test('a loop that stalls for five seconds at the minute still ticks', async () => {
  vi.useFakeTimers({ now: Date.parse('2025-03-18T07:59:30Z') });
  try {
    let ticks = 0;
    const minutes = everyMinute(async () => {
      ticks += 1;
    });
    await vi.advanceTimersByTimeAsync(29_900);
    expect(ticks).toBe(0);
    vi.setSystemTime('2025-03-18T08:00:05Z');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ticks).toBe(1);
    await minutes.stop();
  } finally {
    vi.useRealTimers();
  }
});

describe('at the start', { timeout: 60_000 }, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function refusedWith(databaseUrl: string, more: { user?: number } = {}): Promise<string> {
    const program = startProgram('src/main.ts', {
      folder,
      environment: {
        DATABASE_URL: databaseUrl,
        DISCORD_TOKEN: 'x'.repeat(40),
        DISCORD_API_URL: 'http://127.0.0.1:9/api',
      },
      ...more,
    });
    expect(await program.ended).toBe(1);
    expect(program.said.stderr).not.toMatch(/^ {4}at /m);
    return program.said.stderr;
  }

  test('a folder that is missing is said, and no new database is made in it', async () => {
    const path = join(folder, 'not', 'mounted', 'paperboy.db');
    expect(await refusedWith(`sqlite:${path}`)).toContain('the folder');
    expect(existsSync(join(folder, 'not'))).toBe(false);
  });

  test('what is no database is said to be none, and left as it is', async () => {
    const path = join(folder, 'paperboy.db');
    writeFileSync(path, 'not a database at all, '.repeat(500));
    expect(await refusedWith(`sqlite:${path}`)).toMatch(/The database .* file is not a database/);
    expect(readFileSync(path, 'utf8')).toMatch(/^not a database/);
  });

  test('a folder in the place of the file is said', async () => {
    mkdirSync(join(folder, 'paperboy.db'));
    expect(await refusedWith(`sqlite:${join(folder, 'paperboy.db')}`)).toContain('cannot be opened');
  });

  /** A database as Paperboy makes it, closed; gives its bytes. */
  async function madeBefore(path: string): Promise<Buffer> {
    await (await openDatabase(`sqlite:${path}`)).destroy();
    return readFileSync(path);
  }

  test('a page in the middle that the disk has damaged is said, with its table; nothing is changed or made anew', async () => {
    const path = join(folder, 'paperboy.db');
    const bytes = await madeBefore(path);
    const file = new Sqlite(path);
    const page = file
      .prepare("select rootpage from sqlite_schema where name = 'subscriptions'")
      .pluck()
      .get();
    const size = file.pragma('page_size', { simple: true });
    file.close();
    if (typeof page !== 'number' || typeof size !== 'number') throw new Error('no subscriptions');
    bytes.fill(0xff, (page - 1) * size, page * size);
    writeFileSync(path, bytes);
    expect(await refusedWith(`sqlite:${path}`)).toMatch(
      /The database .* is damaged: subscriptions: Tree .*page/,
    );
    expect(readFileSync(path)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['paperboy.db']);
  });

  test('a database whose list of tables is damaged is said to be damaged, too', async () => {
    const path = join(folder, 'paperboy.db');
    const bytes = await madeBefore(path);
    bytes.fill(0xff, 100, 4096);
    writeFileSync(path, bytes);
    expect(await refusedWith(`sqlite:${path}`)).toMatch(/The database .* is damaged: /);
    expect(readFileSync(path)).toEqual(bytes);
  });

  // Whoever administers the machine may write to anything: then the program runs as somebody who may not.
  const isAdministrator = process.getuid?.() === 0;
  const user = isAdministrator ? { user: NOBODY } : {};
  const canRead =
    !isAdministrator || spawnSync(process.execPath, ['--eval', READ_IT], { uid: NOBODY }).status === 0;
  test.skipIf(!canRead || process.platform === 'win32').each([
    ['file', 0o444, 0o755],
    ['folder', 0o644, 0o555],
  ])(
    'a %s that may only be read is said, and nothing is left beside the database',
    async (_, ofFile, ofFolder) => {
      const path = join(folder, 'paperboy.db');
      const bytes = await madeBefore(path);
      if (isAdministrator) for (const owned of [folder, path]) chownSync(owned, NOBODY, NOBODY);
      chmodSync(path, ofFile);
      chmodSync(folder, ofFolder);
      const said = await refusedWith(`sqlite:${path}`, user);
      chmodSync(folder, 0o755);
      expect(said).toMatch(/The database .* cannot be opened: .* the file and its folder may be written to/);
      expect(readFileSync(path)).toEqual(bytes);
      expect(readdirSync(folder)).toEqual(['paperboy.db']);
    },
  );

  test('a migration that fails half way leaves the old tables, and says so', async () => {
    const path = join(folder, 'paperboy.db');
    const old = new Sqlite(path);
    old.exec('create table deliveries (mine text)');
    old.prepare('insert into deliveries values (?)').run('untouched');
    old.close();
    expect(await refusedWith(`sqlite:${path}`)).toContain('could not be brought up to date');
    const after = new Sqlite(path);
    expect(after.prepare('select * from deliveries').all()).toEqual([{ mine: 'untouched' }]);
    const tables = after.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    expect(tables).not.toContain('subscriptions');
    after.close();
  });
});

describe('a log', { timeout: 60_000 }, () => {
  const LOG = JSON.stringify(join(import.meta.dirname, '../../src/ops/log.ts'));
  const write = (then: string) => `
    import { createLog } from ${LOG};
    const log = createLog('info', []);
    await new Promise((resolve) => process.stdin.once('data', resolve));
    for (let line = 0; line < 20_000; line++) log.info({ line, filler: 'x'.repeat(500) }, 'something happened');
    await new Promise((resolve) => setImmediate(resolve));
    ${then}
  `;
  const start = (then: string) => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', write(then)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said = new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))));
    return { child, said };
  };

  test('that nobody reads stops nothing, and drops lines rather than keep them all', async () => {
    const { child, said } = start(
      'process.stdout.write(String(process.stderr.writableLength)); setInterval(() => {}, 1e6);',
    );
    child.stdin.write('go');
    const waiting = Number(await said);
    expect(waiting).toBeGreaterThan(1_000_000);
    expect(waiting).toBeLessThan(6_000_000);
    child.kill('SIGKILL');
  });

  test('whose reader has gone stops nothing', async () => {
    const { child, said } = start("process.stdout.write('went on'); setInterval(() => {}, 1e6);");
    child.stderr.destroy();
    child.stdin.write('go');
    expect(await said).toBe('went on');
    child.kill('SIGKILL');
  });
});
