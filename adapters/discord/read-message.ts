// One message as it stands at Discord.
import { type APIMessage, type Client, Routes } from 'discord.js';
import { noMessage } from './errors.ts';
import type { PostedMessage } from './refs.ts';

/** A page of HTML with status 200 is no message: what it lacks says nothing. */
export async function readMessage(client: Client, { channel, message }: PostedMessage): Promise<APIMessage> {
  const found = (await client.rest.get(Routes.channelMessage(channel, message))) as APIMessage | null;
  if (typeof found?.id !== 'string') throw noMessage();
  return found;
}
