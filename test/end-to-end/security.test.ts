// Who may do what, who sees what, and what is never written down: through the wire, in both chats.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { person } from '../world/people.ts';
import { shown, startWorld, textOf, type World } from '../world/world.ts';

const CANARY = 'quokka on the ledge';

/** What people in the channel see when somebody types it: news of a change, or what is said to everybody on purpose. */
const PUBLIC = new Set([
  'subscribe',
  'unsubscribe',
  'pause',
  'resume',
  'digest',
  'submit',
  'unsubmit',
  'pick',
  'weekly',
]);

/** A line to type for each command that can be typed; those that end something come last. */
const LINES = commands
  .filter(({ hidden }) => !hidden)
  .map(({ name, examples }) => ({ name, line: examples[0] ?? name }))
  .toSorted((one, other) => Number(one.name === 'unsubscribe') - Number(other.name === 'unsubscribe'));

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.end());
  const chat = () => world.chats[platform];
  const somebody = (name: 'Alice' | 'Bob' | 'Charlie') => person(chat(), name);
  const path = () => world.config.databaseUrl.replace('sqlite:', '');
  const files = () => readdirSync(world.folder).map((name) => join(world.folder, name));

  /** The rows of a table as they are stored now. */
  function rows(table: string, where = 'true'): string {
    const file = new Sqlite(path(), { readonly: true });
    try {
      return JSON.stringify(file.prepare(`select * from ${table} where ${where}`).all());
    } finally {
      file.close();
    }
  }
  /** Everything that says what a channel gets and who decides it. */
  const settings = () =>
    [rows('subscriptions', 'personal = 0'), rows('deliveries'), rows('workspaces')].join('\n');

  async function everybodySees(): Promise<string> {
    const messages = somebody('Bob').see();
    return messages
      .filter(({ onlyFor }) => !onlyFor)
      .map(({ id, editedAt, replies }) => `${id} ${editedAt} ${replies}`)
      .join('\n');
  }

  const allowed = { slack: ['Alice', 'Bob'], discord: ['Alice'] }[platform];
  const changing = LINES.filter(({ name }) => commands.find((one) => one.name === name)?.changesPlace);

  test.each([
    'Alice',
    'Bob',
    'Charlie',
  ] as const)('what a channel gets is changed by whom its platform lets: %s', async (name) => {
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich');
    const who = somebody(name);
    for (const { name: command, line } of changing.filter(
      (one) => !['rights', 'digest'].includes(one.name),
    )) {
      const before = settings();
      const answer = await who.ask(line).then(textOf, (error: Error) => error.message);
      const refused = /those who manage it|the platform says/.test(answer);
      expect({ command, refused }).toEqual({ command, refused: !allowed.includes(name) });
      if (refused) expect(settings(), command).toBe(before);
    }
  }, 30_000);

  test('whoever may not change the channel cannot do so by the buttons of others either', async () => {
    const [alice, charlie] = [somebody('Alice'), somebody('Charlie')];
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    await world.moveTo('2025-03-11T08:00:05Z');
    const tune = await charlie.press(await alice.digest(), 'Tune');
    const before = settings();
    expect(textOf(await charlie.pick(tune, 'How many', '5'))).toContain('those who manage it');
    expect(settings()).toBe(before);
  });

  test('no other command of a guest changes what a channel gets, and all answers are theirs alone', async () => {
    const charlie = somebody('Charlie');
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich');
    await charlie.ask('zone Europe/Zurich');
    await charlie.ask('today');
    const mine = LINES.filter(({ name }) => !commands.find((one) => one.name === name)?.changesPlace);
    for (const { name, line } of mine) {
      const before = { settings: settings(), seen: await everybodySees() };
      const answer = await charlie.ask(line);
      expect(answer.onlyFor, line).toBe(charlie.id);
      expect(settings(), line).toBe(before.settings);
      if (!PUBLIC.has(name)) expect(await everybodySees(), line).toBe(before.seen);
    }
  }, 60_000);

  test('what is typed, looked back at or asked for with a secret is in no line of the log', async () => {
    const alice = somebody('Alice');
    await chat().type(alice.id, alice.channel, `${CANARY}, said to others`);
    await alice.ask('today');
    await alice.ask(`keep 1 ${CANARY}`);
    await alice.ask(`search ${CANARY}`);
    await alice.ask(`${CANARY} is no command`).catch(() => undefined);
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    // The answer to the header is lost, so the history is read.
    const route = platform === 'slack' ? 'chat.postMessage' : 'POST /channels/{channel.id}/messages';
    chat().fail({ route, when: 'after', answer: 'reset', channel: alice.channel });
    await world.moveTo('2025-03-11T08:00:05Z');
    await world.moveTo('2025-03-11T08:01:05Z');
    await alice.digest();
    const tokens = Object.values(chat().environment);
    const inRequests = JSON.stringify(chat().requests.map(({ body }) => body));
    expect(inRequests).toContain(CANARY);
    const log = world.logged.join('\n');
    expect(log.length).toBeGreaterThan(1000);
    for (const secret of [CANARY, 'said to others', ...tokens, '/respond/', '/webhooks/', 'response_url']) {
      expect(log.includes(secret), secret).toBe(false);
    }
  });

  test('no token and nothing that others have written is in a file of the database', async () => {
    const alice = somebody('Alice');
    await chat().type(alice.id, alice.channel, `${CANARY}, said to others`);
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    const route = platform === 'slack' ? 'chat.postMessage' : 'POST /channels/{channel.id}/messages';
    chat().fail({ route, when: 'after', answer: 'reset', channel: alice.channel });
    await world.moveTo('2025-03-11T08:00:05Z');
    await world.moveTo('2025-03-11T08:01:05Z');
    await alice.digest();
    const bytes = Buffer.concat(files().map((file) => readFileSync(file)));
    expect(bytes.includes(alice.channel)).toBe(true);
    for (const secret of ['said to others', ...Object.values(chat().environment)])
      expect(bytes.includes(secret), secret).toBe(false);
  });

  test('a reaction on what is not ours leaves no row and asks nobody', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await chat().type(alice.id, alice.channel, 'https://arxiv.org/abs/1706.03762 is worth a look');
    const written = await shown(chat(), () => alice.see().at(-1));
    const asked = world.huggingFace.requests.length + world.arxiv.requests.length;
    for (const emoji of ['🔖', '👀', '1️⃣']) bob.react(written, emoji);
    await bob.ask('help');
    expect([rows('reactions'), rows('marks')]).toEqual(['[]', '[]']);
    expect(world.huggingFace.requests.length + world.arxiv.requests.length).toBe(asked);
  });

  test('the files of the database are for their owner only', async () => {
    await somebody('Alice').ask('keep 2403.03950');
    expect(files().length).toBeGreaterThan(1);
    for (const file of files()) expect((statSync(file).mode & 0o777).toString(8), file).toBe('600');
  });
});

test('a folder that is made for the database is for its owner only', async () => {
  const around = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const folder = relative(process.cwd(), join(around, 'data'));
  const db = await openDatabase(`sqlite:${join(folder, 'papers.db')}`);
  try {
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
  } finally {
    await db.destroy();
    rmSync(around, { recursive: true });
  }
});
