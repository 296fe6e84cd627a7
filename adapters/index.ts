// The list of all platforms. A new one is a folder beside this file and an entry here; its SDK is loaded only when
// its settings are given.
import type { CommandDeclaration } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import type { Platform } from '../src/chat/platform.ts';
import type { Config } from '../src/config.ts';
import type { Clock } from '../src/ops/clock.ts';
import type { Log } from '../src/ops/log.ts';

interface Edge {
  readonly clock: Clock;
  readonly log: Log;
  readonly commands: readonly CommandDeclaration[];
}

interface Adapter {
  readonly name: string;
  /** The platform, not yet connected; null where the settings do not name it. */
  create(config: Config, edge: Edge): Promise<Platform | null>;
  /** Exactly what would be sent for a message. */
  payload(message: Message, commands: readonly CommandDeclaration[]): Promise<unknown>;
}

export const adapters: readonly Adapter[] = [
  {
    name: 'slack',
    async create({ slack }, { clock, log }) {
      if (!slack) return null;
      const { createSlack } = await import('./slack/index.ts');
      return createSlack({ ...slack, clock, log });
    },
    async payload(message) {
      const { renderSlack } = await import('./slack/render.ts');
      return renderSlack(message);
    },
  },
  {
    name: 'discord',
    async create({ discord }, { clock, log, commands }) {
      if (!discord) return null;
      const { createDiscord } = await import('./discord/index.ts');
      return createDiscord({ ...discord, clock, log, commands });
    },
    async payload(message, commands) {
      const { renderDiscord } = await import('./discord/render.ts');
      return renderDiscord(message, commands);
    },
  },
];
