// Who may do what where: roles first, then a channel's overwrites for everyone, roles and the member
// (https://discord.com/developers/docs/topics/permissions).

import type { Json } from './wire.ts';

export const permissionBits = {
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  MANAGE_GUILD: 1n << 5n,
  ADD_REACTIONS: 1n << 6n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
} as const;

export type Permission = keyof typeof permissionBits;

/** Every bit that is set for an owner or an administrator. */
export const allPermissions = Object.values(permissionBits).reduce((all, bit) => all | bit, 0n);

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly position: number;
  readonly color: number;
  /** The bot whose own role this is. */
  readonly bot?: string;
}

export interface Overwrite {
  readonly id: string;
  readonly kind: 'role' | 'member';
  allow: bigint;
  deny: bigint;
}

export interface Holder {
  readonly id: string;
  readonly roles: readonly string[];
  readonly owner: boolean;
}

export function bitsOf(names: readonly Permission[]): bigint {
  return names.reduce((bits, name) => bits | permissionBits[name], 0n);
}

/** A holder's permissions; `everyone` is the id of the role that all have (the guild's own id). */
export function permissionsOf(
  holder: Holder,
  roles: readonly Role[],
  everyone: string,
  overwrites: readonly Overwrite[],
): bigint {
  const held = roles.filter((role) => role.id === everyone || holder.roles.includes(role.id));
  const base = held.reduce((bits, role) => bits | role.permissions, 0n);
  if (holder.owner || (base & permissionBits.ADMINISTRATOR) !== 0n) return allPermissions;
  const forEveryone = overwrites.filter((one) => one.id === everyone);
  const forRoles = overwrites.filter((one) => one.id !== everyone && holder.roles.includes(one.id));
  const forMember = overwrites.filter((one) => one.id === holder.id);
  return [forEveryone, forRoles, forMember].reduce(apply, base);
}

function apply(bits: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((all, one) => all | one.deny, 0n);
  const allow = overwrites.reduce((all, one) => all | one.allow, 0n);
  return (bits & ~deny) | allow;
}

export function has(bits: bigint, permission: Permission): boolean {
  return (bits & permissionBits[permission]) !== 0n;
}

/** Forbids or allows something to one member in one channel, as the channel's settings do. */
export function setOverwrite(
  overwrites: Overwrite[],
  member: string,
  permission: Permission,
  allowed: boolean,
): void {
  let own = overwrites.find((one) => one.id === member);
  if (own === undefined) {
    own = { id: member, kind: 'member', allow: 0n, deny: 0n };
    overwrites.push(own);
  }
  const bit = permissionBits[permission];
  own.deny = allowed ? own.deny & ~bit : own.deny | bit;
  own.allow = allowed ? own.allow | bit : own.allow & ~bit;
}

export function wireOverwrites(overwrites: readonly Overwrite[]): readonly Json[] {
  return overwrites.map((one) => ({
    id: one.id,
    type: one.kind === 'role' ? 0 : 1,
    allow: one.allow.toString(),
    deny: one.deny.toString(),
  }));
}
