// A local Discord with the real discord.js connected to it, as the tests in this folder use it.

import { Client, type ClientOptions, GatewayIntentBits, Partials } from 'discord.js';
import { vi } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../playground/discord/index.ts';
import type { Limits } from '../../../playground/discord/world.ts';

const morning = Date.parse('2025-03-11T08:00:00Z');

/** A clock that goes only when told to. */
export interface Watch {
  now(): number;
  pass(ms: number): void;
}

export function watch(): Watch {
  let now = morning;
  return {
    now: () => now,
    pass(ms) {
      now += ms;
    },
  };
}

/** As fast as one likes: for tests that are not about pace. */
const unhurried: Partial<Limits> = { perChannel: 10_000, perSecond: 100_000 };

export function localDiscord(
  clock: Watch = watch(),
  limits: Partial<Limits> = unhurried,
): Promise<LocalDiscord> {
  return startLocalDiscord({ clock, limits });
}

const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
];

export function newClient(discord: LocalDiscord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents,
    partials: [Partials.Message, Partials.Channel, Partials.Reaction, Partials.User],
    allowedMentions: { parse: [], repliedUser: false },
    ...options,
    rest: { api: discord.apiUrl, retries: 0, ...options.rest },
  });
}

/** A client that is logged in and has its server. */
export async function connect(
  discord: LocalDiscord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = newClient(discord, options);
  const ready = new Promise<Client<true>>((resolve) => {
    client.once('clientReady', resolve);
  });
  await client.login(discord.environment.DISCORD_TOKEN);
  return ready;
}

export const [alice, bob, charlie] = [
  '900000000000000011',
  '900000000000000012',
  '900000000000000013',
] as const;
export const [papers, readingGroup, staff] = [
  '900000000000000021',
  '900000000000000022',
  '900000000000000023',
] as const;

/** Waits for what the bot is about to hear; ten seconds are for a busy machine, not for the test. */
export function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 5 });
}
