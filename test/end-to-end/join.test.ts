// One person in Slack and in Discord: a one-time code makes one shelf of both, and they can part again.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { person } from '../world/people.ts';
import { shown, startWorld, type World, textOf as wireText } from '../world/world.ts';

const REGRESSION = '2403.03950';
const INFLUENCE = '2308.03296';
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(async () => {
  const violations = [...world.slack.violations, ...world.discord.violations];
  await world.end();
  expect(violations).toEqual([]);
});

const PLATFORMS = ['slack', 'discord'] as const;
type PlatformName = (typeof PLATFORMS)[number];
const somebody = (platform: PlatformName, name: 'Alice' | 'Bob' | 'Charlie' = 'Alice') =>
  person(world.chats[platform], name);

async function codeFor(platform: PlatformName): Promise<string> {
  const [code = 'no code'] =
    /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(textOf(await somebody(platform).ask('join'))) ?? [];
  return code;
}

const directTo = (platform: PlatformName) => {
  const chat = world.chats[platform];
  const { id } = somebody(platform);
  return shown(chat, () => chat.messages(chat.direct(id).id, id).at(-1));
};

describe.each([
  ['slack', 'discord'],
  ['discord', 'slack'],
] as const)('with a code of %s typed in %s', (here, there) => {
  const both = () => [somebody(here), somebody(there)] as const;
  const joinUp = async () =>
    textOf(await somebody(there).ask(`join ${(await codeFor(here)).toLowerCase().replace('-', ' ')}`));

  test('both accounts see one shelf, and teams see only what was kept with them', async () => {
    const [one, other] = both();
    await one.ask(`keep ${REGRESSION} the baseline`);
    await other.ask(`keep ${INFLUENCE}`);
    await other.ask(`tag ${INFLUENCE} influence`);
    expect(await joinUp()).toMatch(/Joined\. Both accounts have one shelf now, with 2 papers/);
    expect(textOf(await directTo(here))).toMatch(/another account and this one have one shelf now.*unjoin/s);
    for (const who of both())
      expect(textOf(await who.ask('bookmarks'))).toMatch(/2 papers.*#influence.*the baseline/s);
    expect(textOf(await somebody(here, 'Bob').ask('bookmarks team'))).toMatch(/1 paper\..*Stop Regressing/s);
    expect(textOf(await somebody(there, 'Bob').ask('bookmarks team'))).not.toContain('Stop Regressing');
    expect(textOf(await somebody(there, 'Bob').ask('top'))).not.toContain('Stop Regressing');
  });

  test('what is written, marked or taken off with one is so with both, after a restart too', async () => {
    const [one, other] = both();
    await one.ask(`keep ${REGRESSION} the first word`);
    await joinUp();
    await world.stopPaperboy();
    await world.startPaperboy();
    await other.ask(`note ${REGRESSION} the last word`);
    await other.ask(`mark read ${REGRESSION}`);
    const shelf = textOf(await one.ask('bookmarks status:read'));
    expect(shelf).toContain('the last word');
    expect(shelf).not.toContain('the first word');
    expect(textOf(await one.ask('foryou'))).toContain('New for you');
    await other.ask(`drop ${REGRESSION}`);
    expect(textOf(await one.ask('bookmarks'))).toContain('You have kept nothing yet');
  });

  test('unjoin parts them, each with what was kept there', async () => {
    const [one, other] = both();
    await one.ask(`keep ${REGRESSION} mine from here`);
    await joinUp();
    await other.ask(`keep ${INFLUENCE}`);
    expect(textOf(await one.ask('unjoin'))).toMatch(/Parted\. Here you keep what you kept here, 1 paper;/);
    expect(textOf(await one.ask('bookmarks'))).toMatch(/1 paper\..*Stop Regressing.*mine from here/s);
    expect(textOf(await other.ask('bookmarks'))).toMatch(/1 paper\..*Influence/s);
    await other.ask(`keep ${REGRESSION}`);
    expect(textOf(await other.ask('bookmarks'))).not.toContain('mine from here');
    for (const who of both()) expect(textOf(await who.ask('unjoin'))).toContain('joined no other account');
  });

  test('a code works once, for 15 minutes, and never for its own account', async () => {
    const [one, other] = both();
    const first = await codeFor(here);
    expect(textOf(await one.ask(`join ${first}`))).toContain('no code that another account has');
    world.clock.moveTo('2025-03-11T08:10:00.001Z');
    expect(textOf(await other.ask(`join ${first}`))).toContain('no code that another account has');
    const second = await codeFor(here);
    world.clock.moveTo('2025-03-11T08:25:00Z');
    expect(textOf(await other.ask(`join ${second}`))).toContain('Joined');
    expect(textOf(await somebody(there, 'Bob').ask(`join ${second}`))).toContain('no code that another');
    expect(textOf(await somebody(there, 'Bob').ask('bookmarks'))).toContain('You have kept nothing yet');
  });

  test('after five wrong codes one waits, with the right one too', async () => {
    const [, other] = both();
    for (let tries = 1; tries < 5; tries++)
      expect(textOf(await other.ask(`join ${'2'.repeat(8)}`))).toContain('no code that another account has');
    expect(textOf(await other.ask('join 3333-3333'))).toContain(
      '5 codes were wrong. Try again in 15 minutes.',
    );
    const code = await codeFor(here);
    world.clock.moveTo('2025-03-11T08:09:30Z');
    expect(textOf(await other.ask(`join ${code}`))).toContain('Try again in 1 minute.');
    world.clock.moveTo('2025-03-11T08:10:00Z');
    expect(textOf(await other.ask(`join ${await codeFor(here)}`))).toContain('Joined');
  });

  test('forget-me forgets one side and says so; my-data holds both', async () => {
    const [one, other] = both();
    await one.ask(`keep ${REGRESSION} a quokka`);
    await joinUp();
    await other.ask(`keep ${INFLUENCE} a numbat`);
    await one.ask('my-data');
    const chat = world.chats[here];
    const sent = await shown(chat, () =>
      chat.messages(chat.direct(one.id).id, one.id).findLast((message) => message.files),
    );
    const file = await (await fetch(sent.files?.[0]?.url ?? '')).text();
    expect(file).toContain('a quokka');
    expect(file).toContain('a numbat');
    expect(JSON.parse(file).accounts).toHaveLength(2);
    const question = await one.ask('forget-me');
    expect(textOf(question)).toContain('Your other account is parted from this one');
    await one.press(question, 'Yes, forget me');
    expect(textOf(await one.ask('bookmarks'))).toContain('You have kept nothing yet');
    expect(textOf(await other.ask('bookmarks'))).toMatch(/1 paper\..*a numbat/s);
    expect(textOf(await other.ask('unjoin'))).toContain('joined no other account');
  });
});

test('three accounts are one as well: Slack, a Discord server and the direct messages there', async () => {
  const [slack, server] = [somebody('slack'), somebody('discord')];
  const { chats } = world;
  const direct = chats.discord.direct(server.id).id;
  const inDirect = async (line: string) => {
    const before = chats.discord.messages(direct, server.id).length;
    await chats.discord.type(server.id, direct, line);
    return shown(chats.discord, () => {
      const answer = chats.discord.messages(direct, server.id).at(-1);
      return chats.discord.messages(direct, server.id).length > before && !answer?.thinking && answer;
    });
  };
  await slack.ask(`keep ${REGRESSION}`);
  await server.ask(`join ${await codeFor('slack')}`);
  await inDirect(`/papers-more join code:${await codeFor('discord')}`);
  await server.ask(`keep ${INFLUENCE}`);
  expect(textOf(await inDirect('/papers bookmarks'))).toContain('2 papers');
  await slack.ask('unjoin');
  expect(textOf(await slack.ask('bookmarks'))).toContain('1 paper.');
  expect(textOf(await inDirect('/papers bookmarks'))).toMatch(/1 paper\..*Influence/s);
});
