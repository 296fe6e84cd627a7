// Buttons, selects and forms: pressed by a person, answered by the real discord.js.

import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  type MessageComponentInteraction,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { alice, bob, connect, eventually, localDiscord, papers } from './bot.ts';

let discord: LocalDiscord;
let client: Client<true>;
let message: string;

const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('keep:1').setLabel('Keep').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Secondary).setDisabled(true),
  new ButtonBuilder().setURL('https://arxiv.org/pdf/1').setLabel('PDF').setStyle(ButtonStyle.Link),
);

const picker = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder()
    .setCustomId('sort')
    .setMaxValues(2)
    .addOptions(
      { label: 'Votes', value: 'votes' },
      { label: 'Date', value: 'date' },
      { label: 'Code', value: 'code' },
    ),
);

beforeEach(async () => {
  discord = await localDiscord();
  client = await connect(discord);
  const channel = await client.channels.fetch(papers);
  if (!channel?.isSendable()) throw new Error('#papers takes messages');
  message = (await channel.send({ content: 'A paper', components: [row, picker] })).id;
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

function answer(reply: (interaction: MessageComponentInteraction) => Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    client.on('interactionCreate', (interaction) => {
      if (interaction.isMessageComponent()) resolve(reply(interaction).catch((error: unknown) => error));
    });
  });
}

test('a button can be answered to its presser only', async () => {
  void answer((interaction) => interaction.reply({ content: 'Kept', flags: MessageFlags.Ephemeral }));
  expect(await discord.press(bob, message, 'keep:1')).toEqual({});
  expect(discord.messages(papers, bob)).toMatchObject([{}, { payload: { content: 'Kept' }, onlyFor: bob }]);
  expect(discord.messages(papers, alice)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

test('a button can change its message at once', async () => {
  void answer((interaction) => interaction.update({ content: 'Kept by Bob', components: [] }));
  await discord.press(bob, message, 'keep:1');
  expect(discord.messages(papers, alice)).toMatchObject([
    { id: message, payload: { content: 'Kept by Bob', components: [] }, editedAt: expect.any(Number) },
  ]);
});

test('a button can change its message later', async () => {
  const done = answer(async (interaction) => {
    await interaction.deferUpdate();
    await interaction.editReply('Page 2');
  });
  await discord.press(bob, message, 'keep:1');
  await done;
  expect(discord.messages(papers, alice)).toMatchObject([{ id: message, payload: { content: 'Page 2' } }]);
});

test('buttons work on an ephemeral answer, for its reader', async () => {
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isButton()) return;
    if (interaction.message.flags.has(MessageFlags.Ephemeral)) await interaction.update('Undone');
    else await interaction.reply({ content: 'Kept', components: [row], flags: MessageFlags.Ephemeral });
  });
  await discord.press(bob, message, 'keep:1');
  const kept = discord.messages(papers, bob)[1]?.id ?? '';
  expect(await discord.press(bob, kept, 'keep:1')).toEqual({});
  expect(discord.messages(papers, bob)[1]).toMatchObject({ payload: { content: 'Undone' }, onlyFor: bob });
  await expect(discord.press(alice, kept, 'keep:1')).rejects.toThrow('Alice does not see');
});

test('a select brings the values that were picked', async () => {
  const picked = answer(async (interaction) => {
    await interaction.deferUpdate();
    return interaction.isStringSelectMenu() && interaction.values;
  });
  expect(await discord.press(bob, message, 'sort', 'votes,code')).toEqual({});
  expect(await picked).toEqual(['votes', 'code']);
});

const dead: readonly (readonly [string, string | undefined, RegExp])[] = [
  ['keep:2', undefined, /no keep:2/],
  ['off', undefined, /switched off/],
  ['sort', 'size', /Choose one/],
  ['sort', 'votes,date,code', /Choose one/],
];

test.for(dead)('%s %s cannot be pressed', async ([control, value, sentence]) => {
  client.on('interactionCreate', () => expect.unreachable());
  expect((await discord.press(bob, message, control, value)).error).toMatch(sentence);
});

test('who gets no answer is told that the interaction failed', async () => {
  await client.destroy();
  await eventually(() => expect(discord.connected).toBe(0));
  expect(await discord.press(bob, message, 'keep:1')).toEqual({ error: 'This interaction failed' });
});

test('a form opens, is filled in and answered', async () => {
  const input = new TextInputBuilder().setCustomId('words').setLabel('Note').setStyle(TextInputStyle.Short);
  const form = new ModalBuilder()
    .setCustomId('note')
    .setTitle('Your note')
    .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input));
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isButton()) await interaction.showModal(form);
    if (interaction.isModalSubmit()) await interaction.reply(interaction.fields.getTextInputValue('words'));
  });
  await discord.press(bob, message, 'keep:1');
  expect(discord.forms.open(bob)?.view).toMatchObject({ title: 'Your note' });
  expect(discord.forms.open(alice)).toBeUndefined();
  expect(await discord.forms.submit(bob, { words: 'Read on Friday' })).toEqual({});
  expect(discord.messages(papers, bob)[1]).toMatchObject({ payload: { content: 'Read on Friday' } });
  expect(discord.forms.open(bob)).toBeUndefined();
});

test('the client lets no form go without what it asks for; a menu comes back as its value', async () => {
  const label = (name: string, component: object) => ({
    type: 18,
    label: name,
    component: { custom_id: name, ...component },
  });
  const options = ['list', 'thread'].map((value) => ({ label: value, value, default: value === 'list' }));
  const components = [
    label('at', { type: 4, style: 1, max_length: 5 }),
    label('note', { type: 4, style: 2, required: false, value: 'as it was' }),
    label('as', { type: 3, options }),
  ];
  const sent = new Promise((resolve) => {
    client.on('interactionCreate', async (interaction) => {
      const body = { type: 9, data: { custom_id: 'form', title: 'Form', components } };
      if (interaction.isButton())
        await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          auth: false,
          body,
        });
      if (!interaction.isModalSubmit()) return;
      await interaction.deferUpdate();
      const { fields } = interaction;
      resolve([
        fields.getTextInputValue('at'),
        fields.getTextInputValue('note'),
        fields.getStringSelectValues('as'),
      ]);
    });
  });
  await discord.press(bob, message, 'keep:1');
  await discord.forms.submit(bob, {});
  expect(discord.forms.open(bob)?.errors).toEqual({ at: 'This field is required.' });
  await discord.forms.submit(bob, { at: '09:00:00' });
  expect(discord.forms.open(bob)?.errors).toEqual({ at: 'Must be 0 to 5 characters.' });
  expect(await discord.forms.submit(bob, { at: '09:00', as: 'thread' })).toEqual({});
  expect(await sent).toEqual(['09:00', 'as it was', ['thread']]);
  expect(discord.forms.open(bob)).toBeUndefined();
});

test('a form of six rows is refused', async () => {
  const rows = Array.from({ length: 6 }, (_, index) => ({
    type: 1,
    components: [{ type: 4, custom_id: `${index}`, label: 'x', style: 1 }],
  }));
  const error = answer((interaction) =>
    client.rest
      .post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
        auth: false,
        body: { type: 9, data: { custom_id: 'note', title: 'x', components: rows } },
      })
      .finally(() => interaction.deferUpdate()),
  );
  await discord.press(bob, message, 'keep:1');
  expect(await error).toMatchObject({ code: 50035 });
});

test('an answer of a kind that does not fit is refused', async () => {
  const error = answer((interaction) =>
    client.rest
      .post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
        auth: false,
        body: { type: 8, data: { choices: [] } },
      })
      .finally(() => interaction.deferUpdate()),
  );
  await discord.press(bob, message, 'keep:1');
  expect(await error).toMatchObject({ code: 50035 });
});
