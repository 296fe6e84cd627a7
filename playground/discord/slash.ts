// Slash commands from a person's side: which there are here, completing one, sending one.

import type { GivenFile, GivenFiles, Outcome, Suggestion } from '../local-chat.ts';
import { attach } from './attachments.ts';
import { isDm, permissionsIn } from './guild.ts';
import { interact, interactionTypes } from './interactions.ts';
import { optionTypes } from './option-limits.ts';
import { guildId } from './people.ts';
import { has } from './permissions.ts';
import { hasSubcommands, readTyped, type Typed } from './typed.ts';
import { readValue } from './values.ts';
import { isJson, type Json, objects, text } from './wire.ts';
import type { Channel, World } from './world.ts';

/** What one types, and what stands in the menu of a message. */
export const commandTypes = { chat: 1, message: 3 } as const;

/** Commands that exist in a channel, allowed to this person or not. */
export function commandsHere(
  world: World,
  channel: Channel,
  type: number = commandTypes.chat,
): readonly Json[] {
  const direct = isDm(world, channel);
  return [...world.commands.values()].filter((command) => {
    if ((command.type ?? commandTypes.chat) !== type) return false;
    if (!direct) return !Array.isArray(command.contexts) || command.contexts.includes(0);
    if (command.guild_id !== undefined || command.dm_permission === false) return false;
    return !Array.isArray(command.contexts) || command.contexts.includes(1);
  });
}

/** The platform's own check of `default_member_permissions`; "0" lets admins only through. */
export function isAllowed(world: World, person: string, channel: Channel, command: Json): boolean {
  if (isDm(world, channel)) return true;
  const held = permissionsIn(world, person, channel);
  if (!has(held, 'USE_APPLICATION_COMMANDS')) return false;
  if (typeof command.default_member_permissions !== 'string') return true;
  if (has(held, 'ADMINISTRATOR')) return true;
  const wanted = BigInt(command.default_member_permissions);
  return wanted !== 0n && (held & wanted) === wanted;
}

/** Lines that the client offers for an input that starts with a slash. */
export async function completeSlash(
  world: World,
  person: string,
  channel: Channel,
  input: string,
): Promise<readonly Suggestion[]> {
  const commands = commandsHere(world, channel).filter((one) => isAllowed(world, person, channel, one));
  const typed = readTyped(commands, input);
  const name = input.trimStart().slice(1).toLowerCase();
  if (typed === undefined || !/\s/.test(name))
    return commands.flatMap(linesOf).filter(startsWith(`/${name}`));
  if (typed.stray !== undefined) return linesOf(typed.command).filter(startsWith(input.trim().toLowerCase()));
  return optionLines(world, person, channel, typed, input);
}

function startsWith(beginning: string): (line: Suggestion) => boolean {
  return (line) => line.text.startsWith(beginning.replace(/\s+/g, ' '));
}

/** A command, or each of its subcommands, as one line. */
function linesOf(command: Json): readonly Suggestion[] {
  const spread = (item: Json, before: string): readonly Suggestion[] => {
    const at = `${before}${text(item.name)}`;
    if (hasSubcommands(item)) return objects(item.options).flatMap((option) => spread(option, `${at} `));
    return [{ text: at, description: text(item.description) }];
  };
  return spread(command, '/');
}

async function optionLines(
  world: World,
  person: string,
  channel: Channel,
  typed: Typed,
  input: string,
): Promise<readonly Suggestion[]> {
  const option = typed.options.find((one) => one.name === typed.focused);
  const open = typed.options.filter((one) => !typed.values.has(text(one.name)));
  // A blank after the last word of a value without a name: the next option may be wanted too.
  const wantsNext = option === undefined || (/\s$/.test(input) && !isNamed(input, text(option.name)));
  const next = wantsNext ? open.map((one) => offer(`${input.trimEnd()} `, one)) : [];
  if (option === undefined) return next;
  const written = typed.values.get(text(option.name)) ?? '';
  const before = written === '' ? input.trimEnd() : input.trimEnd().slice(0, -written.length);
  const start = isNamed(before, text(option.name)) ? before : `${before}${text(option.name)}:`;
  const choices = await choicesFor(world, person, channel, typed, option, written);
  const lines = choices.map((choice) => ({
    text: `${start}${String(choice.value)}`,
    description: text(choice.name),
  }));
  return [...lines, ...next];
}

function isNamed(input: string, name: string): boolean {
  return input.trimEnd().toLowerCase().includes(`${name}:`);
}

function offer(before: string, option: Json): Suggestion {
  return { text: `${before}${text(option.name)}:`, description: text(option.description) };
}

async function choicesFor(
  world: World,
  person: string,
  channel: Channel,
  typed: Typed,
  option: Json,
  written: string,
): Promise<readonly Json[]> {
  if (option.autocomplete !== true) {
    const wanted = written.toLowerCase();
    return objects(option.choices).filter((one) => text(one.name).toLowerCase().includes(wanted));
  }
  const options = [...typed.values].flatMap(([name, value]) => {
    const one = typed.options.find((candidate) => candidate.name === name);
    if (one === undefined) return [];
    if (one === option) return [{ name, type: one.type, value, focused: true }];
    const reading = readValue(world, person, one, value);
    return [{ name, type: one.type, value: 'error' in reading ? value : reading.value }];
  });
  const data = commandData(typed, options, {});
  const interaction = await interact(world, { type: interactionTypes.autocomplete, person, channel, data });
  return interaction.choices;
}

/** Sends a command; the client's own refusals come before the bot hears of anything. */
export async function sendSlash(
  world: World,
  person: string,
  channel: Channel,
  { text: input, files }: { readonly text: string; readonly files: GivenFiles },
): Promise<Outcome> {
  const typed = readTyped(commandsHere(world, channel), input);
  if (typed === undefined) return { error: `There is no command ${input.trim().split(/\s/)[0]} here.` };
  if (!isAllowed(world, person, channel, typed.command)) {
    return { error: 'You do not have permission to use this command.' };
  }
  if (typed.stray !== undefined) return { error: strayWord(typed) };
  const options: Json[] = [];
  const resolved: Record<string, Json> = {};
  for (const option of typed.options) {
    const name = text(option.name);
    const written = typed.values.get(name) ?? '';
    const file = files[name];
    if (written === '' && file === undefined) {
      if (option.required === true) return { error: `${name}: This option is required. Specify a value.` };
      continue;
    }
    const reading = file ? handed(world, option, file) : readValue(world, person, option, written);
    if ('error' in reading) return { error: `${name}: ${reading.error}.` };
    options.push({ name, type: option.type, value: reading.value });
    for (const [kind, found] of Object.entries(reading.resolved ?? {})) {
      resolved[kind] = { ...resolved[kind], ...found };
    }
  }
  const data = commandData(typed, options, resolved);
  const interaction = await interact(world, { type: interactionTypes.command, person, channel, data });
  return interaction.state === 'acknowledged' ? {} : { error: 'The application did not respond' };
}

/** A file that a person attaches; it is kept where files of messages are. */
function handed(world: World, option: Json, file: GivenFile): ReturnType<typeof readValue> {
  if (option.type !== optionTypes.attachment) return { error: 'This option takes no file' };
  const [attachment = {}] = attach(world, {}, [new File([file.content], file.name)]);
  const id = text(attachment.id);
  return { value: id, resolved: { attachments: { [id]: attachment } } };
}

function strayWord(typed: Typed): string {
  const known = typed.options.map((option) => text(option.name)).join(', ');
  const start = `/${[typed.command, ...typed.path].map((item) => text(item.name)).join(' ')}`;
  return typed.stray === ''
    ? `${start} needs one of: ${known}.`
    : `There is no ${start} ${typed.stray}. Choose one of: ${known}.`;
}

function commandData(typed: Typed, options: readonly Json[], resolved: Record<string, Json>): Json {
  const nested = typed.path.reduceRight<readonly Json[]>(
    (inner, item) => [{ name: item.name, type: item.type ?? optionTypes.subcommand, options: inner }],
    options,
  );
  const { command } = typed;
  return {
    id: command.id,
    name: command.name,
    type: commandTypes.chat,
    options: nested,
    ...(isJson(resolved) && Object.keys(resolved).length > 0 ? { resolved } : {}),
    ...(command.guild_id === undefined ? {} : { guild_id: guildId }),
  };
}
