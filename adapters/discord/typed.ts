// How a command is typed on Discord: `date yesterday` is `/papers date when:yesterday`.
import type { CommandDeclaration } from '../../src/chat/command.ts';
import { parseLine } from '../../src/commands/parse-line.ts';

/** Everything but what changes a place or is seldom used. */
export const COMMAND = 'papers';
/** What changes a place: Discord gives permissions to whole top-level commands only. */
export const PLACE_COMMAND = 'papers-channel';
/** What is seldom used: a command has room for 25 subcommands. */
const SELDOM_COMMAND = 'papers-more';

/** Under which command one of ours is typed. */
export const prefixOf = (command: CommandDeclaration | undefined): string => {
  if (command?.changesPlace) return PLACE_COMMAND;
  return command?.seldom ? SELDOM_COMMAND : COMMAND;
};

/** The line with its prefix and its options named; a mistake stays as it is typed. */
export function typedLine(line: string, commands: readonly CommandDeclaration[]): string {
  const [word = '', ...words] = line.trim().split(/\s+/);
  const command = commands.find(({ name, aliases }) => name === word || aliases?.includes(word));
  const prefix = prefixOf(command);
  const values = namedValues(line, commands) ?? words;
  return [`/${prefix}`, command?.name ?? word, ...values].join(' ');
}

function namedValues(line: string, commands: readonly CommandDeclaration[]): string[] | null {
  try {
    const { values } = parseLine(line, commands);
    return Object.entries(values).map(([name, value]) => `${name}:${value}`);
  } catch {
    return null;
  }
}
