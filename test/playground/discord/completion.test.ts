// What the client offers while one types, asked of the real discord.js where an option wants it.

import { type Client, ApplicationCommandOptionType as Option } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { alice, bob, connect, localDiscord, papers } from './bot.ts';

let discord: LocalDiscord;
let client: Client<true>;
let asked: unknown[];

beforeEach(async () => {
  discord = await localDiscord();
  client = await connect(discord);
  asked = [];
  await client.application.commands.set([
    {
      name: 'papers',
      description: 'The papers of the day',
      options: [
        { name: 'today', description: 'The list of today', type: Option.Subcommand },
        {
          name: 'date',
          description: 'The list of a day',
          type: Option.Subcommand,
          options: [
            {
              name: 'when',
              description: 'Which day',
              type: Option.String,
              required: true,
              autocomplete: true,
            },
            {
              name: 'source',
              description: 'Where from',
              type: Option.String,
              choices: [
                { name: 'arXiv', value: 'ax' },
                { name: 'Hugging Face', value: 'hf' },
              ],
            },
          ],
        },
      ],
    },
    { name: 'manage', description: 'For admins', defaultMemberPermissions: '16' },
  ]);
  client.on('interactionCreate', (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    asked.push([interaction.options.getSubcommand(), name, value, interaction.options.getString('source')]);
    void interaction.respond([{ name: 'Monday, 10 March', value: '2025-03-10' }]);
  });
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

const texts = async (person: string, input: string) =>
  (await discord.complete(person, papers, input)).map((line) => line.text);

test('a slash offers the commands that the person may use, subcommands spelled out', async () => {
  expect(await discord.complete(bob, papers, '/')).toEqual([
    { text: '/papers today', description: 'The list of today' },
    { text: '/papers date', description: 'The list of a day' },
  ]);
  expect(await texts(alice, '/')).toContain('/manage');
  expect(await texts(bob, '/papers d')).toEqual(['/papers date']);
  expect(await texts(bob, '/x')).toEqual([]);
  expect(await texts(bob, 'papers')).toEqual([]);
});

test('after a subcommand its options are offered', async () => {
  expect(await discord.complete(bob, papers, '/papers date ')).toEqual([
    { text: '/papers date when:', description: 'Which day' },
    { text: '/papers date source:', description: 'Where from' },
  ]);
  expect(asked).toEqual([]);
});

test('the bot is asked for an option that has completion, with what else is filled in', async () => {
  expect(await discord.complete(bob, papers, '/papers date source:ax when:mon')).toEqual([
    { text: '/papers date source:ax when:2025-03-10', description: 'Monday, 10 March' },
  ]);
  expect(await texts(bob, '/papers date yest')).toEqual(['/papers date when:2025-03-10']);
  expect(await texts(bob, '/papers date when:')).toEqual(['/papers date when:2025-03-10']);
  expect(asked).toEqual([
    ['date', 'when', 'mon', 'ax'],
    ['date', 'when', 'yest', null],
    ['date', 'when', '', null],
  ]);
  expect(discord.violations).toEqual([]);
});

test('fixed choices are offered without asking anybody', async () => {
  expect(await texts(bob, '/papers date when:monday source:hug')).toEqual([
    '/papers date when:monday source:hf',
  ]);
  expect(asked).toEqual([]);
});

test('every line that is offered can be sent or typed on', async () => {
  client.on('interactionCreate', (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply('x');
  });
  const [line] = await texts(bob, '/papers date mon');
  expect(await discord.type(bob, papers, line ?? '')).toEqual({});
});

test('26 choices are refused and nothing is offered', async () => {
  client.removeAllListeners('interactionCreate');
  const refusal = new Promise((resolve) => {
    client.on('interactionCreate', (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const choices = Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` }));
      interaction.respond(choices).catch(async (error: unknown) => {
        resolve(error);
        await interaction.respond([]);
      });
    });
  });
  expect(await texts(bob, '/papers date when:')).toEqual([]);
  expect(await refusal).toMatchObject({ code: 50035 });
});
