import { expect, test } from 'vitest';
import {
  alice,
  bob,
  charlie,
  handClock,
  localSlack,
  papers,
  quiet,
  random,
  readingGroup,
  refusal,
  webClient,
} from './bolt.ts';

type Slack = Awaited<ReturnType<typeof localSlack>>;
const post = { channel: papers, text: 'A paper', ...quiet };
const nothing = () => {};

test.each<[string, string, string]>([
  ['none', '', 'not_authed'],
  ['a wrong one', 'xoxb-other', 'invalid_auth'],
  ['the app-level one', 'xapp-local', 'not_allowed_token_type'],
])('a call with %s of the tokens is refused', async (_which, token, code) => {
  const slack = await localSlack();
  expect((await refusal(webClient(slack, token).auth.test())).error).toBe(code);
});

test('a revoked token is refused everywhere', async () => {
  const slack = await localSlack();
  slack.revokeToken();
  expect((await refusal(webClient(slack).chat.postMessage(post))).error).toBe('token_revoked');
  expect((await refusal(webClient(slack, 'xapp-local').apps.connections.open({}))).error).toBe(
    'token_revoked',
  );
});

test('the bot learns who it is', async () => {
  const slack = await localSlack();
  expect(await webClient(slack).auth.test()).toMatchObject({ team_id: slack.workspace, user: 'paperboy' });
});

test('a missing scope is named, with those that are there', async () => {
  const slack = await localSlack({ scopes: ['chat:write'] });
  const history = await refusal(webClient(slack).conversations.history({ channel: papers }));
  expect(history).toMatchObject({
    error: 'missing_scope',
    needed: 'channels:history',
    provided: 'chat:write',
  });
  const info = await refusal(webClient(slack).conversations.info({ channel: slack.directMessage(alice) }));
  expect(info).toMatchObject({ needed: 'im:read' });
  expect(slack.violations.map(({ kind }) => kind)).toEqual(['scope', 'scope']);
});

test('an unknown method is refused and noted', async () => {
  const slack = await localSlack();
  expect((await refusal(webClient(slack).apiCall('chat.shout', {}))).error).toBe('unknown_method');
  expect(slack.violations).toMatchObject([{ kind: 'unknown-route' }]);
});

test.each<[string, string, (slack: Slack) => void, object]>([
  ['an unknown channel', 'channel_not_found', nothing, { channel: 'C0NOWHERE' }],
  [
    'a private channel without the bot',
    'channel_not_found',
    (slack) => slack.makePrivate(random),
    { channel: random },
  ],
  ['a public channel without the bot', 'not_in_channel', nothing, { channel: random }],
  ['a channel the bot was removed from', 'not_in_channel', (slack) => slack.removeBot(papers), {}],
  ['an archived channel', 'is_archived', (slack) => slack.archive(papers), {}],
  ['no text', 'no_text', nothing, { text: '' }],
  ['an unknown thread', 'thread_not_found', nothing, { thread_ts: '1700000000.000001' }],
  ['101 attachments', 'too_many_attachments', nothing, { attachments: Array(101).fill({ text: 'a' }) }],
  ['blocks that are no list', 'invalid_blocks_format', nothing, { blocks: { type: 'divider' } }],
  ['51 blocks', 'invalid_blocks', nothing, { blocks: Array(51).fill({ type: 'divider' }) }],
  ['a markdown text and a text', 'markdown_text_conflict', nothing, { markdown_text: '**a**' }],
  [
    'nested metadata',
    'invalid_metadata_format',
    nothing,
    { metadata: { event_type: 'a', event_payload: { b: [1] } } },
  ],
  ['metadata of no type', 'invalid_metadata_format', nothing, { metadata: { event_payload: {} } }],
])('chat.postMessage refuses %s with %s', async (_what, code, prepare, change) => {
  const slack = await localSlack();
  prepare(slack);
  expect((await refusal(webClient(slack).apiCall('chat.postMessage', { ...post, ...change }))).error).toBe(
    code,
  );
  expect(slack.messages(papers, alice)).toEqual([]);
});

test('a missing argument is named', async () => {
  const slack = await localSlack();
  const { response_metadata } = await refusal(webClient(slack).apiCall('chat.postMessage', { text: 'a' }));
  expect(response_metadata?.messages).toEqual(['[ERROR] missing required field: channel']);
});

test('blocks of more than 11,300 characters together are too long for a post, not for an ephemeral answer', async () => {
  const slack = await localSlack();
  const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });
  const blocks = Array.from({ length: 4 }, () => section('x'.repeat(2_900)));
  const client = webClient(slack);
  expect((await refusal(client.chat.postMessage({ ...post, blocks }))).error).toBe('msg_blocks_too_long');
  await client.chat.postEphemeral({ channel: papers, user: alice, text: 'a', blocks });
  await client.chat.postMessage({ ...post, blocks: blocks.slice(0, 3) });
  expect(slack.messages(papers, alice)).toHaveLength(2);
});

test('a text over 40,000 characters is cut, posted, and warned of', async () => {
  const slack = await localSlack();
  const answer = await webClient(slack).chat.postMessage({ ...post, text: 'x'.repeat(40_001) });
  expect(answer.message?.text).toHaveLength(40_000);
  expect(answer.response_metadata?.warnings).toEqual(['message_truncated']);
});

test('with chat:write.public the bot may write where it is not', async () => {
  const slack = await localSlack({ scopes: ['chat:write', 'chat:write.public'] });
  await webClient(slack).chat.postMessage({ ...post, channel: random });
  expect(slack.messages(random, bob)).toHaveLength(1);
});

test('an answer under an answer is refused', async () => {
  const slack = await localSlack();
  const client = webClient(slack);
  const { ts: thread_ts = '' } = await client.chat.postMessage(post);
  const { ts: reply = '' } = await client.chat.postMessage({ ...post, thread_ts });
  const { error } = await refusal(client.chat.postMessage({ ...post, thread_ts: reply }));
  expect(error).toBe('cannot_reply_to_message');
  expect(slack.messages(papers, alice)).toMatchObject([{ id: thread_ts, replies: 1 }]);
  expect(slack.messages(papers, alice, thread_ts)).toMatchObject([{ id: reply, thread: thread_ts }]);
});

test('an edit by text leaves the blocks, the metadata and the reactions', async () => {
  const slack = await localSlack();
  const client = webClient(slack);
  const metadata = { event_type: 'paper', event_payload: { id: '1' } };
  const { ts = '' } = await client.chat.postMessage({ ...post, blocks: [{ type: 'divider' }], metadata });
  slack.react(alice, ts, '🔖');
  await client.chat.update({ channel: papers, ts, text: 'Another' });
  expect(slack.messages(papers, alice)).toMatchObject([
    {
      payload: { text: 'Another', blocks: [{ type: 'divider' }], metadata },
      editedAt: expect.any(Number),
      reactions: [{}],
    },
  ]);
});

test.each<[string, string, (slack: Slack, own: string) => object]>([
  ['a message that is not there', 'message_not_found', () => ({ ts: '1.000001' })],
  ["somebody else's message", 'cant_update_message', (slack) => ({ ts: slack.say(bob, papers, 'mine') })],
  ['a text over 4,000 characters', 'msg_too_long', (_slack, ts) => ({ ts, text: 'x'.repeat(4_001) })],
  ['nothing to say', 'no_text', (_slack, ts) => ({ ts, text: '' })],
  [
    'a message of an archived channel',
    'is_inactive',
    (slack, ts) => {
      slack.archive(papers);
      return { ts };
    },
  ],
])('chat.update refuses %s with %s', async (_what, code, change) => {
  const slack = await localSlack();
  const client = webClient(slack);
  const { ts = '' } = await client.chat.postMessage(post);
  const args = { channel: papers, text: 'b', ...change(slack, ts) };
  expect((await refusal(client.apiCall('chat.update', args))).error).toBe(code);
});

test('a deleted parent leaves a stone where its thread was; others are gone', async () => {
  const slack = await localSlack();
  const client = webClient(slack);
  const { ts: parent = '' } = await client.chat.postMessage(post);
  const { ts: reply = '' } = await client.chat.postMessage({ ...post, thread_ts: parent });
  await client.chat.delete({ channel: papers, ts: parent });
  expect(slack.messages(papers, alice)).toMatchObject([{ payload: { text: 'This message was deleted.' } }]);
  await client.chat.delete({ channel: papers, ts: reply });
  expect(slack.messages(papers, alice, parent)).toEqual([]);
  expect((await refusal(client.chat.delete({ channel: papers, ts: reply }))).error).toBe('message_not_found');
  const foreign = slack.say(bob, papers, 'mine');
  expect((await refusal(client.chat.delete({ channel: papers, ts: foreign }))).error).toBe(
    'cant_delete_message',
  );
});

test('the history holds metadata only on request and no ephemeral message or answer', async () => {
  const slack = await localSlack();
  const client = webClient(slack);
  const metadata = { event_type: 'delivery', event_payload: { delivery_id: 'd1' } };
  const { ts = '' } = await client.chat.postMessage({ ...post, metadata });
  await client.chat.postMessage({ ...post, thread_ts: ts });
  await client.chat.postEphemeral({ channel: papers, user: alice, text: 'for you' });
  const plain = await client.conversations.history({ channel: papers });
  expect(plain.messages).toHaveLength(1);
  expect(plain.messages?.[0]).not.toHaveProperty('metadata');
  const full = await client.conversations.history({ channel: papers, include_all_metadata: true });
  expect(full.messages?.[0]).toMatchObject({ ts, metadata, reply_count: 1, bot_id: 'B0PAPERBOY' });
});

test('history goes back from the newest in pages, replies forward', async () => {
  const clock = handClock();
  const slack = await localSlack({ clock });
  const client = webClient(slack);
  const all: string[] = [];
  for (const text of ['a', 'b', 'c', 'd', 'e']) all.push(slack.say(alice, papers, text));
  const texts = async (args: object) => {
    const page = await client.conversations.history({ channel: papers, limit: 2, ...args });
    return {
      texts: page.messages?.map(({ text }) => text),
      next: page.response_metadata?.next_cursor,
      more: page.has_more,
    };
  };
  const first = await texts({});
  expect(first).toMatchObject({ texts: ['e', 'd'], more: true });
  const second = await texts({ cursor: first.next });
  expect(second).toMatchObject({ texts: ['c', 'b'], more: true });
  expect(await texts({ cursor: second.next })).toMatchObject({ texts: ['a'], more: false });
  expect((await texts({ oldest: all[3] })).texts).toEqual(['e']);
  expect((await texts({ oldest: all[3], inclusive: true })).texts).toEqual(['e', 'd']);
  expect((await texts({ latest: all[1] })).texts).toEqual(['a']);
  expect((await refusal(texts({ cursor: 'bad' }))).error).toBe('invalid_cursor');
  expect((await refusal(texts({ oldest: 'yesterday' }))).error).toBe('invalid_ts_oldest');
  expect((await refusal(texts({ limit: 1000 }))).error).toBe('invalid_limit');

  for (const text of ['x', 'y', 'z']) slack.say(bob, papers, text, all[0]);
  const thread = { channel: papers, ts: all[0] ?? '', limit: 3 };
  const replies = await client.conversations.replies(thread);
  expect(replies.messages?.map(({ text }) => text)).toEqual(['a', 'x', 'y']);
  const cursor = replies.response_metadata?.next_cursor ?? '';
  const rest = await client.conversations.replies({ ...thread, cursor });
  expect(rest.messages?.map(({ text }) => text)).toEqual(['z']);
  const missing = await refusal(client.conversations.replies({ channel: papers, ts: '1.0' }));
  expect(missing.error).toBe('thread_not_found');
});

test('a conversation and its people can be asked for', async () => {
  const slack = await localSlack();
  const client = webClient(slack);
  expect((await client.conversations.info({ channel: random })).channel).toMatchObject({
    name: 'random',
    is_member: false,
  });
  expect((await client.users.conversations({})).channels?.map(({ id }) => id)).toEqual([
    papers,
    readingGroup,
  ]);
  expect((await client.users.info({ user: charlie })).user).toMatchObject({
    is_restricted: true,
    is_admin: false,
  });
  expect((await client.users.info({ user: alice })).user).toMatchObject({
    is_admin: true,
    tz: 'Europe/Zurich',
    tz_offset: 3600,
  });
  expect((await refusal(client.users.info({ user: 'U0NOBODY' }))).error).toBe('user_not_found');
  const join = await refusal(client.conversations.join({ channel: random }));
  expect(join).toMatchObject({ error: 'missing_scope', needed: 'channels:join' });
});

test('a DM is opened and seen by its person only', async () => {
  const slack = await localSlack();
  const client = webClient(slack);
  const { channel } = await client.conversations.open({ users: bob });
  expect(channel?.id).toBe(slack.directMessage(bob));
  await client.chat.postMessage({ ...post, channel: channel?.id ?? '' });
  expect(slack.messages(channel?.id ?? '', bob)).toHaveLength(1);
  expect(slack.messages(channel?.id ?? '', alice)).toEqual([]);
  expect((await refusal(client.conversations.open({ users: 'U0NOBODY' }))).error).toBe('user_not_found');
});

test('an ephemeral message goes to members only', async () => {
  const slack = await localSlack();
  slack.inviteBot(random);
  const args = { channel: random, user: charlie, text: 'psst' };
  expect((await refusal(webClient(slack).chat.postEphemeral(args))).error).toBe('user_not_in_channel');
});

test('the bot reacts once, with an emoji that exists', async () => {
  const slack = await localSlack();
  const client = webClient(slack);
  const { ts: timestamp = '' } = await client.chat.postMessage(post);
  const item = { channel: papers, timestamp };
  await client.reactions.add({ ...item, name: 'bookmark' });
  expect((await refusal(client.reactions.add({ ...item, name: 'bookmark' }))).error).toBe('already_reacted');
  expect((await refusal(client.reactions.add({ ...item, name: '🔖' }))).error).toBe('invalid_name');
  expect((await refusal(client.reactions.remove({ ...item, name: 'eyes' }))).error).toBe('no_reaction');
  const { message } = await client.reactions.get(item);
  expect(message?.reactions).toEqual([{ name: 'bookmark', users: ['U0PAPERBOY'], count: 1 }]);
});
