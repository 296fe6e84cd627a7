// Whether a message with a key stands in a channel, asked of Discord.
import { type APIMessage, type Client, PermissionFlagsBits, Routes } from 'discord.js';
import type { LookBack } from '../../src/chat/platform.ts';
import { noMessage, toDeliveryError } from './errors.ts';
import { keyIn } from './key-mark.ts';
import { messageRef, type Place } from './refs.ts';

const PAGE = 100;
/** A busy channel is read this far; then nobody can say. */
const PAGES = 20;
/** Discord's clock and ours may differ. */
export const CLOCKS_APART = 120_000;
/** Discord's ids count from 2015: https://discord.com/developers/docs/reference#snowflakes */
const EPOCH = 1_420_070_400_000;

/** `permissionsOf` names the channel whose permissions count: a thread has those of its parent. */
export async function lookBack(
  client: Client,
  place: Place,
  { key, since, permissionsOf }: { key: string; since: number; permissionsOf: string },
): Promise<LookBack> {
  let after = snowflake(since - CLOCKS_APART);
  for (let page = 0; page < PAGES; page++) {
    const messages = await list(client, place.channel, after);
    const found = messages.find((message) => isOurs(message, client.user?.id, key));
    if (found) return { found: messageRef({ ...place, message: found.id }) };
    // Without the right to read the history Discord answers with an empty list, not with a refusal.
    if (messages.length < PAGE) return (await mayReadHistory(client, permissionsOf)) ? 'absent' : 'unknown';
    after = newest(messages);
  }
  return 'unknown';
}

async function list(client: Client, channel: string, after: string): Promise<APIMessage[]> {
  const query = new URLSearchParams({ limit: String(PAGE), after });
  try {
    const answer: unknown = await client.rest.get(Routes.channelMessages(channel), { query });
    if (!Array.isArray(answer)) throw noMessage();
    return answer;
  } catch (error) {
    throw toDeliveryError(error);
  }
}

/** The nonce too, where Discord still tells it: a message without a mark may be ours all the same. */
export const isOurs = (
  { author, embeds, nonce }: APIMessage,
  self: string | undefined,
  key: string,
): boolean => author.id === self && (nonce === key || keyIn(embeds) === key);

async function mayReadHistory(client: Client, id: string): Promise<boolean> {
  const channel = await client.channels.fetch(id);
  if (!channel || !client.user) return false;
  if (channel.isDMBased()) return true;
  return channel.permissionsFor(client.user)?.has(PermissionFlagsBits.ReadMessageHistory) ?? false;
}

/** When what has this id was made, epoch ms. */
export const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH;

const snowflake = (at: number): string => (BigInt(Math.max(0, Math.floor(at) - EPOCH)) << 22n).toString();

const newest = (messages: readonly APIMessage[]): string =>
  messages.reduce((last, { id }) => (BigInt(id) > BigInt(last) ? id : last), '0');
