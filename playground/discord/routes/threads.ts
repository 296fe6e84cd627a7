// Threads: started from a message, archived, locked, joined.

import { type Faults, fault, flag, oneOf, textOf } from '../form.ts';
import { addThread } from '../guild.ts';
import { addMessage, threadOf, wireMessage } from '../messages.ts';
import { botId } from '../people.ts';
import { invalidForm, refusal } from '../refusal.ts';
import { checkNew, flagsOf } from '../sending.ts';
import { dispatch, intents } from '../sessions.ts';
import { isJson, type Json, number, text } from '../wire.ts';
import { wireChannel } from '../wire-guild.ts';
import { type Channel, changed, violate } from '../world.ts';
import { mayPost } from './messages.ts';
import { bodyOf, type Call, channelOf, done, messageOf, need, ok, type Route } from './route.ts';

/** Minutes of silence after which a thread is archived. */
const durations = [60, 1_440, 4_320, 10_080] as const;

function* threadFaults(body: Json, creating: boolean): Faults {
  yield* textOf('name', body.name, 100, creating ? 1 : 0);
  if (body.name === '') yield fault('name', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.');
  if (body.auto_archive_duration !== undefined) {
    yield* oneOf('auto_archive_duration', body.auto_archive_duration, durations);
  }
  yield* flag('archived', body.archived);
  yield* flag('locked', body.locked);
}

function check(body: Json, creating: boolean): void {
  const faults = [...threadFaults(body, creating)];
  if (faults.length > 0) throw invalidForm(faults);
}

function start(call: Call) {
  const { world } = call;
  const channel = channelOf(call);
  if (channel.kind !== 'text' && channel.kind !== 'announcement') throw refusal(50024);
  need(call, 'CREATE_PUBLIC_THREADS', channel);
  const root = messageOf(call, channel);
  const body = bodyOf(call);
  check(body, true);
  if (threadOf(world, root) !== undefined) throw refusal(160004);
  const thread = addThread(world, {
    id: root.id,
    name: text(body.name),
    parent: channel.id,
    owner: botId,
    archiveAfter: number(body.auto_archive_duration, 4_320),
  });
  dispatch(world, {
    name: 'THREAD_CREATE',
    intent: intents.guilds,
    data: { ...wireChannel(world, thread), newly_created: true },
  });
  addMessage(world, { channel: thread.id, author: root.author, payload: {}, type: 21, reference: root.id });
  return { status: 201, body: wireChannel(world, thread) };
}

/** A post of a forum: https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
function startPost(call: Call) {
  const { world, files } = call;
  const forum = channelOf(call);
  if (forum.kind !== 'forum') throw refusal(50024);
  const body = bodyOf(call);
  const message = isJson(body.message) ? body.message : {};
  mayPost(call, forum, message);
  check(body, true);
  checkNew(world, `POST ${POSTS}`, message, files);
  // Without this note a bot would believe that its second try makes no second post.
  if (message.nonce !== undefined) violate(world, 'protocol', `POST ${POSTS}: a nonce that nobody looks at`);
  const appliedTags = tagsOf(call, forum, body);
  const id = world.newId();
  const thread = addThread(world, {
    id,
    name: text(body.name),
    parent: forum.id,
    owner: botId,
    archiveAfter: number(body.auto_archive_duration, 4_320),
    appliedTags,
  });
  dispatch(world, {
    name: 'THREAD_CREATE',
    intent: intents.guilds,
    data: { ...wireChannel(world, thread), newly_created: true },
  });
  const flags = flagsOf(message);
  const first = addMessage(world, { id, channel: id, author: botId, payload: message, flags });
  return { status: 201, body: { ...wireChannel(world, thread), message: wireMessage(world, first) } };
}

const MOST_TAGS = 5;

function tagsOf(call: Call, { tags = [], tagRequired, ...forum }: Channel, body: Json): readonly string[] {
  const asked = Array.isArray(body.applied_tags) ? body.applied_tags.map(String) : [];
  const known = asked.map((id) => tags.find((tag) => tag.id === id));
  if (asked.length > MOST_TAGS || known.includes(undefined))
    throw invalidForm([fault('applied_tags', 'TAG_INVALID', 'Invalid tag')]);
  if (known.some((tag) => tag?.moderated)) need(call, 'MANAGE_THREADS', forum);
  if (tagRequired && asked.length === 0) throw refusal(40067);
  return asked;
}

/** Newest archived first. */
function archived(call: Call) {
  const { world, query } = call;
  const channel = channelOf(call);
  need(call, 'READ_MESSAGE_HISTORY', channel);
  const limit = query.has('limit') ? Number(query.get('limit')) : 50;
  const all = [...world.channels.values()].filter((one) => one.parent === channel.id && one.archived);
  const threads = all.toReversed().slice(0, limit);
  const wire = threads.map((one) => wireChannel(world, one));
  return ok({ threads: wire, members: [], has_more: all.length > threads.length });
}

function change(call: Call) {
  const { world } = call;
  const thread = channelOf(call);
  if (thread.kind !== 'thread') {
    need(call, 'MANAGE_CHANNELS', thread);
    throw refusal(50024);
  }
  const body = bodyOf(call);
  check(body, false);
  if (thread.owner !== botId || body.locked !== undefined) need(call, 'MANAGE_THREADS', thread);
  if (thread.archived && body.archived !== false) throw refusal(50083);
  if (typeof body.name === 'string') thread.name = body.name;
  if (typeof body.archived === 'boolean') thread.archived = body.archived;
  if (typeof body.locked === 'boolean') thread.locked = body.locked;
  thread.archiveAfter = number(body.auto_archive_duration, thread.archiveAfter);
  dispatch(world, { name: 'THREAD_UPDATE', intent: intents.guilds, data: wireChannel(world, thread) });
  changed(world);
  return ok(wireChannel(world, thread));
}

const POSTS = '/channels/{channel.id}/threads';

export const threadRoutes: readonly Route[] = [
  { name: `POST ${POSTS}`, paced: true, run: startPost },
  { name: `GET ${POSTS}/archived/public`, run: archived },
  { name: 'POST /channels/{channel.id}/messages/{message.id}/threads', run: start },
  { name: 'PATCH /channels/{channel.id}', run: change },
  {
    name: 'PUT /channels/{channel.id}/thread-members/@me',
    run: (call) => {
      if (channelOf(call).kind !== 'thread') throw refusal(50024);
      return done;
    },
  },
];
