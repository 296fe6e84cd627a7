// Registering commands: what Discord refuses, what it keeps.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { alice, localDiscord, papers } from './bot.ts';
import { ask } from './rest.ts';

let discord: LocalDiscord;
let path: string;

beforeAll(async () => {
  discord = await localDiscord();
  path = `/applications/${discord.botId}/commands`;
});

afterAll(() => discord.stop());

const command = (more: object = {}) => ({ name: 'papers', description: 'Papers', ...more });
const option = (more: object = {}) => ({ name: 'when', description: 'Which day', type: 3, ...more });
const sub = (more: object = {}) => ({ name: 'date', description: 'A day', type: 1, ...more });
const long = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const choice = (index: number) => ({ name: `${index}`, value: `${index}` });
const bulky = (index: number) =>
  option({
    name: `o${index}`,
    description: long(100),
    choices: many(3, (n) => ({ name: `${n}${long(99)}`, value: `${n}${long(99)}` })),
  });

const refused: readonly (readonly [string, object, string])[] = [
  ['a name with capitals', command({ name: 'Papers' }), 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a blank', command({ name: 'my papers' }), 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33', command({ name: long(33) }), 'BASE_TYPE_BAD_LENGTH'],
  ['no description', command({ description: '' }), 'BASE_TYPE_REQUIRED'],
  [
    'a description in a menu of messages',
    command({ name: 'Keep', type: 3 }),
    'APPLICATION_COMMAND_DESCRIPTION_INVALID',
  ],
  [
    'options in a menu of messages',
    { name: 'Keep', type: 3, options: [option()] },
    'APPLICATION_COMMAND_OPTIONS_INVALID',
  ],
  ['a description of 101', command({ description: long(101) }), 'BASE_TYPE_MAX_LENGTH'],
  ['26 options', command({ options: many(26, (n) => option({ name: `o${n}` })) }), 'BASE_TYPE_BAD_LENGTH'],
  ['26 choices', command({ options: [option({ choices: many(26, choice) })] }), 'BASE_TYPE_BAD_LENGTH'],
  [
    'a choice of 101',
    command({ options: [option({ choices: [{ name: long(101), value: '1' }] })] }),
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a number as a text choice',
    command({ options: [option({ choices: [{ name: 'x', value: 1 }] })] }),
    'STRING_TYPE_CONVERT',
  ],
  [
    'a text as a number choice',
    command({ options: [option({ type: 4, choices: [choice(1)] })] }),
    'NUMBER_TYPE_COERCE',
  ],
  [
    'choices and completion at once',
    command({ options: [option({ autocomplete: true, choices: [choice(1)] })] }),
    'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_EXCLUSIVE',
  ],
  [
    'completion of a truth',
    command({ options: [option({ type: 5, autocomplete: true })] }),
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'an option twice',
    command({ options: [option(), option()] }),
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    'a required option after an optional one',
    command({ options: [option(), option({ name: 'at', required: true })] }),
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'the same within a subcommand',
    command({ options: [sub({ options: [option(), option({ name: 'at', required: true })] })] }),
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'subcommands beside options',
    command({ options: [sub(), option()] }),
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'a subcommand in a subcommand',
    command({ options: [sub({ options: [sub()] })] }),
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  ['an option type that is none', command({ options: [option({ type: 12 })] }), 'BASE_TYPE_CHOICES'],
  ['more than 8,000 characters', command({ options: many(12, bulky) }), 'APPLICATION_COMMAND_TOO_LARGE'],
  [
    'permissions that are no number',
    command({ default_member_permissions: 'MANAGE_CHANNELS' }),
    'PERMISSIONS_INVALID',
  ],
];

test.for(refused)('%s is refused', async ([, body, code]) => {
  for (const reply of [await ask(discord, 'PUT', path, [body]), await ask(discord, 'POST', path, body)]) {
    expect(reply).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(JSON.stringify(reply.body)).toContain(`"${code}"`);
  }
  expect(discord.registeredCommands).toEqual([]);
});

test('a name twice and more than a hundred commands are refused', async () => {
  const twice = await ask(discord, 'PUT', path, [command(), command()]);
  expect(JSON.stringify(twice.body)).toContain('"1":{"name":{"_errors"');
  const hundred = await ask(
    discord,
    'PUT',
    path,
    many(101, (n) => command({ name: `c${n}` })),
  );
  expect(hundred).toMatchObject({ status: 400, body: { code: 50035 } });
});

test('a list replaces the one before, and a command of the same name keeps its id', async () => {
  await ask(discord, 'PUT', path, [command(), command({ name: 'shelf' })]);
  const [before] = discord.registeredCommands;
  const reply = await ask(discord, 'PUT', path, [command({ description: 'New words' })]);
  expect(reply).toMatchObject({ status: 200, body: [{ id: before?.id, description: 'New words' }] });
  expect(discord.registeredCommands).toHaveLength(1);
  expect((await ask(discord, 'GET', path)).body).toEqual(discord.registeredCommands);
});

test('commands of the server are apart from those for everywhere', async () => {
  const here = `/applications/${discord.botId}/guilds/${discord.guildId}/commands`;
  await ask(discord, 'PUT', path, []);
  await ask(discord, 'PUT', here, [command({ name: 'local' })]);
  expect((await ask(discord, 'GET', path)).body).toEqual([]);
  expect(await discord.complete(alice, papers, '/')).toMatchObject([{ text: '/local' }]);
  expect(await discord.complete(alice, discord.direct(alice).id, '/')).toEqual([]);
  const [local] = discord.registeredCommands;
  expect(await ask(discord, 'PATCH', `${here}/${local?.id}`, { description: 'Changed' })).toMatchObject({
    status: 200,
  });
  expect(await ask(discord, 'DELETE', `${here}/${local?.id}`)).toMatchObject({ status: 204 });
  expect(await ask(discord, 'GET', `${here}/${local?.id}`)).toMatchObject({ body: { code: 10063 } });
});

test("another application's commands are not ours to change", async () => {
  expect(await ask(discord, 'PUT', '/applications/1/commands', [])).toMatchObject({ body: { code: 50001 } });
});
