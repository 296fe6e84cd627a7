// The connection: opening it, what it says about itself, and the reactions that come over it.
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
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Membership, Reaction } from '../../src/chat/platform.ts';
import type { WorkspaceRef } from '../../src/chat/refs.ts';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { registration } from './commands.ts';
import { hasCode, toDeliveryError } from './errors.ts';
import { guildOf, serverRef } from './refs.ts';
import { toReaction } from './requests.ts';

/** Resolves when the gateway is ready and the commands are registered; rejects in words for whoever starts us. */
export async function connect(
  client: Client,
  token: string,
  commands: readonly CommandDeclaration[],
): Promise<void> {
  const ready = untilReady(client);
  try {
    await Promise.all([client.login(token), ready]);
    const application = client.application?.id ?? '';
    await client.rest.put(Routes.applicationCommands(application), { body: registration(commands) });
  } catch (error) {
    await client.destroy();
    throw new Error(`Discord cannot be used: ${reason(error)}`);
  }
}

const untilReady = (client: Client): Promise<void> =>
  new Promise((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    // Only the close codes after which discord.js does not try again come here.
    client.once(Events.ShardDisconnect, ({ code }) => reject(new Error(`its gateway closed with ${code}`)));
  });

function reason(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid')
    return 'it does not accept the token';
  if (error instanceof Error && error.message.startsWith('its gateway')) return error.message;
  return `it answered ${toDeliveryError(error).code}`;
}

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
  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, pass(true));
  client.ws.on(GatewayDispatchEvents.MessageReactionRemove, pass(false));
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
