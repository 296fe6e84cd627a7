// Our command list as Discord wants it registered: two commands, and a subcommand for each of ours.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { type CommandDeclaration, type OptionDeclaration, typedOptions } from '../../src/chat/command.ts';
import { oneLine } from './text.ts';
import { COMMAND, PLACE_COMMAND } from './typed.ts';

/** https://discord.com/developers/docs/interactions/application-commands */
const DESCRIPTION = 100;
const MEMBERS = 25;
/** Longer than any link or search we understand. */
const LONGEST_VALUE = 300;

type Registration = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** `/papers` for everybody, `/papers-channel` for who manages channels: Discord knows no rights for subcommands. */
export function registration(commands: readonly CommandDeclaration[]): Registration[] {
  const shown = commands.filter(({ hidden }) => !hidden);
  return [
    {
      ...topLevel(
        COMMAND,
        'The research papers of the day',
        shown.filter(({ changesPlace }) => !changesPlace),
      ),
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    },
    {
      ...topLevel(
        PLACE_COMMAND,
        'What this channel gets',
        shown.filter(({ changesPlace }) => changesPlace),
      ),
      contexts: [InteractionContextType.Guild],
      default_member_permissions: String(PermissionFlagsBits.ManageChannels),
    },
  ].filter(({ options }) => options.length > 0);
}

function topLevel(name: string, description: string, commands: readonly CommandDeclaration[]) {
  return {
    type: ApplicationCommandType.ChatInput as const,
    name,
    description,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: commands.slice(0, MEMBERS).map(subcommand),
  };
}

function subcommand(command: CommandDeclaration): APIApplicationCommandSubcommandOption {
  const { name, summary } = command;
  // Discord refuses a required option after one that is not.
  const sorted = [...typedOptions(command)].sort(
    (a, b) => Number(b.required ?? false) - Number(a.required ?? false),
  );
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: describe(summary),
    options: sorted.slice(0, MEMBERS).map(option),
  };
}

function option(declared: OptionDeclaration): APIApplicationCommandBasicOption {
  const common = {
    type: ApplicationCommandOptionType.String as const,
    name: declared.name,
    description: describe(declared.description),
    required: declared.required ?? false,
  };
  if (declared.choices) {
    return {
      ...common,
      choices: declared.choices.slice(0, MEMBERS).map((value) => ({ name: value, value })),
    };
  }
  return { ...common, max_length: LONGEST_VALUE, ...(declared.completes && { autocomplete: true }) };
}

const describe = (text: string): string => oneLine(text).slice(0, DESCRIPTION) || '…';
