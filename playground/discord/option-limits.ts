// What Discord refuses about a command's options and the choices it offers
// (https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure).

import { type Faults, fault, flag, listOf, oneOf, textOf, wholeNumber } from './form.ts';
import { invalidForm } from './refusal.ts';
import { type Json, objects } from './wire.ts';

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

const OPTIONS = 25;
const CHOICES = 25;
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

export function* nameFaults(path: string, name: unknown): Faults {
  if (typeof name !== 'string' || name === '')
    yield fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  else if (name.length > 32) {
    yield fault(path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 32 in length.');
  } else if (!namePattern.test(name) || name !== name.toLowerCase()) {
    yield fault(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

export function* optionsFaults(path: string, value: unknown, depth: number): Faults {
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
