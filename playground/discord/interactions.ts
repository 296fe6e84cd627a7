// Interactions: sent to the bot, acknowledged within the deadline or dead, answerable for 15 minutes
// (https://discord.com/developers/docs/interactions/receiving-and-responding).

import { randomBytes } from 'node:crypto';
import { isDm, permissionsIn } from './guild.ts';
import { wireMessage } from './messages.ts';
import { botId, guildId, wireMember, wireUser } from './people.ts';
import { dispatch, listening } from './sessions.ts';
import { type Json, objects, text } from './wire.ts';
import { wireChannel } from './wire-guild.ts';
import { type Channel, type StoredMessage, violate, type World } from './world.ts';

export const interactionTypes = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
export type InteractionType = (typeof interactionTypes)[keyof typeof interactionTypes];

/** How long its token can be used, on the playground's clock. */
export const TOKEN_LIFE_MS = 15 * 60_000;

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly person: string;
  readonly channel: string;
  readonly createdAt: number;
  state: 'open' | 'acknowledged' | 'late';
  /** The message whose button was pressed. */
  readonly source?: string;
  /** The message that @original stands for, once there is one. */
  original?: string;
  /** What autocompletion offered. */
  choices: readonly Json[];
  readonly metadata: Json;
  /** The command as people read it above the answer: `/papers today`. */
  readonly command?: string;
  /** Ends the wait of whoever typed or pressed. */
  readonly settle: () => void;
}

interface Ask {
  readonly type: InteractionType;
  readonly person: string;
  readonly channel: Channel;
  readonly data: Json;
  readonly source?: StoredMessage;
}

/** Sends an interaction to the bot; resolves when it is acknowledged or the deadline has passed. */
export function interact(world: World, ask: Ask): Promise<Interaction> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => expire(world, interaction), world.limits.deadlineMs);
    const interaction: Interaction = {
      ...begin(world, ask),
      settle: () => {
        clearTimeout(timer);
        resolve(interaction);
      },
    };
    world.interactions.set(interaction.token, interaction);
    if (!listening(world)) return lose(interaction);
    dispatch(world, { name: 'INTERACTION_CREATE', data: wireInteraction(world, interaction, ask) });
  });
}

function begin(world: World, ask: Ask): Omit<Interaction, 'settle'> {
  const id = world.newId();
  return {
    id,
    token: randomBytes(60).toString('base64url'),
    type: ask.type,
    person: ask.person,
    channel: ask.channel.id,
    createdAt: world.clock.now(),
    state: 'open',
    choices: [],
    metadata: {
      id,
      type: ask.type,
      user: wireUser(ask.person),
      authorizing_integration_owners: { 0: guildId },
    },
    ...(ask.source === undefined ? {} : { source: ask.source.id }),
    ...(ask.type === interactionTypes.command ? { command: shownName(ask.data) } : {}),
  };
}

// What was picked on a message was not typed.
const shownName = (data: Json): string => (data.type === 1 ? `/${commandName(data)}` : text(data.name));

// The subcommand that was used is the only option that has a place for options of its own.
function commandName(data: Json): string {
  const [inner] = objects(data.options).filter((option) => Array.isArray(option.options));
  return inner === undefined ? text(data.name) : `${text(data.name)} ${commandName(inner)}`;
}

/** Whose command a message answers, for the line that stands above it. */
export function answered({ person, command }: Interaction): Pick<StoredMessage, 'answers'> {
  return command === undefined ? {} : { answers: { person, command } };
}

function lose(interaction: Interaction): void {
  interaction.state = 'late';
  interaction.settle();
}

function expire(world: World, interaction: Interaction): void {
  if (interaction.state !== 'open') return;
  violate(world, 'deadline', `interaction ${interaction.id} had no answer in ${world.limits.deadlineMs} ms`);
  lose(interaction);
}

/** Ends every wait, for the end of the world. */
export function abandon(world: World): void {
  for (const interaction of world.interactions.values()) {
    if (interaction.state === 'open') lose(interaction);
  }
}

function wireInteraction(world: World, interaction: Interaction, ask: Ask): Json {
  const direct = isDm(world, ask.channel);
  const user = wireUser(ask.person);
  const permissions = permissionsIn(world, ask.person, ask.channel).toString();
  return {
    id: interaction.id,
    application_id: botId,
    type: ask.type,
    token: interaction.token,
    version: 1,
    data: ask.data,
    channel_id: ask.channel.id,
    channel: wireChannel(world, ask.channel),
    locale: 'en-US',
    app_permissions: permissionsIn(world, botId, ask.channel).toString(),
    entitlements: [],
    attachment_size_limit: 10_485_760,
    context: direct ? 1 : 0,
    authorizing_integration_owners: { 0: direct ? '0' : guildId },
    ...(direct ? { user } : guildSide(ask.person, user, permissions)),
    ...(ask.source === undefined ? {} : { message: wireMessage(world, ask.source) }),
  };
}

function guildSide(person: string, user: Json, permissions: string): Json {
  return {
    guild_id: guildId,
    guild: { id: guildId, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    member: { ...wireMember(person), user, permissions },
  };
}
