// Reactions as the real discord.js hears of them, and as it adds them itself.

import { type Client, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { alice, bob, charlie, connect, eventually, localDiscord, papers, staff } from './bot.ts';
import { ask, post } from './rest.ts';

let discord: LocalDiscord;
let client: Client<true>;
let message: string;

beforeEach(async () => {
  discord = await localDiscord();
  // Older than the process of the bot, which therefore has it in no cache.
  message = await post(discord, papers, { content: 'A paper' });
  client = await connect(discord);
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

/** What the bot hears of reactions, in short. */
function heard(): string[] {
  const lines: string[] = [];
  client.on('messageReactionAdd', (reaction, user) => void lines.push(`+${reaction.emoji.name} ${user.id}`));
  client.on(
    'messageReactionRemove',
    (reaction, user) => void lines.push(`-${reaction.emoji.name} ${user.id}`),
  );
  client.on('messageReactionRemoveAll', ({ id }) => void lines.push(`none ${id}`));
  client.on('messageReactionRemoveEmoji', (reaction) => void lines.push(`no ${reaction.emoji.name}`));
  client.on('messageDelete', ({ id }) => void lines.push(`deleted ${id}`));
  return lines;
}

const soon = (lines: string[], expected: readonly string[]) =>
  eventually(() => expect(lines).toEqual(expected));

test('a reaction on a message older than the bot is heard, and its removal', async () => {
  const lines = heard();
  discord.react(bob, message, '🔖');
  discord.react(bob, message, '🔖');
  expect(discord.messages(papers, alice)[0]?.reactions).toEqual([{ emoji: '🔖', people: [bob] }]);
  discord.unreact(bob, message, '🔖');
  discord.unreact(bob, message, '🔖');
  await soon(lines, [`+🔖 ${bob}`, `-🔖 ${bob}`]);
  expect(discord.messages(papers, alice)[0]?.reactions).toEqual([]);
});

test('every event comes twice while that is asked for', async () => {
  const emoji = rawReactions(client);
  discord.doubleEvents(true);
  discord.react(bob, message, '1️⃣');
  discord.doubleEvents(false);
  discord.react(charlie, message, '🔖');
  await soon(emoji, ['1️⃣', '1️⃣', '🔖']);
});

test('a moderator clears one emoji, then all, then the message', async () => {
  const lines = heard();
  discord.react(bob, message, '🔖');
  discord.react(bob, message, '👍');
  discord.clearReactions(message, '👍');
  discord.clearReactions(message);
  discord.deleteMessage(message);
  await soon(lines, [`+🔖 ${bob}`, `+👍 ${bob}`, 'no 👍', `none ${message}`, `deleted ${message}`]);
});

// discord.js drops a reaction in direct messages that it has not cached, whatever its partials: hence the raw events.
test('only reactions that were asked for are sent, in direct messages as in channels', async () => {
  const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessageReactions];
  const other = await connect(discord, { intents });
  const [all, direct] = [rawReactions(client), rawReactions(other)];
  discord.react(bob, message, '🔖');
  discord.react(bob, await post(discord, discord.direct(bob).id), '👍');
  await soon(all, ['🔖', '👍']);
  await soon(direct, ['👍']);
  await other.destroy();
});

function rawReactions(from: Client): string[] {
  const emoji: string[] = [];
  from.on('raw', ({ t, d }: { t: string; d: { emoji: { name: string } } }) => {
    if (t === 'MESSAGE_REACTION_ADD') emoji.push(d.emoji.name);
  });
  return emoji;
}

test('what happens where the bot cannot see is not told to it', async () => {
  const events: string[] = [];
  client.on(
    'raw',
    ({ t, d }: { t: string; d: { channel_id?: string } }) => void events.push(`${t} ${d.channel_id}`),
  );
  await discord.type(alice, staff, 'Only us');
  discord.react(alice, discord.messages(staff, alice)[0]?.id ?? '', '👍');
  await discord.type(alice, papers, 'All of us');
  await eventually(() => expect(events).toEqual([`MESSAGE_CREATE ${papers}`]));
});

test("without the message-content intent other people's words are empty, except in direct messages", async () => {
  const words: string[] = [];
  client.on('messageCreate', (one) => void words.push(one.content));
  await discord.type(alice, papers, 'Good morning');
  await discord.type(alice, discord.direct(alice).id, 'Hello');
  await eventually(() => expect(words).toEqual(['', 'Hello']));
});

test('the bot reacts, is listed and takes it back', async () => {
  const channel = await client.channels.fetch(papers);
  if (!channel?.isTextBased()) throw new Error('#papers holds messages');
  const fetched = await channel.messages.fetch(message);
  await fetched.react('🔖');
  discord.react(bob, message, '🔖');
  const users = await fetched.reactions.cache.get('🔖')?.users.fetch();
  expect(users?.map((user) => user.id)).toEqual([discord.botId, bob]);
  await fetched.reactions.cache.get('🔖')?.users.remove(discord.botId);
  expect(discord.messages(papers, bob)[0]?.reactions).toEqual([{ emoji: '🔖', people: [bob] }]);
});

test('the server’s own emoji comes with its id, is listed by name and id, and is typed by its name', async () => {
  const [own = ''] = discord.ownEmoji;
  const sent: unknown[] = [];
  client.on('raw', ({ t, d }: { t: string; d: { emoji: unknown } }) => {
    if (t === 'MESSAGE_REACTION_ADD') sent.push(d.emoji);
  });
  discord.react(bob, message, own);
  expect(discord.messages(papers, alice)[0]?.reactions).toEqual([{ emoji: own, people: [bob] }]);
  await eventually(() => expect(sent).toEqual([{ id: '900000000000000081', name: 'paperclub' }]));
  const listed = `/channels/${papers}/messages/${message}/reactions/`;
  const asked = (emoji: string) => ask(discord, 'GET', listed + encodeURIComponent(emoji));
  expect((await asked('paperclub:900000000000000081')).body).toMatchObject([{ id: bob }]);
  expect(await asked('paperclub:1')).toMatchObject({ status: 400, body: { code: 10014 } });
  await discord.type(alice, papers, `Look ${own} and :unknown:`);
  expect(discord.messages(papers, bob).at(-1)?.payload.content).toBe(
    'Look <:paperclub:900000000000000081> and :unknown:',
  );
  expect(() => discord.react(bob, message, ':unknown:')).toThrow('is no emoji');
});

const path = (emoji: string) =>
  `/channels/${papers}/messages/${message}/reactions/${encodeURIComponent(emoji)}/@me`;

test('a word is no emoji', async () => {
  expect(await ask(discord, 'PUT', path('bookmark'))).toMatchObject({ status: 400, body: { code: 10014 } });
});

test('the twenty-first different emoji is refused, one more of the twenty is not', async () => {
  const different = Array.from({ length: 21 }, (_, index) => String.fromCodePoint(0x1f600 + index));
  for (const emoji of different.slice(0, 20))
    expect((await ask(discord, 'PUT', path(emoji))).status).toBe(204);
  expect(await ask(discord, 'PUT', path(different[20] ?? ''))).toMatchObject({ body: { code: 30010 } });
  discord.react(bob, message, different[0] ?? '');
});

test('adding wants ADD_REACTIONS for the first of its kind, and always the history', async () => {
  discord.react(bob, message, '👍');
  discord.denyPermission(papers, 'ADD_REACTIONS');
  expect(await ask(discord, 'PUT', path('🔖'))).toMatchObject({ body: { code: 50013 } });
  expect(await ask(discord, 'PUT', path('👍'))).toMatchObject({ status: 204 });
  discord.denyPermission(papers, 'READ_MESSAGE_HISTORY');
  expect(await ask(discord, 'PUT', path('👍'))).toMatchObject({ body: { code: 50013 } });
});

test("clearing other people's reactions wants MANAGE_MESSAGES", async () => {
  discord.react(bob, message, '👍');
  const all = `/channels/${papers}/messages/${message}/reactions`;
  expect(await ask(discord, 'DELETE', all)).toMatchObject({ body: { code: 50013 } });
  discord.allowPermission(papers, 'MANAGE_MESSAGES');
  expect(await ask(discord, 'DELETE', all)).toMatchObject({ status: 204 });
});
