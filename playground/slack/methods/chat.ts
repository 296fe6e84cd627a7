// chat.postMessage, chat.postEphemeral, chat.update, chat.delete.
import { type Args, flag, optional, required } from '../args.ts';
import { edited, type GivenContent, readContent, whole } from '../content.ts';
import { app, type Channel } from '../people.ts';
import { SlackRefusal } from '../refusal.ts';
import { changed, type Json, post, remove, type State, type Stored, violation } from '../state.ts';
import { wireMessage } from '../wire.ts';
import type { World } from '../world.ts';
import { always, channelOf, type Method, messageAt, writable } from './method.ts';

export const postMessage: Method = {
  rate: 'post',
  scope: always('chat:write'),
  run(args, { state }) {
    const channel = writable(channelOf(args, state), state);
    const given = readContent(state, args, 'post');
    unfurling(state, args);
    const message = post(state, {
      channel: channel.id,
      user: app.user,
      ...threadOf(state, channel, args),
      content: whole(given),
    });
    const shown = wireMessage(state, message, { metadata: true });
    return { channel: channel.id, ts: message.ts, message: shown, ...warned(given) };
  },
};

export const postEphemeral: Method = {
  rate: 100,
  scope: always('chat:write'),
  run(args, { state }) {
    const channel = writable(channelOf(args, state), state);
    const person = required(args, 'user');
    if (!channel.members.has(person)) throw new SlackRefusal('user_not_in_channel');
    const content = whole(readContent(state, args, 'ephemeral'));
    const { thread } = threadOf(state, channel, args);
    const message = post(state, {
      channel: channel.id,
      user: app.user,
      onlyFor: person,
      ...(thread !== undefined && { thread }),
      content,
    });
    return { message_ts: message.ts };
  },
};

export const update: Method = {
  rate: 50,
  scope: always('chat:write'),
  run(args, { state }) {
    const { channel, message } = own(args, state, 'cant_update_message');
    if (channel.archived) throw new SlackRefusal('is_inactive');
    const given = readContent(state, args, 'update');
    message.content = edited(message.content, given);
    message.editedAt = state.now();
    changed(state);
    const { text } = message.content;
    return {
      channel: channel.id,
      ts: message.ts,
      text,
      message: wireMessage(state, message),
      ...warned(given),
    };
  },
};

export const deleteMessage: Method = {
  rate: 50,
  scope: always('chat:write'),
  run(args, { state }) {
    const { channel, message } = own(args, state, 'cant_delete_message');
    remove(state, message);
    return { channel: channel.id, ts: message.ts };
  },
};

/** chat.getPermalink, for links to a post. */
export const getPermalink: Method = {
  rate: 100,
  run(args, { state, base }: World) {
    const channel = channelOf(args, state);
    const message = messageAt(state, channel, required(args, 'message_ts'));
    if (!message) throw new SlackRefusal('message_not_found');
    return {
      channel: channel.id,
      permalink: `${base}/archives/${channel.id}/p${message.ts.replace('.', '')}`,
    };
  },
};

function own(args: Args, state: State, foreign: string): { channel: Channel; message: Stored } {
  const id = required(args, 'channel');
  // Unlike chat.postMessage, an edit takes the D… id and no person's (docs chat.update).
  if (id.startsWith('U')) throw new SlackRefusal('channel_not_found');
  const channel = channelOf(args, state);
  const message = messageAt(state, channel, required(args, 'ts'));
  if (!message) throw new SlackRefusal('message_not_found');
  if (message.user !== app.user) throw new SlackRefusal(foreign);
  return { channel, message };
}

/** Where a reply goes; refuses a thread that is not there and one under an answer. */
function threadOf(state: State, channel: Channel, args: Args): { thread?: string; broadcast?: boolean } {
  const ts = optional(args, 'thread_ts');
  if (ts === undefined) return {};
  const parent = state.messages.get(ts);
  if (!parent || parent.channel !== channel.id) throw new SlackRefusal('thread_not_found');
  if (parent.thread !== undefined || parent.onlyFor !== undefined) {
    throw new SlackRefusal('cannot_reply_to_message');
  }
  return { thread: ts, ...(flag(args, 'reply_broadcast') && { broadcast: true }) };
}

function unfurling(state: State, args: Args): void {
  for (const name of ['unfurl_links', 'unfurl_media']) {
    if (!['false', '0'].includes(String(args[name])))
      violation(state, 'unfurl', `chat.postMessage without ${name}: false`);
  }
}

function warned(given: GivenContent): Json {
  if (given.warnings.length === 0) return {};
  return { warning: given.warnings.join(','), response_metadata: { warnings: given.warnings } };
}
