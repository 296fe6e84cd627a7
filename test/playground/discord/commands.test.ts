// A person types a slash command, the real discord.js answers it.

import { ApplicationCommandOptionType, type Client, MessageFlags } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { bob, connect, localDiscord, papers } from './bot.ts';

let discord: LocalDiscord;
let client: Client<true>;

beforeEach(async () => {
  discord = await localDiscord();
  client = await connect(discord);
  await client.application.commands.set([
    {
      name: 'papers',
      description: 'The papers of the day',
      options: [
        { name: 'today', description: 'The list of today', type: ApplicationCommandOptionType.Subcommand },
        {
          name: 'date',
          description: 'The list of a day',
          type: ApplicationCommandOptionType.Subcommand,
          options: [
            {
              name: 'when',
              description: 'Which day',
              type: ApplicationCommandOptionType.String,
              required: true,
              autocomplete: true,
            },
          ],
        },
      ],
    },
  ]);
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

test('a deferred answer shows as thinking until it is edited', async () => {
  const acknowledged = Promise.withResolvers<() => Promise<unknown>>();
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    acknowledged.resolve(() => interaction.editReply('Two papers'));
  });
  expect(await discord.type(bob, papers, '/papers today')).toEqual({});
  expect(discord.messages(papers, bob)).toMatchObject([{ thinking: true, onlyFor: bob }]);
  await (await acknowledged.promise)();
  const [answer] = discord.messages(papers, bob);
  expect(answer?.payload.content).toBe('Two papers');
  expect(answer?.thinking).toBeUndefined();
  expect(discord.violations).toEqual([]);
});
