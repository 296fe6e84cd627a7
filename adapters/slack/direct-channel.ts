// The conversation of one person with us.
import type { webApi } from '@slack/bolt';

/** Opens it, or finds the one that is open; its id. Rejects with whatever the SDK throws. */
export async function directChannel(client: webApi.WebClient, user: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new Error('conversations.open gave no channel');
  return channel.id;
}
