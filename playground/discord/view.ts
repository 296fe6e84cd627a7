// What a person sees of the stored messages, in the words of the playground's contract.

import type { LocalFile, LocalMessage, LocalReaction } from '../local-chat.ts';
import { isForumPost, may } from './guild.ts';
import { botId, nameOf } from './people.ts';
import type { Channel, StoredMessage, World } from './world.ts';

/** Types that a client draws as a line of its own and not as a message. */
const STARTER = 21;

/** Messages of a channel or, with `thread`, the answers to that message; oldest first. */
export function messagesFor(
  world: World,
  channel: string,
  as: string,
  thread?: string,
): readonly LocalMessage[] {
  const place = world.channels.get(thread ?? channel);
  if (place === undefined || !mayRead(world, as, place)) return [];
  const replies = repliesByThread(world);
  const belongs = place.kind === 'forum' ? startsPostIn(world, place) : answersIn(world, place);
  return [...world.messages.values()]
    .filter((message) => belongs(message) && sees(message, as))
    .map((message) => localMessage(world.channels.get(message.channel) ?? place, message, replies));
}

/** What a forum lists: the first message of each of its posts. */
const startsPostIn = (world: World, forum: Channel) => (message: StoredMessage) =>
  message.id === message.channel && world.channels.get(message.channel)?.parent === forum.id;

/** The messages of a channel, or those of a thread under the one that it begins with. */
const answersIn = (world: World, place: Channel) => (message: StoredMessage) =>
  message.channel === place.id &&
  message.type !== STARTER &&
  !(isForumPost(world, place) && message.id === place.id);

export function sees(message: StoredMessage, person: string): boolean {
  return message.onlyFor === undefined || message.onlyFor === person;
}

export function mayRead(world: World, person: string, channel: Channel): boolean {
  return may(world, person, 'VIEW_CHANNEL', channel) && may(world, person, 'READ_MESSAGE_HISTORY', channel);
}

function localMessage(
  place: Channel,
  message: StoredMessage,
  replies: ReadonlyMap<string, number>,
): LocalMessage {
  const inThread = place.kind === 'thread' && message.id !== place.id ? { thread: place.id } : {};
  return {
    id: message.id,
    channel: place.parent ?? place.id,
    ...inThread,
    author: { id: message.author, name: nameOf(message.author), bot: message.author === botId },
    at: message.at,
    ...(message.editedAt === undefined ? {} : { editedAt: message.editedAt }),
    payload: message.payload,
    ...(message.attachments.length > 0 && { files: filesOf(message) }),
    ...(message.onlyFor === undefined ? {} : { onlyFor: message.onlyFor }),
    ...(message.answers ? { answers: { ...message.answers, person: nameOf(message.answers.person) } } : {}),
    ...(message.thinking ? { thinking: true } : {}),
    reactions: reactionsOf(message),
    replies: replies.get(message.id) ?? 0,
  };
}

function filesOf({ attachments }: StoredMessage): readonly LocalFile[] {
  return attachments.map(({ filename, size, url }) => ({
    name: String(filename),
    size: Number(size),
    url: String(url),
  }));
}

function reactionsOf(message: StoredMessage): readonly LocalReaction[] {
  return [...message.reactions].map(([emoji, who]) => ({ emoji, people: [...who] }));
}

/** A thread has the id of the message that it was started from. Discord does not count what only one person sees. */
function repliesByThread(world: World): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id, channel, type, onlyFor } of world.messages.values())
    if (id !== channel && type !== STARTER && !onlyFor) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  return counts;
}
