// Whether somebody asks in their direct messages with us: those of two people have the same kind of id.
import type { webApi } from '@slack/bolt';
import { directChannel } from './direct-channel.ts';
import type { Actor } from './requests.ts';

const MOST = 5000;

/** Where Slack does not say now, they are taken for those with us, as nearly all are. */
export function createAlone(client: webApi.WebClient): (actor: Actor) => Promise<boolean> {
  const ours = new Map<string, string>();

  async function withUs(user: string): Promise<string> {
    const channel = await directChannel(client, user);
    ours.set(user, channel);
    const [oldest] = ours.keys();
    if (ours.size > MOST && oldest !== undefined) ours.delete(oldest);
    return channel;
  }

  return async ({ user, channel }) => {
    if (!channel.startsWith('D')) return false;
    return (ours.get(user) ?? (await withUs(user).catch(() => channel))) === channel;
  };
}
