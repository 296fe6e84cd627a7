// The server and its channels: what is there at the start, and who may do what in them.

import { botId, botRole, guildId, holder, people, roles } from './people.ts';
import {
  allPermissions,
  bitsOf,
  has,
  type Overwrite,
  type Permission,
  permissionsOf,
} from './permissions.ts';
import type { Channel, World } from './world.ts';

export const guildName = 'Paper Club';

/** #papers, #reading-group and `further` ones, where the bot may post, and #staff, which only Alice sees. */
export function furnish(world: World, further: readonly string[] = []): void {
  const hidden = bitsOf(['VIEW_CHANNEL', 'SEND_MESSAGES']);
  const rules: readonly [string, string, Overwrite[]][] = [
    ['900000000000000021', 'papers', []],
    ['900000000000000022', 'reading-group', []],
    [
      '900000000000000023',
      'staff',
      [
        { id: guildId, kind: 'role', allow: 0n, deny: hidden },
        { id: botRole, kind: 'role', allow: 0n, deny: hidden },
      ],
    ],
  ];
  for (const [id, name, overwrites] of rules) {
    addChannel(world, { id, kind: 'text', name, overwrites });
  }
  for (const [index, name] of further.entries()) {
    addChannel(world, {
      id: `9000000000000020${String(index).padStart(2, '0')}`,
      kind: 'text',
      name,
      overwrites: [],
    });
  }
  for (const person of people) dmWith(world, person.id);
}

export function addChannel(
  world: World,
  channel: Pick<Channel, 'id' | 'kind' | 'name'> & Partial<Channel>,
): Channel {
  const whole: Channel = {
    overwrites: [],
    createdAt: world.clock.now(),
    archived: false,
    locked: false,
    archiveAfter: 4320,
    ...channel,
  };
  world.channels.set(whole.id, whole);
  return whole;
}

/** The direct messages between a person and the bot; opened when they are not yet. */
export function dmWith(world: World, person: string): Channel {
  for (const channel of world.channels.values()) {
    if (channel.kind === 'dm' && channel.recipient === person) return channel;
  }
  const id = `9000000000000001${person.slice(-2)}`;
  return addChannel(world, { id, kind: 'dm', name: 'Paperboy', recipient: person });
}

export function addThread(world: World, thread: Pick<Channel, 'id' | 'name'> & Partial<Channel>): Channel {
  return addChannel(world, { ...thread, kind: 'thread' });
}

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
const channelTypes = { text: 0, dm: 1, announcement: 5, thread: 11, forum: 15 } as const;
const ANNOUNCEMENT_THREAD = 10;

export function channelType(world: World, channel: Channel): number {
  const parent = channel.parent === undefined ? undefined : world.channels.get(channel.parent);
  return parent?.kind === 'announcement' ? ANNOUNCEMENT_THREAD : channelTypes[channel.kind];
}

/** Neither a thread nor direct messages: what stands in the server's list. */
export const isListed = ({ kind }: Channel): boolean => kind !== 'dm' && kind !== 'thread';

/** A post of a forum, which is a thread that begins with its own message. */
export function isForumPost(world: World, channel: Channel): boolean {
  return channel.parent !== undefined && world.channels.get(channel.parent)?.kind === 'forum';
}

/** The channel whose settings hold: a thread has those of its parent. */
function ruling(world: World, channel: Channel): Channel {
  return (channel.parent === undefined ? undefined : world.channels.get(channel.parent)) ?? channel;
}

export function permissionsIn(world: World, who: string, channel: Channel): bigint {
  const home = ruling(world, channel);
  if (home.kind === 'dm') return who === botId || home.recipient === who ? allPermissions : 0n;
  if (who === botId && world.expelled) return 0n;
  return permissionsOf(holder(who), roles, guildId, home.overwrites);
}

export function may(world: World, who: string, permission: Permission, channel: Channel): boolean {
  return has(permissionsIn(world, who, channel), permission);
}

export function isDm(world: World, channel: Channel): boolean {
  return ruling(world, channel).kind === 'dm';
}
