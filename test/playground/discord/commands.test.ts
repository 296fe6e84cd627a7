// People type slash commands, the real discord.js answers them.

import {
  type ChatInputCommandInteraction,
  type Client,
  MessageFlags,
  ApplicationCommandOptionType as Option,
} from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { alice, bob, charlie, connect, eventually, localDiscord, papers, type Watch, watch } from './bot.ts';

let clock: Watch;
let discord: LocalDiscord;
let client: Client<true>;

const text = (name: string, more: object = {}) => ({
  name,
  description: `The ${name}`,
  type: Option.String as const,
  ...more,
});

const subcommand = (name: string, ...options: ReturnType<typeof text>[]) => ({
  name,
  description: `About ${name}`,
  type: Option.Subcommand as const,
  options,
});

const commands = [
  {
    name: 'papers',
    description: 'The papers of the day',
    options: [
      subcommand('today'),
      subcommand('date', text('when', { required: true, autocomplete: true })),
      subcommand(
        'search',
        text('words', { required: true }),
        text('source', { choices: [{ name: 'arXiv', value: 'ax' }] }),
      ),
      subcommand('subscribe', text('at'), text('zone')),
    ],
  },
  {
    name: 'shelf',
    description: 'A shelf',
    options: [
      { name: 'of', description: 'Whose', type: Option.User as const },
      { name: 'count', description: 'How many', type: Option.Integer as const, minValue: 1, maxValue: 9 },
      { name: 'all', description: 'All of it', type: Option.Boolean as const },
      { name: 'place', description: 'Where', type: Option.Channel as const },
    ],
  },
  { name: 'manage', description: 'For admins', defaultMemberPermissions: '16' },
  { name: 'closed', description: 'For nobody else', defaultMemberPermissions: '0' },
];

beforeEach(async () => {
  clock = watch();
  discord = await localDiscord(clock);
  client = await connect(discord);
  await client.application.commands.set(commands);
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

/** The bot answers commands so; each answer is what the test is about. */
function answer(reply: (interaction: ChatInputCommandInteraction) => Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    client.on('interactionCreate', (interaction) => {
      if (interaction.isChatInputCommand()) resolve(reply(interaction).catch((error: unknown) => error));
    });
  });
}

test('a deferred answer shows as thinking until it is edited', async () => {
  const acknowledged = Promise.withResolvers<() => Promise<unknown>>();
  void answer(async (interaction) => {
    await interaction.deferReply();
    acknowledged.resolve(() => interaction.editReply('Two papers'));
  });
  expect(await discord.type(bob, papers, '/papers today')).toEqual({});
  expect(discord.messages(papers, alice)).toMatchObject([{ thinking: true, payload: {} }]);
  await (await acknowledged.promise)();
  const [message] = discord.messages(papers, alice);
  expect(message).toMatchObject({ payload: { content: 'Two papers' }, author: { bot: true } });
  expect(message?.thinking).toBeUndefined();
  expect(discord.violations).toEqual([]);
});

test('an ephemeral answer is for its asker only and cannot be reached by the channel', async () => {
  const sent = answer(async (interaction) => {
    await interaction.reply({ content: 'Kept', flags: MessageFlags.Ephemeral });
    return interaction.fetchReply();
  });
  await discord.type(bob, papers, '/papers today');
  expect(discord.messages(papers, bob)).toMatchObject([{ onlyFor: bob, payload: { content: 'Kept' } }]);
  expect(discord.messages(papers, alice)).toEqual([]);
  const { id } = (await sent) as { id: string };
  await expect(client.rest.get(`/channels/${papers}/messages/${id}`)).rejects.toMatchObject({ code: 10008 });
});

test('above an answer stands who used which command', async () => {
  const sent = answer((interaction) => interaction.reply('Two papers'));
  await discord.type(bob, papers, '/papers date when:yesterday');
  await sent;
  expect(discord.messages(papers, alice)).toMatchObject([
    { answers: { person: 'Bob', command: '/papers date' } },
  ]);
});

test('what only one person sees does not count among the messages of a thread', async () => {
  const channel = await client.channels.fetch(papers);
  if (!channel?.isSendable()) throw new Error('#papers takes messages');
  const header = await channel.send('Tue 11 March');
  const thread = await header.startThread({ name: 'Tue 11 March' });
  await thread.send('A paper');
  const sent = answer((interaction) => interaction.reply({ content: 'Kept', flags: MessageFlags.Ephemeral }));
  await discord.type(bob, thread.id, '/papers today');
  await sent;
  expect(discord.messages(papers, bob)).toMatchObject([{ id: header.id, replies: 1 }]);
  expect(discord.messages(papers, bob, header.id)).toHaveLength(2);
});

test('a follow-up to thinking takes its place, the next one stands below', async () => {
  const done = answer(async (interaction) => {
    await interaction.deferReply();
    await interaction.followUp('First');
    await interaction.followUp({ content: 'Second', flags: MessageFlags.Ephemeral });
    await interaction.deleteReply();
  });
  await discord.type(bob, papers, '/papers today');
  await done;
  expect(discord.messages(papers, bob)).toMatchObject([{ payload: { content: 'Second' }, onlyFor: bob }]);
});

test('the bot learns who asks, where, and what both may do there', async () => {
  const seen = answer(async (interaction) => {
    await interaction.reply('x');
    return {
      who: interaction.user.displayName,
      where: interaction.channelId,
      manages: interaction.memberPermissions?.has('ManageChannels'),
      embeds: interaction.appPermissions.has('EmbedLinks'),
      locale: interaction.locale,
    };
  });
  discord.denyPermission(papers, 'EMBED_LINKS');
  await discord.type(charlie, papers, '/papers today');
  const expected = { who: 'Charlie', where: papers, manages: false, embeds: false, locale: 'en-US' };
  expect(await seen).toEqual(expected);
});

const typed: readonly (readonly [string, string, Readonly<Record<string, string | null>>])[] = [
  ['/papers date when:yesterday', 'date', { when: 'yesterday' }],
  ['/papers date when: last friday', 'date', { when: 'last friday' }],
  ['/papers date 11 March', 'date', { when: '11 March' }],
  ['/Papers DATE  yesterday ', 'date', { when: 'yesterday' }],
  ['/papers search low rank adaptation', 'search', { words: 'low rank adaptation', source: null }],
  ['/papers search words:low rank source:arxiv', 'search', { words: 'low rank', source: 'ax' }],
  [
    '/papers search source:ax words:https://arxiv.org/abs/2503.1',
    'search',
    { words: 'https://arxiv.org/abs/2503.1' },
  ],
  ['/papers search diffusion source:ax', 'search', { words: 'diffusion', source: 'ax' }],
  ['/papers subscribe 09:00 Europe/Zurich', 'subscribe', { at: '09:00', zone: 'Europe/Zurich' }],
  ['/papers subscribe zone:Asia/Tokyo', 'subscribe', { at: null, zone: 'Asia/Tokyo' }],
  ['/papers subscribe 09:00 zone:Asia/Tokyo', 'subscribe', { at: '09:00', zone: 'Asia/Tokyo' }],
];

test.for(typed)('%s is understood', async ([input, subcommandName, values]) => {
  const read = answer(async (interaction) => {
    await interaction.reply('x');
    const { options } = interaction;
    const given = Object.keys(values).map((name) => [name, options.getString(name)]);
    return [options.getSubcommand(), Object.fromEntries(given)];
  });
  expect(await discord.type(bob, papers, input)).toEqual({});
  expect(await read).toEqual([subcommandName, values]);
});

test('people, numbers, truths and channels arrive resolved', async () => {
  const read = answer(async (interaction) => {
    await interaction.reply('x');
    const { options } = interaction;
    return [
      options.getUser('of')?.displayName,
      options.getInteger('count'),
      options.getBoolean('all'),
      options.getChannel('place')?.name,
    ];
  });
  expect(await discord.type(bob, papers, '/shelf of:@Alice count:3 all:true place:#reading-group')).toEqual(
    {},
  );
  expect(await read).toEqual(['Alice', 3, true, 'reading-group']);
});

const refused: readonly (readonly [string, RegExp])[] = [
  ['/paper today', /no command \/paper /],
  ['/papers', /needs one of: today, date/],
  ['/papers todya', /no \/papers todya/],
  ['/papers date', /when: This option is required/],
  ['/papers search x source:hf', /source: Choose one/],
  ['/shelf count:many', /count: Enter a valid integer/],
  ['/shelf count:10', /count: Enter a number from 1 to 9/],
  ['/shelf of:Dora', /of: Choose a valid user/],
  ['/manage', /do not have permission/],
];

test.for(refused)('%s is refused before the bot hears of it', async ([input, sentence]) => {
  client.on('interactionCreate', () => expect.unreachable());
  const { error } = await discord.type(bob, papers, input);
  expect(error).toMatch(sentence);
});

test('an admin passes the permissions that a command asks for', async () => {
  void answer((interaction) => interaction.reply('x'));
  expect(await discord.type(alice, papers, '/manage')).toEqual({});
  expect(await discord.type(alice, papers, '/closed')).toEqual({});
  expect((await discord.type(charlie, papers, '/closed')).error).toContain('permission');
});

test('a command in direct messages has a user and no member', async () => {
  const seen = answer(async (interaction) => {
    await interaction.reply('x');
    return [interaction.inGuild(), interaction.user.id, interaction.context];
  });
  expect(await discord.type(bob, discord.direct(bob).id, '/papers today')).toEqual({});
  expect(await seen).toEqual([false, bob, 1]);
  expect(discord.messages(discord.direct(bob).id, bob)).toHaveLength(1);
});

test('a second first answer is refused', async () => {
  const twice = answer(async (interaction) => {
    const other = { headers: {}, body: { type: 5 }, auth: false } as const;
    await interaction.reply('x');
    await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, other);
  });
  await discord.type(bob, papers, '/papers today');
  expect(await twice).toMatchObject({ code: 40060 });
});

test('after 15 minutes the token is dead', async () => {
  const late = answer(async (interaction) => {
    await interaction.deferReply();
    clock.pass(15 * 60_000 + 1);
    return interaction.editReply('x');
  });
  await discord.type(bob, papers, '/papers today');
  expect(await late).toMatchObject({ code: 50027 });
});

test('an answer after the deadline comes too late, and the asker was told so', async () => {
  await client.destroy();
  await discord.stop();
  discord = await localDiscord(clock, { deadlineMs: 30 });
  client = await connect(discord);
  await client.application.commands.set(commands);
  const over = Promise.withResolvers<void>();
  const late = answer(async (interaction) => {
    await over.promise;
    await interaction.deferReply();
  });
  expect(await discord.type(bob, papers, '/papers today')).toEqual({
    error: 'The application did not respond',
  });
  over.resolve();
  expect(await late).toMatchObject({ code: 10062 });
  expect(discord.violations.map(({ kind }) => kind)).toEqual(['deadline', 'protocol']);
});

test('without a bot the client says so at once', async () => {
  await client.destroy();
  await eventually(() => expect(discord.connected).toBe(0));
  expect(await discord.type(bob, papers, '/papers today')).toEqual({
    error: 'The application did not respond',
  });
  expect(discord.violations).toEqual([]);
});
