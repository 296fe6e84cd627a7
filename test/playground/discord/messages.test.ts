// Messages over REST: once per nonce, only where it is allowed, threads under them, files beside them.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { alice, bob, charlie, localDiscord, papers, staff, type Watch, watch } from './bot.ts';
import { ask, idOf, post } from './rest.ts';

let clock: Watch;
let discord: LocalDiscord;

beforeEach(async () => {
  clock = watch();
  discord = await localDiscord(clock);
});

afterEach(() => discord.stop());

const messages = `/channels/${papers}/messages`;
const quiet = { allowed_mentions: { parse: [] } };
const once = { content: 'The list', nonce: 'delivery-1', enforce_nonce: true };

test('the same nonce within two minutes gives the first message again, afterwards a new one', async () => {
  const first = await post(discord, papers, once);
  clock.pass(119_000);
  expect(await post(discord, papers, { ...once, content: 'Another' })).toBe(first);
  expect(discord.messages(papers, bob)).toHaveLength(1);
  clock.pass(2_000);
  expect(await post(discord, papers, once)).not.toBe(first);
});

test('a nonce without enforcement makes a second message', async () => {
  await post(discord, papers, once);
  await post(discord, papers, { ...once, enforce_nonce: false });
  expect(discord.messages(papers, bob)).toHaveLength(2);
});

test('a nonce whose message was deleted meanwhile is an unknown message', async () => {
  discord.deleteMessage(await post(discord, papers, once));
  const again = await ask(discord, 'POST', messages, { ...quiet, ...once });
  expect(again).toMatchObject({ status: 404, body: { code: 10008 } });
});

test('a listing shows no nonce and is newest first', async () => {
  const first = await post(discord, papers, once);
  const second = await post(discord, papers);
  const { body } = await ask(discord, 'GET', `${messages}?limit=10`);
  expect(body).toMatchObject([{ id: second }, { id: first }]);
  expect(JSON.stringify(body)).not.toContain('delivery-1');
});

test('a listing can begin after, before and around a message', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.push(await post(discord, papers));
  const page = async (query: string) => {
    const { body } = await ask(discord, 'GET', `${messages}?${query}`);
    return (body as { id: string }[]).map(({ id }) => ids.indexOf(id));
  };
  expect(await page(`after=${ids[1]}&limit=2`)).toEqual([3, 2]);
  expect(await page(`before=${ids[3]}&limit=2`)).toEqual([2, 1]);
  expect(await page(`around=${ids[2]}&limit=3`)).toEqual([3, 2, 1]);
  expect(await ask(discord, 'GET', `${messages}?limit=101`)).toMatchObject({ body: { code: 50035 } });
});

test('without READ_MESSAGE_HISTORY a listing is empty and says nothing about it', async () => {
  await post(discord, papers);
  discord.denyPermission(papers, 'READ_MESSAGE_HISTORY');
  expect(await ask(discord, 'GET', messages)).toMatchObject({ status: 200, body: [] });
  discord.allowPermission(papers, 'READ_MESSAGE_HISTORY');
  expect((await ask(discord, 'GET', messages)).body).toHaveLength(1);
});

const embed = { embeds: [{ title: 'A paper' }] };
const forbidden = [
  ['VIEW_CHANNEL', { content: 'x' }, 50001],
  ['SEND_MESSAGES', { content: 'x' }, 50013],
  ['EMBED_LINKS', embed, 50013],
] as const;

test.for(forbidden)('without %s a post is refused', async ([permission, body, code]) => {
  discord.denyPermission(papers, permission);
  const reply = await ask(discord, 'POST', messages, { ...quiet, ...body });
  expect(reply).toMatchObject({ status: 403, body: { code } });
  expect(discord.violations).toMatchObject([{ kind: 'scope' }]);
});

test('the bot does not see #staff, Alice does, Bob does not', async () => {
  expect(await ask(discord, 'POST', `/channels/${staff}/messages`, once)).toMatchObject({
    body: { code: 50001 },
  });
  expect(await discord.type(alice, staff, 'Only us')).toEqual({});
  expect(discord.messages(staff, alice)).toHaveLength(1);
  expect(discord.messages(staff, bob)).toEqual([]);
  expect((await discord.type(bob, staff, 'Me too')).error).toContain('permission');
});

test('an unknown token, channel and route are refused', async () => {
  expect(await ask(discord, 'GET', '/users/@me', undefined, 'wrong')).toMatchObject({
    status: 401,
    body: { code: 0 },
  });
  expect(await ask(discord, 'POST', '/channels/1/messages', once)).toMatchObject({ body: { code: 10003 } });
  expect(await ask(discord, 'GET', '/guilds/1/audit-logs')).toMatchObject({ status: 404 });
  expect(discord.violations.map(({ kind }) => kind)).toEqual(['protocol', 'protocol', 'unknown-route']);
});

test('an edit replaces what it names, and only what the bot wrote itself', async () => {
  const own = await post(discord, papers, { content: 'Today', ...embed });
  await ask(discord, 'PATCH', `${messages}/${own}`, { ...quiet, content: 'Tomorrow' });
  expect(discord.messages(papers, bob)[0]).toMatchObject({
    payload: { content: 'Tomorrow', ...embed },
    editedAt: clock.now(),
  });
  const nothing = { ...quiet, content: '', embeds: [] };
  expect(await ask(discord, 'PATCH', `${messages}/${own}`, nothing)).toMatchObject({ body: { code: 50006 } });
  await discord.type(bob, papers, 'Good morning');
  const [, other] = discord.messages(papers, bob);
  const path = `${messages}/${other?.id}`;
  expect(await ask(discord, 'PATCH', path, { content: 'x' })).toMatchObject({ body: { code: 50005 } });
  expect(await ask(discord, 'DELETE', path)).toMatchObject({ body: { code: 50013 } });
});

test('a thread has the id of its message, holds the answers and can be started once', async () => {
  const root = await post(discord, papers);
  const path = `${messages}/${root}/threads`;
  expect(await ask(discord, 'POST', path, { name: 'x'.repeat(101) })).toMatchObject({
    body: { code: 50035 },
  });
  const thread = await ask(discord, 'POST', path, { name: 'Tue 11 March', auto_archive_duration: 1440 });
  expect(idOf(thread)).toBe(root);
  await post(discord, root, embed);
  await discord.type(charlie, root, 'Interesting');
  expect(discord.messages(papers, bob)).toMatchObject([{ id: root, replies: 2 }]);
  expect(discord.messages(papers, bob, root)).toMatchObject([
    { channel: papers, thread: root, author: { bot: true } },
    { channel: papers, thread: root, author: { name: 'Charlie' } },
  ]);
  expect(await ask(discord, 'POST', path, { name: 'Again' })).toMatchObject({ body: { code: 160004 } });
});

test('threads want rights of their own', async () => {
  const root = await post(discord, papers);
  discord.denyPermission(papers, 'CREATE_PUBLIC_THREADS');
  const path = `${messages}/${root}/threads`;
  expect(await ask(discord, 'POST', path, { name: 'x' })).toMatchObject({ body: { code: 50013 } });
  discord.allowPermission(papers, 'CREATE_PUBLIC_THREADS');
  await ask(discord, 'POST', path, { name: 'x' });
  discord.denyPermission(papers, 'SEND_MESSAGES_IN_THREADS');
  const answer = await ask(discord, 'POST', `/channels/${root}/messages`, once);
  expect(answer).toMatchObject({ body: { code: 50013 } });
});

test('a post opens an archived thread again, unless it is locked', async () => {
  const root = await post(discord, papers);
  await ask(discord, 'POST', `${messages}/${root}/threads`, { name: 'x' });
  const answer = await post(discord, root);
  discord.archiveThread(root);
  const edit = () =>
    ask(discord, 'PATCH', `/channels/${root}/messages/${answer}`, { ...quiet, content: 'New' });
  expect(await edit()).toMatchObject({ body: { code: 50083 } });
  await post(discord, root);
  expect(await edit()).toMatchObject({ status: 200 });
  discord.archiveThread(root, true);
  const late = await ask(discord, 'POST', `/channels/${root}/messages`, { ...quiet, content: 'x' });
  expect(late).toMatchObject({ body: { code: 50083 } });
});

test('direct messages are between one person and the bot, who may not want them', async () => {
  const channel = idOf(await ask(discord, 'POST', '/users/@me/channels', { recipient_id: bob }));
  expect(channel).toBe(discord.direct(bob).id);
  await post(discord, channel);
  expect(discord.messages(channel, bob)).toHaveLength(1);
  expect(discord.messages(channel, alice)).toEqual([]);
  discord.closeDms(bob);
  const refused = await ask(discord, 'POST', `/channels/${channel}/messages`, { ...quiet, content: 'x' });
  expect(refused).toMatchObject({ status: 403, body: { code: 50007 } });
  expect(discord.violations).toEqual([]);
});

test('a file comes back from the address that the message names', async () => {
  const form = new FormData();
  form.set('payload_json', JSON.stringify({ ...quiet, attachments: [{ id: 0, filename: 'shelf.bib' }] }));
  form.set('files[0]', new Blob(['@misc{x}']), 'shelf.bib');
  const response = await fetch(`${discord.apiUrl}/v10${messages}`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.environment.DISCORD_TOKEN}` },
    body: form,
  });
  const body = (await response.json()) as { attachments: { filename: string; size: number; url: string }[] };
  expect(body.attachments).toMatchObject([{ filename: 'shelf.bib', size: 8 }]);
  expect(await (await fetch(body.attachments[0]?.url ?? '')).text()).toBe('@misc{x}');
});

test('a deleted channel and a server that threw the bot out answer so', async () => {
  discord.deleteChannel(papers);
  expect(await ask(discord, 'POST', messages, once)).toMatchObject({ status: 404, body: { code: 10003 } });
  discord.removeBot();
  const path = `/channels/${staff}/messages`;
  expect(await ask(discord, 'POST', path, once)).toMatchObject({ status: 403, body: { code: 50001 } });
});
