// What one Web API method is, and what several of them need.
import { type Args, required } from '../args.ts';
import { app, type Channel, directMessage } from '../people.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Json, State, Stored } from '../state.ts';
import type { World } from '../world.ts';

/** Calls a minute (docs.slack.dev/apis/web-api/rate-limits); `post` is one a second and channel. */
export type Rate = 20 | 50 | 100 | 'post';

export interface Method {
  readonly rate: Rate;
  /** The app-level token instead of the bot's. */
  readonly appToken?: true;
  /** The scope that this call needs, if any. */
  readonly scope?: (args: Args, state: State) => string | undefined;
  /** The answer without `ok`; throws SlackRefusal. */
  readonly run: (args: Args, world: World) => Json;
}

/** The conversation an argument names; a private one that the bot is not in does not exist for it. */
export function channelOf(args: Args, state: State, name = 'channel'): Channel {
  const channel = findChannel(state, required(args, name));
  const hidden = channel && channel.kind !== 'public' && !isMember(channel);
  if (!channel || hidden) throw new SlackRefusal('channel_not_found');
  return channel;
}

/** A conversation by its id, or a person's id for the DM with them. */
export function findChannel(state: State, id: string): Channel | undefined {
  return state.channels.get(id) ?? (id.startsWith('U') ? state.channels.get(directMessage(id)) : undefined);
}

export function isMember(channel: Channel): boolean {
  return channel.members.has(app.user);
}

/** Refuses where the bot may not write. */
export function writable(channel: Channel, state: State): Channel {
  if (channel.archived) throw new SlackRefusal('is_archived');
  const openToAll = channel.kind === 'public' && state.scopes.has('chat:write.public');
  if (!isMember(channel) && !openToAll) throw new SlackRefusal('not_in_channel');
  return channel;
}

/** The message at `ts`, as everybody sees it; ephemeral ones are in nobody's history. */
export function messageAt(state: State, channel: Channel, ts: string): Stored | undefined {
  const found = state.messages.get(ts);
  const there = found && found.channel === channel.id && found.onlyFor === undefined && !found.tombstone;
  return there ? found : undefined;
}

/** The scope for a conversation of this kind: `channels:history`, `groups:history`, `im:history`. */
export function scopeByKind(right: 'history' | 'read'): NonNullable<Method['scope']> {
  const family = { public: 'channels', private: 'groups', im: 'im' } as const;
  return (args, state) => {
    const channel = findChannel(state, String(args.channel ?? ''));
    return `${family[channel?.kind ?? 'public']}:${right}`;
  };
}

export const always = (scope: string): NonNullable<Method['scope']> => {
  return () => scope;
};
