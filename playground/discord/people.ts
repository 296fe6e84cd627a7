// The cast and its roles: Alice owns the server, Bob is a member, Charlie has nothing but what everyone has.

import type { LocalPerson } from '../local-chat.ts';
import { bitsOf, type Holder, type Role } from './permissions.ts';
import type { Json } from './wire.ts';

export const guildId = '900000000000000001';
export const botId = '900000000000000002';
const adminRole = '900000000000000003';
const memberRole = '900000000000000004';
export const botRole = '900000000000000005';

export const people: readonly LocalPerson[] = [
  { id: '900000000000000011', name: 'Alice', zone: 'Europe/Zurich', role: 'admin' },
  { id: '900000000000000012', name: 'Bob', zone: 'America/New_York', role: 'member' },
  { id: '900000000000000013', name: 'Charlie', zone: 'Asia/Tokyo', role: 'guest' },
];

const ordinary = bitsOf([
  'VIEW_CHANNEL',
  'SEND_MESSAGES',
  'ADD_REACTIONS',
  'EMBED_LINKS',
  'READ_MESSAGE_HISTORY',
  'USE_APPLICATION_COMMANDS',
  'CREATE_PUBLIC_THREADS',
  'SEND_MESSAGES_IN_THREADS',
]);

export const roles: readonly Role[] = [
  { id: guildId, name: '@everyone', permissions: ordinary, position: 0, color: 0 },
  {
    id: adminRole,
    name: 'Admins',
    permissions: bitsOf(['MANAGE_CHANNELS', 'MANAGE_GUILD', 'MANAGE_MESSAGES', 'MANAGE_THREADS']),
    position: 3,
    color: 0xe67e22,
  },
  { id: memberRole, name: 'Members', permissions: ordinary, position: 2, color: 0 },
  {
    id: botRole,
    name: 'Paperboy',
    permissions: ordinary | bitsOf(['ATTACH_FILES']),
    position: 1,
    color: 0,
    bot: botId,
  },
];

const rolesOf: Readonly<Record<LocalPerson['role'], readonly string[]>> = {
  admin: [adminRole],
  member: [memberRole],
  guest: [],
};

export function personCalled(id: string): LocalPerson | undefined {
  return people.find((person) => person.id === id);
}

export function nameOf(id: string): string {
  return id === botId ? 'Paperboy' : (personCalled(id)?.name ?? 'Deleted User');
}

/** A person or the bot as permissions see them. */
export function holder(id: string): Holder {
  if (id === botId) return { id, roles: [botRole], owner: false };
  const person = personCalled(id);
  return { id, roles: person ? rolesOf[person.role] : [], owner: person?.role === 'admin' };
}

export function wireUser(id: string): Json {
  return {
    id,
    username: nameOf(id).toLowerCase(),
    global_name: id === botId ? null : nameOf(id),
    discriminator: id === botId ? '0001' : '0',
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    accent_color: null,
    public_flags: 0,
    bot: id === botId,
    clan: null,
    primary_guild: null,
    collectibles: null,
  };
}

/** A guild member without its user, as it stands inside messages. */
export function wireMember(id: string): Json {
  return {
    nick: null,
    avatar: null,
    banner: null,
    roles: holder(id).roles,
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  };
}

export function wireRole(role: Role): Json {
  return {
    id: role.id,
    name: role.name,
    description: null,
    permissions: role.permissions.toString(),
    position: role.position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: role.bot !== undefined,
    mentionable: false,
    flags: 0,
    ...(role.bot === undefined ? {} : { tags: { bot_id: role.bot } }),
  };
}
