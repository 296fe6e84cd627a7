// What Discord refuses about commands (https://discord.com/developers/docs/interactions/application-commands).

import { type Faults, fault, flag, listOf, oneOf, textOf, wholeNumber } from './form.ts';
import { invalidForm, refusal } from './refusal.ts';
import { isJson, type Json, objects, text } from './wire.ts';

/** Option types; the ones that hold other options, and the ones whose value one types. */
export const optionTypes = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const nesting: readonly unknown[] = [optionTypes.subcommand, optionTypes.group];
const typed: readonly unknown[] = [optionTypes.string, optionTypes.integer, optionTypes.number];
const numeric: readonly unknown[] = [optionTypes.integer, optionTypes.number];

const COMMANDS = 100;
const OPTIONS = 25;
const CHOICES = 25;
const ALL_TEXT = 8_000;
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Refuses a whole list; a path begins with the command's place in it. */
export function checkCommands(body: unknown): void {
  const faults = [...listOf('', body, COMMANDS)];
  const commands = objects(body);
  for (const [index, command] of commands.entries()) {
    faults.push(...commandFaults(`${index}.`, command));
    if (commands.findIndex((other) => sameName(other, command)) < index) {
      const message = 'Application command names must be unique';
      faults.push(fault(`${index}.name`, 'APPLICATION_COMMANDS_DUPLICATE_NAME', message));
    }
  }
  if (faults.length > 0) throw invalidForm(faults);
}

/** Refuses one command, or that it is one too many beside `others`. */
export function checkCommand(body: unknown, others: readonly Json[]): void {
  const command = isJson(body) ? body : {};
  const faults = [...commandFaults('', command)];
  if (faults.length > 0) throw invalidForm(faults);
  if (others.length >= COMMANDS && !others.some((other) => sameName(other, command))) throw refusal(30032);
}

function sameName(a: Json, b: Json): boolean {
  return a.name === b.name && (a.type ?? 1) === (b.type ?? 1);
}

function* commandFaults(at: string, command: Json): Faults {
  const chat = (command.type ?? 1) === 1;
  yield* oneOf(`${at}type`, command.type ?? 1, [1, 2, 3]);
  if (chat) yield* nameFaults(`${at}name`, command.name);
  else yield* textOf(`${at}name`, command.name, 32, 1);
  if (chat) yield* textOf(`${at}description`, command.description, 100, 1);
  else if (command.description) {
    yield fault(
      `${at}description`,
      'APPLICATION_COMMAND_DESCRIPTION_INVALID',
      'Context menu commands have none',
    );
  }
  yield* permissionFaults(`${at}default_member_permissions`, command.default_member_permissions);
  yield* setFaults(`${at}contexts`, command.contexts, [0, 1, 2]);
  yield* setFaults(`${at}integration_types`, command.integration_types, [0, 1]);
  yield* flag(`${at}nsfw`, command.nsfw);
  yield* optionsFaults(`${at}options`, command.options, 0);
  if (size(command) > ALL_TEXT) {
    yield fault(
      at.slice(0, -1),
      'APPLICATION_COMMAND_TOO_LARGE',
      `Command exceeds maximum size (${ALL_TEXT})`,
    );
  }
}

function* nameFaults(path: string, name: unknown): Faults {
  if (typeof name !== 'string' || name === '')
    yield fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  else if (name.length > 32) {
    yield fault(path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 32 in length.');
  } else if (!namePattern.test(name) || name !== name.toLowerCase()) {
    yield fault(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function* permissionFaults(path: string, value: unknown): Faults {
  if (value === undefined || value === null) return;
  if (typeof value !== 'string' || !/^\d+$/.test(value)) {
    yield fault(path, 'PERMISSIONS_INVALID', 'Permissions are a number in a string.');
  }
}

function* setFaults(path: string, value: unknown, allowed: readonly number[]): Faults {
  if (!Array.isArray(value)) return;
  for (const [index, one] of value.entries()) yield* oneOf(`${path}.${index}`, one, allowed);
}

function* optionsFaults(path: string, value: unknown, depth: number): Faults {
  yield* listOf(path, value, OPTIONS);
  const options = objects(value);
  for (const [index, option] of options.entries()) {
    yield* optionFaults(`${path}.${index}`, option, depth);
    if (options.findIndex((other) => other.name === option.name) < index) {
      const message = 'Option name already exists';
      yield fault(`${path}.${index}.name`, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message);
    }
    if (option.required === true && options.slice(0, index).some((earlier) => earlier.required !== true)) {
      const message = 'Required options must be placed before non-required options';
      yield fault(`${path}.${index}`, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
  }
  const nested = options.filter((option) => nesting.includes(option.type));
  if (nested.length > 0 && nested.length < options.length) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    yield fault(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
}

function* optionFaults(path: string, option: Json, depth: number): Faults {
  yield* oneOf(`${path}.type`, option.type, Object.values(optionTypes));
  yield* nameFaults(`${path}.name`, option.name);
  yield* textOf(`${path}.description`, option.description, 100, 1);
  yield* flag(`${path}.required`, option.required);
  if (nesting.includes(option.type)) yield* nestingFaults(path, option, depth);
  else yield* valueFaults(path, option);
}

/** Groups stand at the top only, and hold subcommands only; subcommands hold neither. */
function* nestingFaults(path: string, option: Json, depth: number): Faults {
  const group = option.type === optionTypes.group;
  const tooDeep = depth > (group ? 0 : 1);
  const stray = objects(option.options).some((inner) =>
    group ? inner.type !== optionTypes.subcommand : nesting.includes(inner.type),
  );
  if (tooDeep || stray) {
    yield fault(`${path}.type`, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Options are nested wrongly');
  }
  yield* optionsFaults(`${path}.options`, option.options, depth + 1);
}

function* valueFaults(path: string, option: Json): Faults {
  yield* choicesFaults(`${path}.choices`, option.choices, option.type);
  const choices = objects(option.choices).length > 0;
  if ((choices || option.autocomplete === true) && !typed.includes(option.type)) {
    yield fault(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'This type has no choices');
  }
  if (choices && option.autocomplete === true) {
    const message = 'Autocomplete and choices are mutually exclusive';
    yield fault(path, 'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_EXCLUSIVE', message);
  }
  yield* wholeNumber(`${path}.min_length`, option.min_length, 0, 6_000);
  yield* wholeNumber(`${path}.max_length`, option.max_length, 1, 6_000);
  if ((option.min_value !== undefined || option.max_value !== undefined) && !numeric.includes(option.type)) {
    yield fault(
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Only numbers have a smallest and largest value',
    );
  }
}

function* choicesFaults(path: string, value: unknown, type: unknown): Faults {
  yield* listOf(path, value, CHOICES);
  for (const [index, choice] of objects(value).entries()) {
    yield* textOf(`${path}.${index}.name`, choice.name, 100, 1);
    if (numeric.includes(type)) {
      if (typeof choice.value !== 'number') {
        yield fault(
          `${path}.${index}.value`,
          'NUMBER_TYPE_COERCE',
          `Value "${String(choice.value)}" is not a number.`,
        );
      }
    } else yield* textOf(`${path}.${index}.value`, choice.value, 100, 1);
  }
}

/** What a bot offers while one types: at most 25, each of 100 characters. */
export function checkChoices(choices: unknown): void {
  const first = objects(choices)[0];
  const type = typeof first?.value === 'number' ? optionTypes.number : optionTypes.string;
  const missing =
    choices === undefined ? [fault('data.choices', 'BASE_TYPE_REQUIRED', 'This field is required')] : [];
  const faults = [...missing, ...choicesFaults('data.choices', choices, type)];
  if (faults.length > 0) throw invalidForm(faults);
}

/** Names, descriptions and values together; of localisations the longest counts. */
function size(item: Json): number {
  const own =
    longest(item.name, item.name_localizations) + longest(item.description, item.description_localizations);
  const inner = objects(item.options).reduce((all, option) => all + size(option), 0);
  const choices = objects(item.choices).reduce(
    (all, choice) =>
      all + longest(choice.name, choice.name_localizations) + String(choice.value ?? '').length,
    0,
  );
  return own + inner + choices;
}

function longest(plain: unknown, localised: unknown): number {
  const all = isJson(localised) ? Object.values(localised) : [];
  return Math.max(text(plain).length, ...all.map((one) => text(one).length));
}
