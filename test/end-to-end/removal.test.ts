// A workspace removes Paperboy: its digests stop at once, its data is deleted after 30 days, and what comes back in time
// finds everything as it was. Through the wire, in both chats.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { BELONGING, SHARED } from '../../src/store/workspace-data.ts';
import { person } from '../world/people.ts';
import { startWorld, textOf, type World } from '../world/world.ts';

const NOTE = 'quokka on the ledge';
const FOLLOWED = 'pangolin';
const NOTICED = 'a workspace has removed us';
const BACK = 'a workspace has come back';
const DELETED = 'that had removed us is deleted';
const HEADER = 'Daily Papers';

const PLATFORMS = ['slack', 'discord'] as const;
type PlatformName = (typeof PLATFORMS)[number];

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(async () => {
  const violations = [...world.slack.violations, ...world.discord.violations];
  await world.end();
  expect(violations).toEqual([]);
});

const somebody = (platform: PlatformName, name: 'Alice' | 'Bob' = 'Alice') =>
  person(world.chats[platform], name);
const filesWith = (text: string) =>
  readdirSync(world.folder).filter((name) => readFileSync(join(world.folder, name)).includes(text));
const times = (words: string) => world.logged.filter((line) => line.includes(words)).length;
const headersIn = (platform: PlatformName) =>
  somebody(platform)
    .see()
    .filter((message) => !message.onlyFor && textOf(message).includes(HEADER)).length;

/** Words and settings of a person and of a channel, wherever they can stand. */
async function settle(platform: PlatformName) {
  const alice = somebody(platform);
  await alice.ask('zone Europe/Zurich');
  await alice.ask('today');
  await alice.ask(`keep 1 ${NOTE}`);
  await alice.ask(`follow ${FOLLOWED} OR votes>=20`);
  await alice.ask('subscribe at 09:00 Europe/Zurich');
}

/** Somebody throws Paperboy out; waits until it knows. */
async function remove(platform: PlatformName, first?: 'app_uninstalled') {
  if (platform === 'slack') world.slack.uninstall(first);
  else world.discord.removeBot();
  await world.untilLogged(NOTICED);
}

async function takeBack(platform: PlatformName) {
  if (platform === 'discord') return world.discord.inviteBot();
  world.slack.install();
  // The real Slack gives a new token, which needs a restart anyway.
  await world.stopPaperboy();
  await world.startPaperboy();
}

const ofWorkspace = { slack: 'slack:T0LOCAL', discord: 'discord:900000000000000001' } as const;

describe.each(PLATFORMS)('in %s', (platform) => {
  const other = platform === 'slack' ? 'discord' : 'slack';

  test('digests stop at once, elsewhere they go on; after 30 days nothing of the workspace is in any file', async () => {
    await settle(platform);
    await settle(other);
    await remove(platform);
    await world.moveTo('2025-03-11T08:00:05Z');
    await somebody(other).digest();
    expect(headersIn(platform)).toBe(0);
    await world.moveTo('2025-04-10T07:54:00Z');
    expect(filesWith(ofWorkspace[platform])).not.toEqual([]);
    await world.moveTo('2025-04-10T08:00:00Z');
    expect(times(DELETED)).toBe(1);
    expect(filesWith(ofWorkspace[platform])).toEqual([]);
    expect(headersIn(platform)).toBe(0);
    expect(textOf(await somebody(other).ask('bookmarks'))).toContain(NOTE);
    expect(textOf(await somebody(other).ask('show 2403.03950'))).toContain('Stop Regressing');
  });

  test('what comes twice, late or with a restart between changes nothing', async () => {
    world.chats[platform].doubleEvents(true);
    await settle(platform);
    await remove(platform, 'app_uninstalled');
    await world.moveTo('2025-03-20T08:00:00Z');
    await world.stopPaperboy();
    await world.startPaperboy();
    expect(times(NOTICED)).toBe(1);
    await world.moveTo('2025-04-09T08:00:00Z');
    expect(times(DELETED)).toBe(0);
    expect(filesWith(NOTE)).not.toEqual([]);
    await world.moveTo('2025-04-10T08:00:00Z');
    expect(filesWith(NOTE)).toEqual([]);
    await world.moveTo('2025-04-11T08:00:00Z');
    expect(times(DELETED)).toBe(1);
  });

  test('whoever comes back within 30 days finds shelf, follow and digest as they were', async () => {
    await settle(platform);
    await remove(platform);
    await world.moveTo('2025-03-12T07:30:00Z');
    expect(headersIn(platform)).toBe(0);
    await takeBack(platform);
    await world.untilLogged(BACK);
    await world.moveTo('2025-03-12T08:00:05Z');
    await somebody(platform).digest();
    await world.moveTo('2025-04-12T08:00:05Z');
    expect(times(DELETED)).toBe(0);
    expect(textOf(await somebody(platform).ask('bookmarks'))).toContain(NOTE);
    expect(textOf(await somebody(platform).ask('follows'))).toContain(FOLLOWED);
  });

  test('a removal while Paperboy was off is noticed at the start, and the grace begins then', async () => {
    await settle(platform);
    await world.stopPaperboy();
    if (platform === 'slack') world.slack.uninstall();
    else world.discord.removeBot();
    await world.moveTo('2025-03-20T08:00:00Z');
    await world.startPaperboy();
    await world.untilLogged(NOTICED);
    await world.moveTo('2025-04-18T08:00:00Z');
    expect(filesWith(NOTE)).not.toEqual([]);
    await world.moveTo('2025-04-19T08:00:01Z');
    expect(filesWith(NOTE)).toEqual([]);
  });
});

// discord.js waits fifteen seconds for servers that have an outage when it starts.
test('an outage of a Discord server is no removal, whatever is restarted meanwhile', async () => {
  await settle('discord');
  world.discord.makeUnavailable();
  await somebody('slack').ask('today');
  await world.stopPaperboy();
  await world.startPaperboy();
  await world.moveTo('2025-04-21T08:00:00Z');
  expect(times(NOTICED)).toBe(0);
  world.discord.makeAvailable();
  expect(textOf(await somebody('discord').ask('bookmarks'))).toContain(NOTE);
}, 60_000);

test('a Discord that does not answer has removed nobody', async () => {
  await settle('discord');
  await world.stopPaperboy();
  world.discord.removeBot();
  world.discord.fail({ route: 'GET /guilds/{guild.id}', when: 'before', answer: { status: 503 } });
  await world.startPaperboy();
  await world.moveTo('2025-04-21T08:00:00Z');
  expect(times(NOTICED)).toBe(0);
});

test('the token of a person who leaves Slack is not ours', async () => {
  await settle('slack');
  world.slack.emit({ type: 'tokens_revoked', tokens: { oauth: ['U0BOB'], bot: [] } });
  world.slack.emit({ type: 'tokens_revoked', tokens: { oauth: ['U0BOB'] } });
  await somebody('slack').ask('today');
  await world.moveTo('2025-04-21T08:00:00Z');
  expect(times(NOTICED)).toBe(0);
});

test('every table is known to belong to workspaces or to everybody', async () => {
  const db = await openDatabase('sqlite::memory:');
  const tables = await db.introspection.getTables();
  await db.destroy();
  const unknown = tables.filter(
    ({ name, columns }) =>
      !columns.some((column) => column.name === 'workspace') &&
      !SHARED.includes(name) &&
      !(name in BELONGING),
  );
  expect(
    unknown
      .map(({ name }) => name)
      .filter((name) => !/^(paper_search|paper_words|word_counts|kysely_)/.test(name)),
  ).toEqual([]);
});
