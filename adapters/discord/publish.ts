// Announcement channels: a message is published to the channels that follow. It was posted before, so whether that
// works changes nothing for the digest.
import { type Client, Routes } from 'discord.js';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { toDeliveryError } from './errors.ts';
import type { PostedMessage } from './refs.ts';

/** Ten an hour and channel; more would be asked for in vain (Discord documents no number; this is what bots report). */
const MOST = 10;
const HOUR = 3_600_000;
const LIMIT = 10_000;

/** Gives the function that publishes a message where the hour still has room; it never rejects. */
export function createPublisher(
  client: Client,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
) {
  const published = new Map<string, number[]>();

  return async function publish({ channel, message }: PostedMessage): Promise<void> {
    const now = clock.now();
    const recent = (published.get(channel) ?? []).filter((at) => now - at < HOUR);
    if (recent.length >= MOST) {
      log.warn({ code: 'ten_an_hour' }, 'discord: posted, but not published');
      return;
    }
    published.set(channel, [...recent, now]);
    try {
      await client.rest.post(Routes.channelMessageCrosspost(channel, message), {
        signal: AbortSignal.timeout(LIMIT),
      });
    } catch (error) {
      const { kind, code } = toDeliveryError(error);
      log.warn({ kind, code }, 'discord: posted, but not published');
    }
  };
}
