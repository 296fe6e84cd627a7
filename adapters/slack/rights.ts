// What we lack in a channel, found without posting anything.
import type { webApi } from '@slack/bolt';
import type { PlaceRef } from '../../src/chat/refs.ts';
import { toDeliveryError } from './errors.ts';
import { channelOf } from './refs.ts';

/** What a digest cannot do without. */
const NEEDED = ['chat:write', 'im:write', 'reactions:read', 'users:read'];
/** Slack says it where the bot is no member; what people do about it. */
const NOT_IN = ['not_in_channel', 'channel_not_found'];

/** Scopes by Slack's names, and being a member; rejects where Slack does not say. */
export async function missingRights(client: webApi.WebClient, place: PlaceRef): Promise<string[]> {
  try {
    const { response_metadata } = await client.auth.test();
    const granted: readonly string[] = response_metadata?.scopes ?? [];
    const lacking = granted.length > 0 ? NEEDED.filter((scope) => !granted.includes(scope)) : [];
    return [...lacking, ...(await whyUnread(client, place))];
  } catch (error) {
    throw toDeliveryError(error);
  }
}

async function whyUnread(client: webApi.WebClient, place: PlaceRef): Promise<string[]> {
  try {
    await client.conversations.history({ channel: channelOf(place), limit: 1 });
    return [];
  } catch (error) {
    const { kind, code, missing } = toDeliveryError(error);
    if (kind === 'rights' && missing !== null) return [missing];
    if (NOT_IN.includes(code)) return ['being a member (/invite me)'];
    throw error;
  }
}
