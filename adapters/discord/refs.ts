// Discord's names for things, inside the references that the core stores: `discord:G/C/M`. A thread is a channel of
// its own; in direct messages the server is `@me`.
import type { MessageRef, PersonRef, PlaceRef, WorkspaceRef } from '../../src/chat/refs.ts';
import { DeliveryError } from '../../src/domain/errors.ts';

export const PLATFORM = 'discord';
/** Discord's own word for "no server" in addresses. */
export const DIRECT = '@me';

export interface Place {
  readonly guild: string;
  readonly channel: string;
}

export interface PostedMessage extends Place {
  readonly message: string;
}

export const personRef = (guild: string, user: string): PersonRef => `${PLATFORM}:${guild}/${user}`;
/** In direct messages everybody is a workspace of their own: nothing is shared there. */
export const workspaceRef = (guild: string, user: string): WorkspaceRef =>
  guild === DIRECT ? personRef(guild, user) : serverRef(guild);
export const serverRef = (guild: string): WorkspaceRef => `${PLATFORM}:${guild}`;
export const placeRef = ({ guild, channel }: Place): PlaceRef => `${PLATFORM}:${guild}/${channel}`;
export const messageRef = ({ guild, channel, message }: PostedMessage): MessageRef =>
  `${PLATFORM}:${guild}/${channel}/${message}`;

/** The server of a workspace; null for direct messages. */
export function guildOf(ref: WorkspaceRef): string | null {
  return /^discord:(\d+)$/.exec(ref)?.[1] ?? null;
}

export function parsePlace(ref: PlaceRef): Place {
  const [, guild, channel] = /^discord:(@me|\d+)\/(\d+)$/.exec(ref) ?? [];
  if (!guild || !channel) throw new DeliveryError('ours', 'bad_reference');
  return { guild, channel };
}

export function parsePerson(ref: PersonRef): { readonly guild: string; readonly user: string } {
  const [, guild, user] = /^discord:(@me|\d+)\/(\d+)$/.exec(ref) ?? [];
  if (!guild || !user) throw new DeliveryError('ours', 'bad_reference');
  return { guild, user };
}

export function parseMessage(ref: MessageRef): PostedMessage {
  const [, guild, channel, message] = /^discord:(@me|\d+)\/(\d+)\/(\d+)$/.exec(ref) ?? [];
  if (!guild || !channel || !message) throw new DeliveryError('ours', 'bad_reference');
  return { guild, channel, message };
}
