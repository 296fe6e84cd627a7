// What arrives from Discord as what the core understands.
import type {
  AutocompleteInteraction,
  BaseInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  GatewayMessageReactionAddDispatchData,
  GatewayMessageReactionRemoveAllDispatchData,
  GatewayMessageReactionRemoveDispatchData,
  GatewayMessageReactionRemoveEmojiDispatchData,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import { ApplicationCommandOptionType, ChannelType, PermissionFlagsBits } from 'discord.js';
import { fromButtonId, type Press } from '../../src/chat/button-id.ts';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Asker, CommandInput, HandedFiles, People, Reaction } from '../../src/chat/platform.ts';
import type { MessageRef } from '../../src/chat/refs.ts';
import { handedFile, type Keeper } from '../../src/net/handed-file.ts';
import { emojiOf } from './emoji.ts';
import { DIRECT, messageRef, personRef, placeRef, workspaceRef } from './refs.ts';
import { saidIn } from './said.ts';

/** In a post of a forum the place is the forum: there is nowhere else to type a command for it. */
export function toAsker(interaction: BaseInteraction): Asker {
  const guild = interaction.guildId ?? DIRECT;
  const { channel } = interaction;
  const here = placeRef({ guild, channel: interaction.channelId ?? '0' });
  const forum =
    channel?.isThread() && channel.parent?.type === ChannelType.GuildForum ? channel.parent : null;
  return {
    workspace: workspaceRef(guild, interaction.user.id),
    place: forum ? placeRef({ guild, channel: forum.id }) : here,
    ...(forum && { within: here }),
    person: personRef(guild, interaction.user.id),
    name: nameIn(interaction),
    ...(guild === DIRECT && { alone: true }),
    zone: null,
    // Checked here as well: a server's admins can give the command itself to anybody.
    mayManage:
      guild === DIRECT || (interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false),
    isAdmin: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
  };
}

// Without the server in the cache a member is what came over the wire.
function nameIn({ member, user }: BaseInteraction): string {
  if (member && 'displayName' in member) return member.displayName;
  return member?.nick ?? user.displayName;
}

export function toCommandInput(interaction: ChatInputCommandInteraction, keeper: Keeper): CommandInput {
  const subcommand = interaction.options.data[0];
  if (!subcommand) return { text: '' };
  const options = subcommand.options ?? [];
  const values = valuesOf(options);
  const people = peopleIn(Object.values(values), interaction.guildId ?? DIRECT);
  const files = filesOf(options, keeper);
  return {
    ...{ command: subcommand.name, values },
    ...(people.size > 0 && { people }),
    ...(Object.keys(files).length > 0 && { files }),
  };
}

const valuesOf = (options: readonly CommandInteractionOption[]): Record<string, string> =>
  Object.fromEntries(
    options.flatMap(({ name, type, value, attachment }) =>
      attachment
        ? []
        : [[name, type === ApplicationCommandOptionType.User ? `<@${value}>` : String(value ?? '')]],
    ),
  );

const filesOf = (options: readonly CommandInteractionOption[], keeper: Keeper): HandedFiles =>
  Object.fromEntries(
    options.flatMap(({ name, attachment }) => (attachment ? [[name, handedFile(attachment, keeper)]] : [])),
  );

/** Who is mentioned: a person picked for an option, or typed with @ in any text. */
const peopleIn = (values: readonly string[], guild: string): People =>
  new Map(
    values
      .flatMap((value) => [...value.matchAll(/<@!?(\d+)>/g)])
      .map(([word, user = '']) => [word, personRef(guild, user)]),
  );

/** Picked in a message's menu, which Discord sends along with all its words. */
export const toMessageInput = (
  { commandName, targetMessage }: MessageContextMenuCommandInteraction,
  commands: readonly CommandDeclaration[],
): CommandInput => ({
  command: commands.find(({ onMessage }) => onMessage === commandName)?.name ?? commandName,
  message: saidIn(targetMessage),
});

/** Null where the id was not one of ours. */
export function toPress(interaction: MessageComponentInteraction): Press | null {
  const press = fromButtonId(interaction.customId);
  if (!press || !interaction.isStringSelectMenu()) return press;
  return { ...press, values: [...press.values, ...interaction.values] };
}

/** Which option is being typed, of which command. */
export function toCompletion(
  interaction: AutocompleteInteraction,
): [command: string, option: string, typed: string] {
  const { name, value } = interaction.options.getFocused(true);
  return [interaction.options.getSubcommand(false) ?? interaction.commandName, name, value];
}

type ReactionData = GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData;

/** Super reactions (`burst`) count like others. Null for another bot's, and for a custom emoji that is gone. */
export function toReaction(data: ReactionData, added: boolean, at: number): Reaction | null {
  const emoji = emojiOf(data.emoji);
  if (emoji === null || ('member' in data && data.member?.user.bot)) return null;
  const guild = data.guild_id ?? DIRECT;
  return {
    workspace: workspaceRef(guild, data.user_id),
    person: personRef(guild, data.user_id),
    message: messageRef({ guild, channel: data.channel_id, message: data.message_id }),
    emoji,
    added,
    at,
  };
}

export type ClearedData = GatewayMessageReactionRemoveAllDispatchData &
  Partial<Pick<GatewayMessageReactionRemoveEmojiDispatchData, 'emoji'>>;

export interface Cleared {
  readonly message: MessageRef;
  /** Null: all of them. */
  readonly emoji: string | null;
}

export function toCleared({ guild_id, channel_id, message_id, emoji }: ClearedData): Cleared {
  const message = messageRef({ guild: guild_id ?? DIRECT, channel: channel_id, message: message_id });
  return { message, emoji: emoji ? emojiOf(emoji) : null };
}
