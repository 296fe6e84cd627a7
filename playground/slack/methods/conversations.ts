// conversations.info, .open, .join, .list and users.conversations.
import { flag, optional } from '../args.ts';
import { app, type Channel, people } from '../people.ts';
import { SlackRefusal } from '../refusal.ts';
import { changed, type Json } from '../state.ts';
import type { World } from '../world.ts';
import { always, channelOf, findChannel, isMember, type Method, scopeByKind } from './method.ts';

export const info: Method = {
  rate: 50,
  scope: scopeByKind('read'),
  run: (args, { state }) => ({ channel: wireChannel(channelOf(args, state)) }),
};

export const open: Method = {
  rate: 50,
  scope: always('im:write'),
  run(args, { state }) {
    const users = (optional(args, 'users') ?? '').split(',').filter(Boolean);
    const [user] = users;
    if (!user) throw new SlackRefusal('users_list_not_supplied');
    // A conversation of several needs mpim:write, which this app does not ask for.
    if (users.length > 1) throw new SlackRefusal('missing_scope', { needed: 'mpim:write' });
    const channel = people.some(({ id }) => id === user) ? findChannel(state, user) : undefined;
    if (!channel) throw new SlackRefusal('user_not_found');
    return { channel: flag(args, 'return_im') ? wireChannel(channel) : { id: channel.id } };
  },
};

export const join: Method = {
  rate: 50,
  scope: always('channels:join'),
  run(args, { state }) {
    const channel = channelOf(args, state);
    if (channel.kind !== 'public') throw new SlackRefusal('method_not_supported_for_channel_type');
    if (channel.archived) throw new SlackRefusal('is_archived');
    channel.members.add(app.user);
    changed(state);
    return { channel: wireChannel(channel) };
  },
};

export const list: Method = { rate: 20, scope: always('channels:read'), run: listing(() => true) };
export const mine: Method = { rate: 50, scope: always('channels:read'), run: listing(isMember) };

function listing(wanted: (channel: Channel) => boolean): (args: Json, world: World) => Json {
  return (args, { state }) => {
    const types = (optional(args, 'types') ?? 'public_channel').split(',');
    const kinds: Record<Channel['kind'], string> = {
      public: 'public_channel',
      private: 'private_channel',
      im: 'im',
    };
    const found = [...state.channels.values()].filter(
      (channel) =>
        types.includes(kinds[channel.kind]) &&
        wanted(channel) &&
        (channel.kind === 'public' || isMember(channel)) &&
        !(channel.archived && flag(args, 'exclude_archived')),
    );
    return { channels: found.map(wireChannel), response_metadata: { next_cursor: '' } };
  };
}

function wireChannel(channel: Channel): Json {
  const shared = {
    is_archived: channel.archived,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
  };
  if (channel.kind === 'im') {
    const user = [...channel.members].find((id) => id !== app.user);
    return { id: channel.id, created: 0, is_im: true, user, ...shared };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created: 0,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_member: isMember(channel),
    ...shared,
  };
}
