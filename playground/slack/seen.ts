// The local Slack as one person sees it: their channels, and of ephemeral messages only their own.
import type { LocalFile, LocalMessage } from '../local-chat.ts';
import { characterOf } from './emoji.ts';
import { app, nameOf } from './people.ts';
import { repliesTo, type State, type Stored } from './state.ts';
import { fileUrl } from './uploads.ts';
import type { World } from './world.ts';

/** Top-level messages of a channel, or the answers in a thread, oldest first. */
export function messagesFor(
  { state, base }: Pick<World, 'state' | 'base'>,
  channel: string,
  person: string,
  thread?: string,
): LocalMessage[] {
  if (!state.channels.get(channel)?.members.has(person)) return [];
  return [...state.messages.values()]
    .filter((each) => each.channel === channel && belongs(each, thread) && visibleTo(each, person))
    .map((each) => local(state, each, base));
}

export function visibleTo(message: Stored, person: string): boolean {
  return message.onlyFor === undefined || message.onlyFor === person;
}

function belongs(message: Stored, thread: string | undefined): boolean {
  if (thread !== undefined) return message.thread === thread;
  return message.thread === undefined || message.broadcast === true;
}

function local(state: State, message: Stored, base: string): LocalMessage {
  const files = message.content.files?.map((file): LocalFile => {
    return { name: file.name, size: file.size, url: fileUrl(base, file) };
  });
  return {
    id: message.ts,
    channel: message.channel,
    ...(message.thread !== undefined && { thread: message.thread }),
    author: { id: message.user, name: nameOf(message.user), bot: message.user === app.user },
    at: message.at,
    ...(message.editedAt !== undefined && { editedAt: message.editedAt }),
    payload: message.content.payload,
    ...(files && { files }),
    ...(message.onlyFor !== undefined && { onlyFor: message.onlyFor }),
    reactions: [...message.reactions].map(([name, people]) => ({
      emoji: characterOf(name),
      people: [...people],
    })),
    replies: repliesTo(state, message.ts).length,
  };
}
