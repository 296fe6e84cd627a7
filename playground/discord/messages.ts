// Messages: stored, shown on the wire, told to the gateway.

import { attach } from './attachments.ts';
import { wireEmoji } from './emoji.ts';
import { channelType, isDm, isForumPost, may } from './guild.ts';
import { botId, guildId, nameOf, wireMember, wireUser } from './people.ts';
import { dispatch, intents, type Session } from './sessions.ts';
import { isJson, type Json, objects, text } from './wire.ts';
import { wireChannel } from './wire-guild.ts';
import { type Channel, changed, type StoredMessage, type World } from './world.ts';

/** Message flags (https://discord.com/developers/docs/resources/message#message-object-message-flags). */
export const flags = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  silent: 1 << 12,
  componentsV2: 1 << 15,
} as const;

type Fresh = Pick<StoredMessage, 'channel' | 'author' | 'payload'> & Partial<StoredMessage>;

/** Stores a message and tells everybody who may hear of it. */
export function addMessage(world: World, fresh: Fresh): StoredMessage {
  const message: StoredMessage = {
    id: world.newId(),
    at: world.clock.now(),
    type: 0,
    flags: 0,
    thinking: false,
    attachments: [],
    reactions: new Map(),
    ...fresh,
  };
  world.messages.set(message.id, message);
  if (message.nonce !== undefined) world.nonces.set(message.nonce, { message: message.id, at: message.at });
  tell(world, 'MESSAGE_CREATE', message);
  changed(world);
  return message;
}

/** Puts an edit over what was sent; only the fields that came are replaced. */
export function editMessage(
  world: World,
  message: StoredMessage,
  body: Json,
  files: readonly File[] = [],
): void {
  message.payload = { ...message.payload, ...body };
  const kept = Array.isArray(body.attachments) ? keptAttachments(message, body) : message.attachments;
  message.attachments = [...kept, ...attach(world, body, files)];
  // Only what stays for good is taken from an edit: the ephemeral flag cannot be changed, V2 only added.
  const asked = typeof body.flags === 'number' ? body.flags : 0;
  message.flags |= asked & (flags.componentsV2 | flags.suppressEmbeds);
  if (message.thinking) message.thinking = false;
  else message.editedAt = world.clock.now();
  tell(world, 'MESSAGE_UPDATE', message);
  changed(world);
}

/** An edit that lists attachments drops those it does not name. */
function keptAttachments(message: StoredMessage, body: Json): readonly Json[] {
  const named = objects(body.attachments).map((one) => String(one.id));
  return message.attachments.filter((one) => named.includes(String(one.id)));
}

/** A moderator deletes many at once: one event for all. */
export function removeMessages(world: World, channel: Channel, ids: readonly string[]): void {
  for (const id of ids) world.messages.delete(id);
  send(world, channel, 'MESSAGE_DELETE_BULK', { ids });
  changed(world);
}

export function removeMessage(world: World, message: StoredMessage): void {
  world.messages.delete(message.id);
  const channel = world.channels.get(message.channel);
  if (channel !== undefined && message.onlyFor === undefined) {
    send(world, channel, 'MESSAGE_DELETE', { id: message.id });
  }
  changed(world);
}

/** Sends a channel's event with the ids every such event has, if the bot can see the channel. */
export function send(
  world: World,
  channel: Channel,
  name: string,
  data: Json | ((session: Session) => Json),
): void {
  if (!may(world, botId, 'VIEW_CHANNEL', channel)) return;
  const direct = isDm(world, channel);
  const reaction = name.startsWith('MESSAGE_REACTION');
  const wanted = reaction
    ? direct
      ? intents.directReactions
      : intents.guildReactions
    : direct
      ? intents.directMessages
      : intents.guildMessages;
  const place = { channel_id: channel.id, ...(direct ? {} : { guild_id: guildId }) };
  dispatch(world, {
    name,
    intent: wanted,
    data: (session) => ({ ...(typeof data === 'function' ? data(session) : data), ...place }),
  });
}

function tell(world: World, name: string, message: StoredMessage): void {
  const channel = world.channels.get(message.channel);
  if (channel === undefined || message.onlyFor !== undefined) return;
  const direct = isDm(world, channel);
  const nonce = message.nonce === undefined ? {} : { nonce: message.nonce };
  const type = { channel_type: channelType(world, channel) };
  const member = direct ? type : { ...type, member: wireMember(message.author) };
  send(world, channel, name, (session) => {
    const readable = direct || message.author === botId || (session.intents & intents.messageContent) !== 0;
    const whole = { ...wireMessage(world, message), ...member, ...(name === 'MESSAGE_CREATE' ? nonce : {}) };
    // Without the message-content intent other people's words arrive empty.
    return readable ? whole : { ...whole, content: '', embeds: [], attachments: [], components: [] };
  });
}

export function wireMessage(world: World, message: StoredMessage): Json {
  const { payload } = message;
  const mentioned = [...text(payload.content).matchAll(/<@!?(\d+)>/g)].map((match) => String(match[1]));
  return {
    id: message.id,
    channel_id: message.channel,
    type: message.type,
    author: wireUser(message.author),
    content: text(payload.content).trim(),
    timestamp: new Date(message.at).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: false,
    mentions: [...new Set(mentioned)].filter((id) => nameOf(id) !== 'Deleted User').map(wireUser),
    mention_roles: [],
    mention_channels: [],
    attachments: message.attachments,
    embeds: objects(payload.embeds).map((embed) => ({ type: 'rich', ...embed })),
    components: objects(payload.components),
    pinned: false,
    flags:
      message.flags |
      (message.thinking ? flags.loading : 0) |
      (threadOf(world, message) ? flags.hasThread : 0),
    ...reactionsField(message),
    ...referenceFields(world, message),
    ...interactionFields(message),
    ...threadField(world, message),
  };
}

function reactionsField(message: StoredMessage): Json {
  if (message.reactions.size === 0) return {};
  const reactions = [...message.reactions].map(([emoji, who]) => ({
    emoji: wireEmoji(emoji),
    count: who.size,
    count_details: { normal: who.size, burst: 0 },
    burst_colors: [],
    me: who.has(botId),
    me_burst: false,
  }));
  return { reactions };
}

function referenceFields(world: World, message: StoredMessage): Json {
  if (message.reference === undefined) return {};
  const origin = world.messages.get(message.reference);
  const channel = message.type === 21 ? world.channels.get(message.channel)?.parent : message.channel;
  return {
    message_reference: { type: 0, channel_id: channel, message_id: message.reference, guild_id: guildId },
    referenced_message: origin === undefined ? null : wireMessage(world, origin),
  };
}

function interactionFields(message: StoredMessage): Json {
  if (message.interaction === undefined) return {};
  return {
    application_id: botId,
    webhook_id: botId,
    ...(isJson(message.interaction) ? { interaction_metadata: message.interaction } : {}),
  };
}

export function threadOf(world: World, message: StoredMessage): Channel | undefined {
  // A thread has the id of the message that it was started from.
  const thread = world.channels.get(message.id);
  if (thread?.kind !== 'thread' || isForumPost(world, thread)) return undefined;
  return thread;
}

function threadField(world: World, message: StoredMessage): Json {
  const thread = threadOf(world, message);
  return thread === undefined ? {} : { thread: wireChannel(world, thread) };
}
