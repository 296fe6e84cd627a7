// The connection: opening it, what it says about itself, and the reactions that come over it.
import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  Routes,
} from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Reaction } from '../../src/chat/platform.ts';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { registration } from './commands.ts';
import { toDeliveryError } from './errors.ts';
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
