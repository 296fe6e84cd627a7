// What we lack in a channel, by the names that Discord's settings have for it.
import { type Client, type PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { toDeliveryError } from './errors.ts';
import { DIRECT, type Place } from './refs.ts';

type Permission = keyof typeof PermissionFlagsBits;

/** adapters/discord/README.md says what each is for. */
const NEEDED: readonly (readonly [Permission, string])[] = [
  ['ViewChannel', 'View Channel'],
  ['SendMessages', 'Send Messages'],
  ['EmbedLinks', 'Embed Links'],
  ['CreatePublicThreads', 'Create Public Threads'],
  ['SendMessagesInThreads', 'Send Messages in Threads'],
  ['ReadMessageHistory', 'Read Message History'],
];

/** Rejects where Discord does not say. */
export async function missingRights(client: Client, { guild, channel }: Place): Promise<string[]> {
  if (guild === DIRECT) return [];
  try {
    const found = await client.channels.fetch(channel);
    if (!found || found.isDMBased() || !client.user) return [];
    const ours = found.permissionsFor(client.user) ?? new PermissionsBitField();
    return NEEDED.filter(([permission]) => !ours.has(permission)).map(([, name]) => name);
  } catch (error) {
    const refused = toDeliveryError(error);
    if (refused.kind === 'place') return ['View Channel'];
    throw refused;
  }
}
