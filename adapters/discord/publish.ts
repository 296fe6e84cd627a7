// Announcement channels: a message is published to the channels that follow.
import { ChannelType, type Client, Routes } from 'discord.js';
import { DeliveryError } from '../../src/domain/errors.ts';
import type { Clock } from '../../src/ops/clock.ts';
import { hasCode, toDeliveryError } from './errors.ts';
import type { Place, PostedMessage } from './refs.ts';

/** Ten an hour and channel; more would be asked for in vain (Discord documents no number; this is what bots report). */
const MOST = 10;
const HOUR = 3_600_000;
const LIMIT = 10_000;
const PUBLISHED_ALREADY = 40033;

export const isAnnouncements = (client: Client, { channel }: Place): boolean =>
  client.channels.cache.get(channel)?.type === ChannelType.GuildAnnouncement;

/** Gives the function that publishes a message; it rejects with a DeliveryError, also where the hour has no room. */
export function createPublisher(client: Client, clock: Clock) {
  const published = new Map<string, number[]>();
  const recentIn = (channel: string) =>
    (published.get(channel) ?? []).filter((at) => clock.now() - at < HOUR);

  return async function publish({ channel, message }: PostedMessage): Promise<void> {
    const now = clock.now();
    const recent = recentIn(channel);
    const [oldest = now] = recent;
    if (recent.length >= MOST)
      throw new DeliveryError('wait', 'ten_an_hour', { retryAfterMs: oldest + HOUR - now });
    try {
      await client.rest.post(Routes.channelMessageCrosspost(channel, message), {
        signal: AbortSignal.timeout(LIMIT),
      });
    } catch (error) {
      if (!hasCode(error, PUBLISHED_ALREADY)) throw toDeliveryError(error);
    }
    // When exactly the request has reached Discord nobody knows, but it was before the answer.
    published.set(channel, [...recentIn(channel), clock.now()]);
  };
}
