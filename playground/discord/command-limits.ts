// What Discord refuses about commands (https://discord.com/developers/docs/interactions/application-commands).

import { type Faults, fault, flag, listOf, oneOf, textOf } from './form.ts';
import { nameFaults, optionsFaults } from './option-limits.ts';
import { invalidForm, refusal } from './refusal.ts';
import { isJson, type Json, objects, text } from './wire.ts';

const COMMANDS = 100;
/** Of those in the menu of a message. */
const MENU_COMMANDS = 15;
const ALL_TEXT = 8_000;

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
  if (commands.filter(({ type }) => type === 3).length > MENU_COMMANDS) throw refusal(30032);
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
  if (!chat && objects(command.options).length > 0) {
    yield fault(`${at}options`, 'APPLICATION_COMMAND_OPTIONS_INVALID', 'Context menu commands have none');
  }
  yield* optionsFaults(`${at}options`, command.options, 0);
  if (size(command) > ALL_TEXT) {
    yield fault(
      at.slice(0, -1),
      'APPLICATION_COMMAND_TOO_LARGE',
      `Command exceeds maximum size (${ALL_TEXT})`,
    );
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
