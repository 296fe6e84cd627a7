// A typed value becomes an option's value, with what Discord resolves beside it; or the client's own complaint.

import { isListed, permissionsIn } from './guild.ts';
import { optionTypes } from './option-limits.ts';
import { botId, people, roles, wireMember, wireRole, wireUser } from './people.ts';
import { type Json, number, objects } from './wire.ts';
import { wireChannel } from './wire-guild.ts';
import type { World } from './world.ts';

interface Given {
  readonly value: unknown;
  /** Kind (`users`, `members` …) -> the objects that the value names. */
  readonly resolved?: Readonly<Record<string, Json>>;
}

type Reading = Given | { readonly error: string };

/** `person` is who types: a picked channel comes with their permissions in it, and the bot's. */
export function readValue(world: World, person: string, option: Json, typed: string): Reading {
  const choices = objects(option.choices);
  if (choices.length > 0) return choice(choices, typed);
  switch (option.type) {
    case optionTypes.string:
      return checkLength(option, withMentions(typed));
    case optionTypes.integer:
    case optionTypes.number:
      return numeric(option, typed);
    case optionTypes.boolean:
      if (!/^(true|false)$/i.test(typed)) return { error: 'Choose True or False' };
      return { value: typed.toLowerCase() === 'true' };
    case optionTypes.user:
      return user(typed);
    case optionTypes.channel:
      return channel(world, person, typed);
    case optionTypes.role:
      return role(typed);
    case optionTypes.mentionable: {
      const found = user(typed);
      return 'error' in found ? role(typed) : found;
    }
    default:
      return { error: 'Files cannot be given here' };
  }
}

function choice(choices: readonly Json[], typed: string): Reading {
  const wanted = typed.toLowerCase();
  const found = choices.find((one) =>
    [one.name, one.value].some((word) => String(word).toLowerCase() === wanted),
  );
  return found === undefined ? { error: 'Choose one of the options' } : { value: found.value };
}

function checkLength(option: Json, typed: string): Reading {
  if (typed.length < number(option.min_length)) {
    return { error: `Enter at least ${number(option.min_length)} characters` };
  }
  const most = number(option.max_length, 6_000);
  return typed.length > most ? { error: `Enter at most ${most} characters` } : { value: typed };
}

/** Whoever types @ and picks somebody sends their id. */
function withMentions(typed: string): string {
  return typed.replace(/(?<![\w<])@(\w+)/g, (word, name: string) => {
    const person = people.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return person ? `<@${person.id}>` : word;
  });
}

function numeric(option: Json, typed: string): Reading {
  const value = Number(typed);
  const whole = option.type === optionTypes.integer;
  if (typed.trim() === '' || !Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    return { error: whole ? 'Enter a valid integer' : 'Enter a valid number' };
  }
  if (value < number(option.min_value, -(2 ** 53)) || value > number(option.max_value, 2 ** 53)) {
    return { error: `Enter a number from ${String(option.min_value)} to ${String(option.max_value)}` };
  }
  return { value };
}

function user(typed: string): Reading {
  const name = typed.replace(/^@/, '').toLowerCase();
  const person = people.find(
    (one) => typed === `<@${one.id}>` || one.id === typed || one.name.toLowerCase() === name,
  );
  if (person === undefined) return { error: 'Choose a valid user' };
  const member = { ...wireMember(person.id), permissions: '0' };
  return {
    value: person.id,
    resolved: { users: { [person.id]: wireUser(person.id) }, members: { [person.id]: member } },
  };
}

function channel(world: World, person: string, typed: string): Reading {
  const name = typed.replace(/^#/, '').toLowerCase();
  const found = [...world.channels.values()].find(
    (one) => isListed(one) && (typed === `<#${one.id}>` || one.id === typed || one.name === name),
  );
  if (found === undefined) return { error: 'Choose a valid channel' };
  const shown = {
    ...wireChannel(world, found),
    permissions: permissionsIn(world, person, found).toString(),
    app_permissions: permissionsIn(world, botId, found).toString(),
  };
  return { value: found.id, resolved: { channels: { [found.id]: shown } } };
}

function role(typed: string): Reading {
  const name = typed.replace(/^@/, '').toLowerCase();
  const found = roles.find(
    (one) => typed === `<@&${one.id}>` || one.id === typed || one.name.toLowerCase() === name,
  );
  if (found === undefined) return { error: 'Choose a valid role' };
  return { value: found.id, resolved: { roles: { [found.id]: wireRole(found) } } };
}
