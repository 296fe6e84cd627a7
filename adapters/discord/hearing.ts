// Whether Discord is heard: what is known of it from the connection and from refused requests.
import { type Client, Events } from 'discord.js';
import type { Silence } from '../../src/chat/platform.ts';
import type { Clock } from '../../src/ops/clock.ts';

export interface Hearing {
  /** Goes by what this client's connection does. */
  follow(client: Client): void;
  /** Discord refuses us for good. */
  refused(code: string): void;
  silence(): Silence | null;
}

/** Nothing is heard yet. */
export function createHearing(clock: Clock): Hearing {
  let silence: Silence | null = { since: clock.now(), code: null };

  // Whatever comes on top of it, the first moment counts, and the first refusal.
  function silent(code: string | null): void {
    silence = { since: silence?.since ?? clock.now(), code: silence?.code ?? code };
  }
  function heard(): void {
    silence = null;
  }

  return {
    follow(client) {
      for (const event of [Events.ShardReady, Events.ShardResume] as const) client.on(event, heard);
      client.on(Events.ShardReconnecting, () => silent(null));
      // Only the close codes after which discord.js does not try again come here.
      client.on(Events.ShardDisconnect, ({ code }) => silent(String(code)));
    },
    refused: silent,
    silence: () => silence,
  };
}
