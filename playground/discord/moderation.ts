// What people with rights, and Discord itself, do to the server and to the bot.

import { channelType } from './guild.ts';
import { botId, guildId } from './people.ts';
import { type Permission, setOverwrite } from './permissions.ts';
import { dispatch, intents } from './sessions.ts';
import { guildCreate, wireChannel } from './wire-guild.ts';
import { type Channel, changed, type World } from './world.ts';

export function makeUnavailable(world: World): void {
  world.unavailable = true;
  sendGuildDelete(world, true);
}

export function makeAvailable(world: World): void {
  world.unavailable = false;
  dispatch(world, { name: 'GUILD_CREATE', intent: intents.guilds, data: guildCreate(world) });
}

export function removeBot(world: World): void {
  world.expelled = true;
  sendGuildDelete(world, false);
  changed(world);
}

export function inviteBot(world: World): void {
  world.expelled = false;
  dispatch(world, { name: 'GUILD_CREATE', intent: intents.guilds, data: guildCreate(world) });
  changed(world);
}

function sendGuildDelete(world: World, unavailable: boolean): void {
  const data = unavailable ? { id: guildId, unavailable: true } : { id: guildId };
  dispatch(world, { name: 'GUILD_DELETE', intent: intents.guilds, data });
}

export function deleteChannel(world: World, channel: Channel): void {
  const data = wireChannel(world, channel);
  for (const one of [...world.channels.values()]) {
    if (one.id === channel.id || one.parent === channel.id) empty(world, one);
  }
  dispatch(world, { name: 'CHANNEL_DELETE', intent: intents.guilds, data });
  changed(world);
}

function empty(world: World, channel: Channel): void {
  world.channels.delete(channel.id);
  for (const message of [...world.messages.values()]) {
    if (message.channel === channel.id) world.messages.delete(message.id);
  }
}

export function deleteThread(world: World, thread: Channel): void {
  const type = channelType(world, thread);
  empty(world, thread);
  const data = { id: thread.id, guild_id: guildId, parent_id: thread.parent, type };
  dispatch(world, { name: 'THREAD_DELETE', intent: intents.guilds, data });
  changed(world);
}

export function setPermission(
  world: World,
  channel: Channel,
  permission: Permission,
  allowed: boolean,
  member = botId,
): void {
  setOverwrite(channel.overwrites, member, permission, allowed);
  dispatch(world, { name: 'CHANNEL_UPDATE', intent: intents.guilds, data: wireChannel(world, channel) });
  changed(world);
}

export function archive(world: World, thread: Channel, locked: boolean): void {
  thread.archived = true;
  thread.locked = locked;
  const data = { ...wireChannel(world, thread), guild_id: guildId };
  dispatch(world, { name: 'THREAD_UPDATE', intent: intents.guilds, data });
  changed(world);
}
