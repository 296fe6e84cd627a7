// What a person asks for, however it arrives (a typed line, a form that the platform took apart, a button), as the
// name of a command and the values of its options. The declaration alone decides.
import { type CommandDeclaration, type OptionDeclaration, typedOptions } from '../chat/command.ts';
import { UserError } from '../domain/errors.ts';
import { clip } from '../text/clip.ts';
import { nearest } from '../text/nearest.ts';
import { normalizeLines, normalizeTyped } from '../text/normalize.ts';
import { assignWords, examplesOf } from './assign-words.ts';
import { typedWords } from './typed-words.ts';

/** An example longer than this is not one to copy. */
const LONGEST_EXAMPLE = 200;

interface ParsedLine {
  readonly command: string;
  /** By option name; an option that was left out is absent. */
  readonly values: Record<string, string>;
}

/**
 * The command in a line typed after the prefix; an empty line asks for `help`. Throws a UserError for an unknown or
 * hidden command and for words that do not fit its options.
 */
export function parseLine(text: string, commands: readonly CommandDeclaration[]): ParsedLine {
  const line = normalizeTyped(text);
  if (line === '') return { command: 'help', values: {} };
  const [name = ''] = line.split(' ', 1);
  const typeable = commands.filter((command) => !command.hidden);
  const command = typeable.find((one) => wordsFor(one).includes(name.toLowerCase()));
  if (!command) throw unknownCommand(line, name, typeable);
  const values = assignWords(
    { ...command, options: typedOptions(command) },
    line,
    typedWords(line, name.length),
  );
  return { command: command.name, values: checkValues(command, values) };
}

/**
 * Values that came taken apart: made plain, empty ones left out, choices in their declared spelling. Throws a
 * UserError for a required one that is missing, for none of the choices, and for an option that is not declared.
 */
export function checkValues(
  command: CommandDeclaration,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const undeclared = Object.keys(values).find((name) => !command.options.some((one) => one.name === name));
  if (undeclared !== undefined)
    throw new UserError(`"${command.name}" has no "${clip(undeclared, 40)}".`, command.examples);
  const checked: [string, string][] = [];
  for (const option of command.options) {
    const given = Object.hasOwn(values, option.name) ? (values[option.name] ?? '') : '';
    const typed = option.lines ? normalizeLines(given) : normalizeTyped(given);
    if (typed !== '') checked.push([option.name, chosen(command, option, typed)]);
    else if (option.required) throw missing(command, option);
  }
  return Object.fromEntries(checked);
}

/**
 * A button's values (chat/button-id.ts) by the options in their declared order; an empty one is left out. Throws a
 * UserError where they do not fit, as when the button is older than the command's present form.
 */
export function pressValues(command: CommandDeclaration, values: readonly string[]): Record<string, string> {
  if (values.length > command.options.length)
    throw new UserError('This button is from an older version and does nothing any more.', command.examples);
  const named = command.options.map(({ name }, index) => [name, values[index] ?? ''] as const);
  return checkValues(command, Object.fromEntries(named));
}

const wordsFor = (command: CommandDeclaration): string[] => [command.name, ...(command.aliases ?? [])];

function chosen(command: CommandDeclaration, option: OptionDeclaration, typed: string): string {
  const { choices, keyword } = option;
  if (!choices) return typed;
  const choice = choices.find((one) => one.toLowerCase() === typed.toLowerCase());
  if (choice !== undefined) return choice;
  const after = keyword ? ` after "${keyword}"` : '';
  const possible = choices.map((one) => `"${one}"`).join(', ');
  throw new UserError(
    `I don't know "${clip(typed, 60)}"${after} in "${command.name}". There ${choices.length === 1 ? 'is' : 'are'}: ${possible}.`,
    examplesOf(command, option),
  );
}

const missing = ({ name, examples }: CommandDeclaration, option: OptionDeclaration): UserError =>
  new UserError(`"${name}" needs "${option.name}": ${option.description}.`, examples);

// The first command that a word of two letters or more is the beginning of.
const begun = (name: string, commands: readonly CommandDeclaration[]): string | null =>
  name.length < 2
    ? null
    : (commands.find((command) => command.name.startsWith(name.toLowerCase()))?.name ?? null);

// What followed the mistaken word stays in the example, so that nothing must be typed again.
function unknownCommand(line: string, name: string, commands: readonly CommandDeclaration[]): UserError {
  const meant = begun(name, commands) ?? nearest(name, commands.flatMap(wordsFor));
  if (meant === null) return new UserError(`I don't know "${clip(name, 40)}". What I can do:`, ['help']);
  const rest = line.length <= LONGEST_EXAMPLE ? line.slice(name.length) : '';
  return new UserError(`I don't know "${name}". Did you mean:`, [`${meant}${rest}`]);
}
