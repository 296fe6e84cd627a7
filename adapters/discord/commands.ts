// Our command list as Discord wants it registered: a few commands, and a subcommand for each of ours.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { type CommandDeclaration, givenOptions, type OptionDeclaration } from '../../src/chat/command.ts';
import { oneLine } from './text.ts';
import { PLACE_COMMAND, prefixOf } from './typed.ts';

/** https://discord.com/developers/docs/interactions/application-commands */
const DESCRIPTION = 100;
const MEMBERS = 25;
/** Longer than any link or search we understand. */
const LONGEST_VALUE = 300;
const LONGEST = 6_000;

type Registration =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

const ABOUT: Readonly<Record<string, string>> = {
  papers: 'The research papers of the day',
  'papers-more': 'Notes, tags and settings of your own',
  [PLACE_COMMAND]: 'What this channel gets',
};

/** What is typed, and what stands in the menu of a message. */
export const registration = (commands: readonly CommandDeclaration[]): Registration[] => [
  ...chatCommands(commands),
  ...messageCommands(commands),
];

/** For everybody, everywhere. Discord takes no description here. */
const messageCommands = (commands: readonly CommandDeclaration[]) =>
  commands.flatMap(({ onMessage }) =>
    onMessage === undefined
      ? []
      : [
          {
            type: ApplicationCommandType.Message as const,
            name: onMessage,
            integration_types: [ApplicationIntegrationType.GuildInstall],
            contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
          },
        ],
  );

/** `/papers` and `/papers-more` for everybody, `/papers-channel` for who manages channels. */
export function chatCommands(
  commands: readonly CommandDeclaration[],
): RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  const shown = commands.filter(({ hidden }) => !hidden);
  return Object.entries(ABOUT).flatMap(([name, description]) => {
    const members = shown.filter((command) => prefixOf(command) === name);
    if (members.length > MEMBERS)
      throw new Error(`/${name} has ${members.length} subcommands; Discord takes ${MEMBERS}`);
    return members.length === 0 ? [] : [{ ...topLevel(name, description, members), ...whoAndWhere(name) }];
  });
}

// Discord knows no rights for subcommands.
const whoAndWhere = (name: string) =>
  name === PLACE_COMMAND
    ? {
        contexts: [InteractionContextType.Guild],
        default_member_permissions: String(PermissionFlagsBits.ManageChannels),
      }
    : { contexts: [InteractionContextType.Guild, InteractionContextType.BotDM] };

function topLevel(name: string, description: string, commands: readonly CommandDeclaration[]) {
  return {
    type: ApplicationCommandType.ChatInput as const,
    name,
    description,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: commands.map(subcommand),
  };
}

function subcommand(command: CommandDeclaration): APIApplicationCommandSubcommandOption {
  const { name, summary } = command;
  // Discord refuses a required option after one that is not.
  const sorted = [...givenOptions(command)].sort(
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
  const called = {
    name: declared.name,
    description: describe(declared.description),
    required: declared.required ?? false,
  };
  if (declared.person) return { ...called, type: ApplicationCommandOptionType.User };
  if (declared.file) return { ...called, type: ApplicationCommandOptionType.Attachment };
  const common = { ...called, type: ApplicationCommandOptionType.String as const };
  if (declared.choices) {
    return {
      ...common,
      choices: declared.choices.slice(0, MEMBERS).map((value) => ({ name: value, value })),
    };
  }
  const max_length = declared.long ? LONGEST : LONGEST_VALUE;
  return { ...common, max_length, ...(declared.completes && { autocomplete: true }) };
}

const describe = (text: string): string => oneLine(text).slice(0, DESCRIPTION) || '…';
