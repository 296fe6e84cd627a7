// Forums and announcement channels of the local Discord: what they take and what they refuse.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { bob, localDiscord, papers } from './bot.ts';
import { ask, idOf, post } from './rest.ts';

let discord: LocalDiscord;
let forum: string;
let news: string;

beforeAll(async () => {
  discord = await localDiscord();
  const tags = [
    { id: '7001', name: 'papers', moderated: false },
    { id: '7002', name: 'ours', moderated: true },
  ];
  forum = discord.addChannel('forum', 'paper-talk', { tags, tagRequired: true }).id;
  news = discord.addChannel('announcement', 'paper-news').id;
});
afterAll(() => discord.stop());

const message = { content: 'Hello', allowed_mentions: { parse: [] } };
const good = { name: 'A list', applied_tags: ['7001'], message };
const start = (body: object, channel = forum) => ask(discord, 'POST', `/channels/${channel}/threads`, body);
const crosspost = (id: string, channel = news) =>
  ask(discord, 'POST', `/channels/${channel}/messages/${id}/crosspost`);

test('a post of a forum is a thread with the id of the message that it begins with', async () => {
  const reply = await start(good);
  expect(reply).toMatchObject({ status: 201, body: { type: 11, parent_id: forum, name: 'A list' } });
  const id = idOf(reply);
  expect(reply.body).toMatchObject({ message: { id, channel_id: id, content: 'Hello' } });
  expect(await ask(discord, 'GET', `/channels/${id}/messages/${id}`)).toMatchObject({ status: 200 });
  const [listed] = discord.messages(forum, bob);
  expect(listed).toMatchObject({ id, replies: 0 });
  await post(discord, id);
  expect(discord.messages(forum, bob)[0]?.replies).toBe(1);
  expect(discord.messages(forum, bob, id)).toHaveLength(1);
});

test('archived posts are listed apart', async () => {
  const id = idOf(await start(good));
  discord.archiveThread(id);
  const active = await ask(discord, 'GET', `/guilds/${discord.guildId}/threads/active`);
  const archived = await ask(discord, 'GET', `/channels/${forum}/threads/archived/public`);
  expect(JSON.stringify(active.body)).not.toContain(id);
  expect(archived.body).toMatchObject({ threads: [{ id }], has_more: false });
});

test.each([
  ['a message beside posts', () => ask(discord, 'POST', `/channels/${forum}/messages`, message), 50008],
  ['a post in a channel that is no forum', () => start(good, papers), 50024],
  ['a post without a name', () => start({ ...good, name: '' }), 50035],
  ['a post without words', () => start({ ...good, message: {} }), 50006],
  ['a post without the tag that is wanted', () => start({ ...good, applied_tags: [] }), 40067],
  ['a tag that is not there', () => start({ ...good, applied_tags: ['1'] }), 50035],
  ['a tag for moderators', () => start({ ...good, applied_tags: ['7002'] }), 50013],
] as const)('%s is refused', async (_, act, code) => {
  expect(await act()).toMatchObject({ body: { code } });
});

test('a nonce in a post counts against the bot: nobody looks at it', async () => {
  const before = discord.violations.length;
  await start({ ...good, message: { ...message, nonce: 'one', enforce_nonce: true } });
  expect(discord.violations.slice(before)).toMatchObject([{ kind: 'protocol' }]);
});

test('a message of an announcement channel is published once, and none of another channel', async () => {
  const id = await post(discord, news);
  expect(discord.isPublished(id)).toBe(false);
  expect(await crosspost(id)).toMatchObject({ status: 200, body: { id, flags: 1 } });
  expect(discord.isPublished(id)).toBe(true);
  expect(await crosspost(id)).toMatchObject({ body: { code: 40033 } });
  expect(await crosspost(await post(discord, papers), papers)).toMatchObject({ body: { code: 50024 } });
});

test('ten are published an hour, and the eleventh is told how long to wait', async () => {
  const busy = discord.addChannel('announcement', 'busy-news').id;
  const ids = [];
  for (let count = 0; count < 11; count++) ids.push(await post(discord, busy));
  const statuses = [];
  for (const id of ids) statuses.push((await crosspost(id, busy)).status);
  expect(statuses).toEqual([...Array(10).fill(200), 429]);
});

test('nobody types into a forum itself', async () => {
  expect(await discord.type(bob, forum, 'Hello')).toHaveProperty('error');
});
