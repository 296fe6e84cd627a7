// Reactions of the bot, and lists of who reacted.

import { emojiAsked } from '../emoji.ts';
import { botId, personCalled, wireUser } from '../people.ts';
import { addReaction, clearReactions, removeReaction } from '../reactions.ts';
import { refusal } from '../refusal.ts';
import type { Channel, StoredMessage } from '../world.ts';
import { type Call, channelOf, done, messageOf, need, ok, type Route } from './route.ts';

const reaction = '/channels/{channel.id}/messages/{message.id}/reactions/{emoji.id}';

interface Target {
  readonly channel: Channel;
  readonly message: StoredMessage;
  readonly emoji: string;
}

function target(call: Call): Target {
  const channel = channelOf(call);
  need(call, 'READ_MESSAGE_HISTORY', channel);
  const message = messageOf(call, channel);
  const emoji = emojiAsked(call.params['emoji.id'] ?? '');
  if (emoji === undefined) throw refusal(10014);
  return { channel, message, emoji };
}

function add(call: Call) {
  const { channel, message, emoji } = target(call);
  if (!message.reactions.has(emoji)) need(call, 'ADD_REACTIONS', channel);
  if (channel.archived) throw refusal(50083);
  addReaction(call.world, message, emoji, botId);
  return done;
}

function takeBack(call: Call, who: string) {
  const { channel, message, emoji } = target(call);
  if (who !== botId) need(call, 'MANAGE_MESSAGES', channel);
  removeReaction(call.world, message, emoji, who);
  return done;
}

function clear(call: Call, emoji?: string) {
  const channel = channelOf(call);
  need(call, 'MANAGE_MESSAGES', channel);
  clearReactions(call.world, messageOf(call, channel), emoji);
  return done;
}

function list(call: Call) {
  const { message, emoji } = target(call);
  const limit = Math.min(100, Number(call.query.get('limit') ?? 25));
  const after = BigInt(call.query.get('after') ?? '0');
  const who = [...(message.reactions.get(emoji) ?? [])].filter((id) => BigInt(id) > after);
  const ordered = who.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  return ok(ordered.slice(0, limit).map(wireUser));
}

export const reactionRoutes: readonly Route[] = [
  { name: `PUT ${reaction}/@me`, run: add },
  { name: `DELETE ${reaction}/@me`, run: (call) => takeBack(call, botId) },
  {
    name: `DELETE ${reaction}/{user.id}`,
    run: (call) => {
      const who = call.params['user.id'] ?? '';
      if (personCalled(who) === undefined) throw refusal(10013);
      return takeBack(call, who);
    },
  },
  { name: `GET ${reaction}`, run: list },
  { name: `DELETE ${reaction}`, run: (call) => clear(call, call.params['emoji.id']) },
  {
    name: 'DELETE /channels/{channel.id}/messages/{message.id}/reactions',
    run: (call) => clear(call),
  },
];
