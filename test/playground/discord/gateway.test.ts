// The gateway: who may come in, what a resume replays, what an outage looks like.

import { type Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { bob, connect, eventually, localDiscord, newClient, papers, watch } from './bot.ts';
import { ask, post } from './rest.ts';

let discord: LocalDiscord;
let client: Client | undefined;

beforeEach(async () => {
  discord = await localDiscord();
});

afterEach(async () => {
  await client?.destroy();
  await discord.stop();
});

const kinds = () => discord.violations.map(({ detail }) => detail);

test('a client that is ready knows the server, its channels and itself', async () => {
  const ready = await connect(discord);
  client = ready;
  expect(ready.user.id).toBe(discord.botId);
  const guild = ready.guilds.cache.get(discord.guildId);
  expect(guild?.name).toBe(discord.workspace);
  expect(guild?.channels.cache.map((channel) => channel.name)).toEqual(['papers', 'reading-group', 'staff']);
  const me = guild?.members.me;
  const may = (name: string) =>
    me
      ?.permissionsIn(guild?.channels.cache.find((channel) => channel.name === name)?.id ?? '')
      .has('SendMessages');
  expect([may('papers'), may('staff')]).toEqual([true, false]);
  expect((await guild?.members.fetch(bob))?.displayName).toBe('Bob');
  expect(discord.violations).toEqual([]);
});

test('a wrong token is told at REST already', async () => {
  client = newClient(discord);
  await expect(client.login('wrong')).rejects.toThrow(/token/i);
});

test('a privileged intent closes with 4014', async () => {
  client = newClient(discord, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers] });
  await expect(client.login(discord.environment.DISCORD_TOKEN)).rejects.toThrow(/disallowed intents/);
  expect(kinds()).toEqual([expect.stringContaining('4014')]);
});

/** Speaks to the gateway by hand; resolves with the code it is closed with. */
function speak(query: string, ...frames: unknown[]): Promise<number> {
  const socket = new WebSocket(`${discord.apiUrl.replace('http', 'ws').replace('/api', '/')}${query}`);
  return new Promise((resolve) => {
    socket.addEventListener('message', () => {
      for (const frame of frames.splice(0))
        socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    });
    socket.addEventListener('close', ({ code }) => resolve(code));
  });
}

const usual = '?v=10&encoding=json';
const identify = (more: object = {}) => ({
  op: 2,
  d: { token: discord.environment.DISCORD_TOKEN, intents: 1, properties: {}, ...more },
});

test('the gateway closes with the code that says why', async () => {
  expect(await speak('?v=9&encoding=json')).toBe(4012);
  expect(await speak('?v=10&encoding=etf')).toBe(4002);
  expect(await speak(usual, '{')).toBe(4002);
  expect(await speak(usual, { op: 11 })).toBe(4001);
  expect(await speak(usual, { op: 3, d: {} })).toBe(4003);
  expect(await speak(usual, identify({ token: 'wrong' }))).toBe(4004);
  expect(await speak(usual, identify(), identify())).toBe(4005);
  expect(await speak(usual, { op: 6, d: { token: 'wrong' } })).toBe(4004);
  expect(await speak(usual, ...Array.from({ length: 121 }, () => ({ op: 1, d: null })))).toBe(4008);
  expect(await speak(usual, identify({ shard: [1, 2] }))).toBe(4010);
  expect(await speak(usual, identify({ intents: 'all' }))).toBe(4013);
});

test('identifies are counted, and too many cost the token', async () => {
  await discord.stop();
  discord = await localDiscord(watch(), { identifies: 1 });
  const left = async () => (await ask(discord, 'GET', '/gateway/bot')).body;
  expect(await left()).toMatchObject({
    session_start_limit: { total: 1000, remaining: 1, max_concurrency: 1 },
  });
  client = await connect(discord);
  expect(await left()).toMatchObject({ session_start_limit: { remaining: 0 } });
  expect(await speak(usual, identify())).toBe(4004);
});

const interruptions = [
  ['a drop', () => discord.dropGateway()],
  ['op 7', () => discord.askReconnect()],
  ['close code 4009', () => discord.dropGateway(4009)],
] as const;

test.for(interruptions)('after %s the session resumes and nothing is missed', async ([, interrupt]) => {
  const message = await post(discord, papers);
  client = await connect(discord);
  const heard: (string | null)[] = [];
  client.on('messageReactionAdd', (reaction) => void heard.push(reaction.emoji.name));
  const resumed = new Promise((resolve) =>
    client?.once(Events.ShardResume, (_, replayed) => resolve(replayed)),
  );
  interrupt();
  discord.react(bob, message, '1️⃣');
  await eventually(() => expect(discord.connected).toBe(0));
  discord.react(bob, message, '2️⃣');
  await resumed;
  discord.react(bob, message, '3️⃣');
  await eventually(() => expect(heard).toEqual(['1️⃣', '2️⃣', '3️⃣']));
  expect(discord.violations).toEqual([]);
});

test('a connection whose heartbeats get no answer is left and the session resumed', async () => {
  await discord.stop();
  discord = await localDiscord(watch(), { heartbeatMs: 100 });
  client = await connect(discord);
  const resumed = new Promise((resolve) => client?.once(Events.ShardResume, resolve));
  discord.muteGateway(true);
  await eventually(() => expect(discord.connected).toBe(0));
  discord.muteGateway(false);
  await resumed;
});

test('a session that is over (op 9) cannot be resumed', async () => {
  client = await connect(discord);
  const reconnecting = new Promise((resolve) => client?.once(Events.ShardReconnecting, resolve));
  discord.invalidateSession(false);
  await reconnecting;
  expect(discord.connected).toBe(0);
  const close = speak(usual, {
    op: 6,
    d: { token: discord.environment.DISCORD_TOKEN, session_id: 'x', seq: 1 },
  });
  await discord.stop();
  expect(await close).toBe(1006);
});

test('an outage of the server is not its loss', async () => {
  const ready = await connect(discord);
  client = ready;
  const events: string[] = [];
  ready.on('guildUnavailable', () => void events.push('unavailable'));
  ready.on('guildAvailable', () => void events.push('available'));
  ready.on('guildDelete', () => void events.push('deleted'));
  discord.makeUnavailable();
  discord.makeAvailable();
  discord.removeBot();
  await eventually(() => expect(events).toEqual(['unavailable', 'available', 'deleted']));
});

test('a deleted thread and many deleted messages are told', async () => {
  const ready = await connect(discord);
  client = ready;
  const events: unknown[] = [];
  ready.on('threadDelete', (thread) => void events.push(thread.id));
  ready.on('messageDeleteBulk', (messages) => void events.push([...messages.keys()]));
  const [root, other] = [await post(discord, papers), await post(discord, papers)];
  await ask(discord, 'POST', `/channels/${papers}/messages/${root}/threads`, { name: 'Tuesday' });
  discord.deleteThread(root);
  expect(discord.messages(papers, bob)).toMatchObject([{ id: root, replies: 0 }, { id: other }]);
  discord.deleteMessages(papers, [root, other]);
  await eventually(() => expect(events).toEqual([root, [root, other]]));
  expect(discord.messages(papers, bob)).toEqual([]);
});

test('a deleted channel and a new thread are told', async () => {
  const ready = await connect(discord);
  client = ready;
  const events: string[] = [];
  ready.on('threadCreate', (thread, fresh) => void events.push(`thread ${thread.name} ${fresh}`));
  ready.on('channelDelete', (channel) => void events.push(`deleted ${channel.id}`));
  const message = await post(discord, papers);
  await ask(discord, 'POST', `/channels/${papers}/messages/${message}/threads`, { name: 'Tuesday' });
  discord.deleteChannel(papers);
  await eventually(() => expect(events).toEqual(['thread Tuesday true', `deleted ${papers}`]));
});
