// The connection: what it says about itself, and what comes over it.
import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  Routes,
} from 'discord.js';
import type { Membership, Reaction } from '../../src/chat/platform.ts';
import type { WorkspaceRef } from '../../src/chat/refs.ts';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { hasCode } from './errors.ts';
import { guildOf, serverRef } from './refs.ts';
import { type Cleared, type ClearedData, toCleared, toReaction } from './requests.ts';

/** Without these listeners an error inside discord.js would end the process. */
export function logConnection(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.error({ error: error.name }, 'discord: a listener failed'));
  client.on(Events.ShardError, (error) => log.warn({ error: error.name }, 'discord: connection error'));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'discord: reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'discord: resumed'));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ shard, code }, 'discord: disconnected for good; nothing is heard until a restart'),
  );
  client.on(Events.Invalidated, () => log.error({}, 'discord: the session was invalidated'));
  client.rest.on('invalidRequestWarning', ({ count }) =>
    log.warn({ count }, 'discord: many refused requests; 10,000 in 10 minutes block this address'),
  );
}

/** A new session instead of the old one resumed: what happened in between was not told. */
export function onNewSession(client: Client, begun: () => void): void {
  client.on(Events.ShardReady, begun);
}

/**
 * Reactions on any message, however old: discord.js's own events need the message, the channel and the person cached
 * or made up, and drop those in archived threads.
 */
export function onReaction(client: Client, clock: Clock, heard: (reaction: Reaction) => void): void {
  const next = increasing(clock);
  const pass =
    (added: boolean) =>
    (data: GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData) => {
      const reaction = data.user_id === client.user?.id ? null : toReaction(data, added, next());
      if (reaction) heard(reaction);
    };
  onDispatch(client, GatewayDispatchEvents.MessageReactionAdd, pass(true));
  onDispatch(client, GatewayDispatchEvents.MessageReactionRemove, pass(false));
}

/** A moderator has cleared all reactions of a message, or those with one emoji. */
export function onCleared(client: Client, heard: (cleared: Cleared) => void): void {
  const pass = (data: ClearedData) => heard(toCleared(data));
  onDispatch(client, GatewayDispatchEvents.MessageReactionRemoveAll, pass);
  onDispatch(client, GatewayDispatchEvents.MessageReactionRemoveEmoji, pass);
}

// What is not as documented is noted, and the connection goes on.
function onDispatch<T>(client: Client, event: GatewayDispatchEvents, read: (data: T) => void): void {
  client.ws.on(event, (data: T) => {
    try {
      read(data);
    } catch (error) {
      client.emit(Events.Error, error instanceof Error ? error : new Error(event));
    }
  });
}

/** Discord does not say when one reacted, but tells in order: no two at the same time. */
function increasing(clock: Clock): () => number {
  let last = 0;
  return () => {
    last = Math.max(clock.now(), last + 0.001);
    return last;
  };
}

/**
 * Servers that have us or have removed us. A server that is unavailable has an outage; that of a start is unavailable until
 * its own event: https://discord.com/developers/docs/events/gateway-events#guild-delete
 */
export function onMembership(client: Client, clock: Clock, heard: (membership: Membership) => void): void {
  const tell = (guild: string, member: boolean) =>
    heard({ workspace: serverRef(guild), member, at: clock.now() });
  client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: GatewayGuildCreateDispatchData) => tell(id, true));
  client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: GatewayGuildDeleteDispatchData) => {
    if (!unavailable) tell(id, false);
  });
}

/** What the gateway has told, else what Discord says when asked; null where it does not say. */
export async function isMember(client: Client, workspace: WorkspaceRef): Promise<boolean | null> {
  const guild = guildOf(workspace);
  if (guild === null || client.guilds.cache.has(guild)) return true;
  try {
    await client.rest.get(Routes.guild(guild));
    return true;
  } catch (error) {
    return hasCode(error, UNKNOWN_GUILD) || hasCode(error, MISSING_ACCESS) ? false : null;
  }
}

const UNKNOWN_GUILD = 10004;
const MISSING_ACCESS = 50001;
