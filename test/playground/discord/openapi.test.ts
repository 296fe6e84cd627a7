// What the real discord.js sends, held against Discord's own description of its API.

import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  EmbedBuilder,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  ApplicationCommandOptionType as Option,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { bob, connect, eventually, localDiscord, papers } from './bot.ts';
import { openApiCheck, openApiIsHere } from './openapi.ts';

const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('keep').setLabel('Keep').setEmoji('🔖').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setURL('https://arxiv.org/pdf/2503.1').setLabel('PDF').setStyle(ButtonStyle.Link),
);

const select = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder().setCustomId('sort').addOptions({ label: 'Votes', value: 'votes' }),
);

const form = new ModalBuilder()
  .setCustomId('note')
  .setTitle('Your note')
  .addComponents(
    new ActionRowBuilder<TextInputBuilder>().addComponents(
      new TextInputBuilder().setCustomId('words').setLabel('Note').setStyle(TextInputStyle.Paragraph),
    ),
  );

const embed = new EmbedBuilder()
  .setTitle('Stop Regressing')
  .setURL('https://arxiv.org/abs/2403.03950')
  .setDescription('Classification scales.')
  .addFields({ name: 'Votes', value: '87', inline: true })
  .setThumbnail('https://example.org/picture.png')
  .setFooter({ text: 'Daily Papers' })
  .setTimestamp(0);

const command = {
  name: 'papers',
  description: 'The papers of the day',
  defaultMemberPermissions: '0',
  options: [
    {
      name: 'date',
      description: 'A day',
      type: Option.Subcommand as const,
      options: [
        {
          name: 'when',
          description: 'Which',
          type: Option.String as const,
          required: true,
          autocomplete: true,
        },
        { name: 'count', description: 'How many', type: Option.Integer as const, minValue: 1, maxValue: 10 },
        {
          name: 'source',
          description: 'From',
          type: Option.String as const,
          choices: [{ name: 'arXiv', value: 'ax' }],
        },
      ],
    },
  ],
};

async function respond(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await interaction.respond([{ name: 'Monday', value: '2025-03-10' }]);
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({ content: 'Ten papers', embeds: [embed], components: [buttons] });
    await interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral });
  }
  if (interaction.isStringSelectMenu()) await interaction.update({ embeds: [embed], components: [select] });
  if (interaction.isButton()) await interaction.showModal(form);
  if (interaction.isModalSubmit())
    await interaction.reply({ content: 'Noted', flags: MessageFlags.Ephemeral });
}

/** Everything that a bot like ours sends, once. */
async function liveADay(discord: LocalDiscord, client: Client<true>): Promise<void> {
  client.on('interactionCreate', (interaction) => void respond(interaction));
  await client.application.commands.set([
    { ...command, defaultMemberPermissions: null },
    { ...command, name: 'admin' },
  ]);
  const channel = await client.channels.fetch(papers);
  if (!channel?.isSendable()) throw new Error('#papers takes messages');
  const nonce = '0123456789abcdef01234567';
  const message = await channel.send({
    embeds: [embed],
    components: [buttons, select],
    nonce,
    enforceNonce: true,
  });
  await message.edit({ content: 'Final', embeds: [embed] });
  await message.react('🔖');
  const thread = await message.startThread({ name: 'Tue 11 March', autoArchiveDuration: 1440 });
  await thread.send({ content: 'A paper', flags: MessageFlags.SuppressEmbeds });
  await thread.send({
    content: 'The shelf',
    files: [{ attachment: Buffer.from('@misc{x}'), name: 'shelf.bib' }],
  });
  await message.reply('Corrected');
  await (await client.users.createDM(bob)).send('Hello');
  await discord.complete(bob, papers, '/papers date when:mon');
  const outcomes = [
    await discord.type(bob, papers, '/papers date when:monday count:3 source:arXiv'),
    await discord.press(bob, message.id, 'keep'),
    await discord.forms.submit(bob, { words: 'Read on Friday' }),
    await discord.press(bob, message.id, 'sort', 'votes'),
  ];
  expect(outcomes).toEqual([{}, {}, {}, {}]);
}

const subject = openApiIsHere
  ? "Discord's description of its API"
  : 'skipped, for ../shared/specs/discord-openapi.json is not there:';

describe.skipIf(!openApiIsHere)(subject, () => {
  let discord: LocalDiscord;
  let client: Client<true>;

  beforeAll(async () => {
    discord = await localDiscord();
    client = await connect(discord);
    await liveADay(discord, client);
    await eventually(() =>
      expect(discord.messages(papers, bob).some(({ payload }) => payload.content === 'And more')).toBe(true),
    );
  });

  afterAll(async () => {
    await client.destroy();
    await discord.stop();
  });

  test('takes every body that discord.js sends', () => {
    const check = openApiCheck();
    const sent = discord.requests.filter(({ body }) => body !== undefined);
    const faults = sent.map((request) => [request.route, check(request)]);
    expect(faults).toEqual(sent.map(({ route }) => [route, []]));
    const kinds = new Set(sent.map(({ route }) => route));
    expect([...kinds].toSorted()).toEqual([
      'PATCH /channels/{channel.id}/messages/{message.id}',
      'PATCH /webhooks/{application.id}/{interaction.token}/messages/@original',
      'POST /channels/{channel.id}/messages',
      'POST /channels/{channel.id}/messages/{message.id}/threads',
      'POST /interactions/{interaction.id}/{interaction.token}/callback',
      'POST /users/@me/channels',
      'POST /webhooks/{application.id}/{interaction.token}',
      'PUT /applications/{application.id}/commands',
    ]);
    expect(discord.violations).toEqual([]);
  });

  test('refuses what is wrong, and knows no body for what has none', () => {
    const check = openApiCheck();
    const seen = { at: 0, status: 0 };
    const route = 'POST /channels/{channel.id}/messages';
    expect(check({ ...seen, route, body: { embeds: [{ title: 'x'.repeat(257) }] } })).not.toEqual([]);
    expect(check({ ...seen, route, body: { nonce: 'x'.repeat(26) } })).not.toEqual([]);
    expect(check({ ...seen, route: 'POST /nowhere', body: {} })).toBeUndefined();
  });
});
