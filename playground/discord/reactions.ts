// Reactions on a message, and the four events they cause.

import { wireEmoji } from './emoji.ts';
import { isDm } from './guild.ts';
import { send } from './messages.ts';
import { wireMember, wireUser } from './people.ts';
import { refusal } from './refusal.ts';
import type { Json } from './wire.ts';
import { type Channel, changed, type StoredMessage, type World } from './world.ts';

/** A message takes no more different emoji than this (error 30010). */
const DIFFERENT_EMOJI = 20;

export function addReaction(world: World, message: StoredMessage, emoji: string, who: string): void {
  const people = message.reactions.get(emoji) ?? new Set();
  if (people.has(who)) return;
  if (people.size === 0 && message.reactions.size >= DIFFERENT_EMOJI) throw refusal(30010);
  message.reactions.set(emoji, people.add(who));
  const channel = channelOf(world, message);
  const member = isDm(world, channel) ? {} : { member: { ...wireMember(who), user: wireUser(who) } };
  tell(world, message, 'MESSAGE_REACTION_ADD', {
    ...about(who, emoji),
    ...member,
    message_author_id: message.author,
  });
}

export function removeReaction(world: World, message: StoredMessage, emoji: string, who: string): void {
  const people = message.reactions.get(emoji);
  if (!people?.delete(who)) return;
  if (people.size === 0) message.reactions.delete(emoji);
  tell(world, message, 'MESSAGE_REACTION_REMOVE', about(who, emoji));
}

/** A moderator clears all reactions, or those with one emoji. */
export function clearReactions(world: World, message: StoredMessage, emoji?: string): void {
  if (emoji === undefined) message.reactions.clear();
  else message.reactions.delete(emoji);
  if (emoji === undefined) tell(world, message, 'MESSAGE_REACTION_REMOVE_ALL', {});
  else tell(world, message, 'MESSAGE_REACTION_REMOVE_EMOJI', { emoji: wireEmoji(emoji) });
}

function about(who: string, emoji: string): Json {
  return { user_id: who, emoji: wireEmoji(emoji), burst: false, type: 0 };
}

function tell(world: World, message: StoredMessage, name: string, data: Json): void {
  send(world, channelOf(world, message), name, { ...data, message_id: message.id });
  changed(world);
}

function channelOf(world: World, message: StoredMessage): Channel {
  const channel = world.channels.get(message.channel);
  if (channel === undefined) throw refusal(10003);
  return channel;
}
