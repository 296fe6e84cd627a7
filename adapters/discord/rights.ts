// What we lack in a channel, by the names that Discord's settings have for it.
import {
  ChannelType,
  type Client,
  type GuildBasedChannel,
  type PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
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

/** What of these is of no use in a place: in a thread nobody starts threads, and writing there is a right of its own. */
function needlessIn(channel: GuildBasedChannel): readonly Permission[] {
  if (channel.isThread()) return ['SendMessages', 'CreatePublicThreads'];
  switch (channel.type) {
    case ChannelType.GuildText:
    case ChannelType.GuildAnnouncement:
      return [];
    case ChannelType.GuildForum:
      return ['CreatePublicThreads'];
    default:
      return ['CreatePublicThreads', 'SendMessagesInThreads'];
  }
}

/** Rejects where Discord does not say. */
export async function missingRights(client: Client, { guild, channel }: Place): Promise<string[]> {
  if (guild === DIRECT) return [];
  try {
    const found = await client.channels.fetch(channel);
    if (!found || found.isDMBased() || !client.user) return [];
    const ours = found.permissionsFor(client.user) ?? new PermissionsBitField();
    const needless = needlessIn(found);
    const needed = NEEDED.filter(([permission]) => !needless.includes(permission));
    return needed.filter(([permission]) => !ours.has(permission)).map(([, name]) => name);
  } catch (error) {
    const refused = toDeliveryError(error);
    if (refused.kind === 'place') return ['View Channel'];
    throw refused;
  }
}
