// The server, its channels, roles and members, as far as a bot may see them.

import { isListed, may } from '../guild.ts';
import { botId, guildId, personCalled, roles, wireMember, wireRole, wireUser } from '../people.ts';
import { refusal } from '../refusal.ts';
import { wireChannel, wireGuild } from '../wire-guild.ts';
import { type Call, channelOf, ok, type Route } from './route.ts';

function inGuild(call: Call): void {
  if (call.params['guild.id'] !== guildId || call.world.expelled) throw refusal(10004);
}

function memberNamed(id: string) {
  if (id !== botId && personCalled(id) === undefined) throw refusal(10007);
  return { ...wireMember(id), user: wireUser(id) };
}

export const guildRoutes: readonly Route[] = [
  { name: 'GET /channels/{channel.id}', run: (call) => ok(wireChannel(call.world, channelOf(call))) },
  {
    name: 'GET /guilds/{guild.id}',
    run: (call) => {
      inGuild(call);
      return ok(wireGuild());
    },
  },
  {
    name: 'GET /guilds/{guild.id}/channels',
    run: (call) => {
      inGuild(call);
      const channels = [...call.world.channels.values()].filter(isListed);
      return ok(channels.map((one) => wireChannel(call.world, one)));
    },
  },
  {
    name: 'GET /guilds/{guild.id}/threads/active',
    run: (call) => {
      inGuild(call);
      const open = [...call.world.channels.values()].filter((one) => one.kind === 'thread' && !one.archived);
      const seen = open.filter((one) => may(call.world, botId, 'VIEW_CHANNEL', one));
      return ok({ threads: seen.map((one) => wireChannel(call.world, one)), members: [] });
    },
  },
  {
    name: 'GET /guilds/{guild.id}/roles',
    run: (call) => {
      inGuild(call);
      return ok(roles.map(wireRole));
    },
  },
  {
    name: 'GET /guilds/{guild.id}/members/{user.id}',
    run: (call) => {
      inGuild(call);
      return ok(memberNamed(call.params['user.id'] ?? ''));
    },
  },
];
