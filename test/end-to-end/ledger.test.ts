// The operator asks what was sent where and when, in a terminal beside the bot.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { startProgram } from '../world/program.ts';
import { startWorld, textOf, type World } from '../world/world.ts';

let world: World;
beforeEach(async () => {
  const days = [madeUpDay('2025-03-18', madeUpPapers(21, 26))];
  world = await startWorld({ at: '2025-03-18T07:55:00Z', days, papers: [] });
});
afterEach(() => world.end());

async function deliveries(...args: string[]) {
  const { databaseUrl } = world.config;
  const environment = { DATABASE_URL: databaseUrl, CLOCK_START: '2025-03-18T09:00:00Z' };
  const folder = new URL('.', `file://${databaseUrl.replace('sqlite:', '')}`).pathname;
  const program = startProgram('src/deliveries-cli.ts', { folder, args, environment });
  const status = await program.ended;
  return { status, ...program.said };
}

async function morning(): Promise<void> {
  await person(world.slack, 'Alice').ask('subscribe at 09:00 Europe/Zurich top 2');
  await person(world.discord, 'Alice').ask('subscribe at 09:00 Europe/Zurich top 2 as list');
  world.slack.fail({ route: 'chat.postMessage', when: 'after', answer: { status: 500 } });
  await world.moveTo('2025-03-18T08:00:05Z');
  await world.moveTo('2025-03-18T08:01:05Z');
}

test('a line for each digest, in columns, with what gave trouble under it', { timeout: 60_000 }, async () => {
  await morning();
  const { status, stdout, stderr } = await deliveries();
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { channel } = person(world.slack, 'Alice');
  expect(stdout).toMatch(/^Due +Place +Nr {2}What +State +Messages {2}Attempts {2}Reason\n/);
  const slack = `2025-03-18 09:00 Zurich  slack:T0LOCAL/${channel} +1 {3}digest of 2025-03-18 +sent 09:01 +3 of 3 +2`;
  expect(stdout).toMatch(new RegExp(slack));
  expect(stdout).toMatch(
    /2025-03-18 09:00 Zurich {2}discord:\S+ +1 {3}digest of 2025-03-18 +sent 09:00 +1 of 1 +1\n/,
  );
  expect(stdout).toMatch(/completion +waits until 02:40 +0/);
});

test('of one place, and as JSON that names every message', { timeout: 60_000 }, async () => {
  await morning();
  const { channel } = person(world.slack, 'Alice');
  const { stdout } = await deliveries('--place', channel, '--json', '--days', '1');
  const [digest, ...others] = JSON.parse(stdout);
  expect(others).toMatchObject([{ kind: 'final', state: 'planned' }]);
  expect(digest).toMatchObject({ state: 'sent', attempts: 2, dueAt: '2025-03-18T08:00:00.000Z' });
  const header = await person(world.slack, 'Alice').digest();
  expect(digest.parts[0]).toMatchObject({ kind: 'header', message: `slack:T0LOCAL/${channel}/${header.id}` });
  expect(textOf(header)).toContain('6 papers so far');
});

test('nothing, and mistakes, are one sentence', { timeout: 60_000 }, async () => {
  const more = 'For more of them: npm run deliveries -- --days 30\n';
  expect(await deliveries()).toMatchObject({
    status: 0,
    stdout: `No deliveries in the last 7 days. ${more}`,
  });
  expect((await deliveries('--days', '1', '--place', 'C1')).stdout).toBe(
    `No deliveries to a place with "C1" in its name in the last 1 day. ${more}`,
  );
  expect(await deliveries('--days', 'many')).toMatchObject({ status: 1, stdout: '' });
  expect(await deliveries('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/--days .*--place .*--json/s),
  });
  expect((await deliveries('--day', '3')).stderr).toMatch(/^Unknown option '--day'[^\n]*\n$/);
});

test('where there is no database it says so and makes none', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  try {
    const program = startProgram('src/deliveries-cli.ts', { folder });
    expect(await program.ended).toBe(1);
    expect(program.said).toMatchObject({
      stdout: '',
      stderr: expect.stringMatching(/data\/paperboy\.db, and there is no such file here/),
    });
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
