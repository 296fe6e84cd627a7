// What answers on Discord are compared with: the smallest discord.js bot. It answers by the acknowledgement itself
// (`/papers once`) or, as whoever has to think first must, after it (`/papers later`): "ok", or ANSWER (`/papers same`).
import { ApplicationCommandOptionType, Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

const { DISCORD_TOKEN = '', DISCORD_API_URL = '', ANSWER = '{}' } = process.env;

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  allowedMentions: { parse: [] },
  rest: { api: DISCORD_API_URL },
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  const flags = MessageFlags.Ephemeral;
  const subcommand = interaction.options.getSubcommand();
  if (subcommand === 'once') {
    await interaction.reply({ content: 'ok', flags });
    return;
  }
  await interaction.deferReply({ flags });
  await interaction.editReply(subcommand === 'same' ? JSON.parse(ANSWER) : 'ok');
});

client.once(Events.ClientReady, async ({ application }) => {
  const options = ['once', 'later', 'same'].map((name) => ({
    type: ApplicationCommandOptionType.Subcommand as const,
    name,
    description: 'Says ok',
  }));
  await application.commands.set([{ name: 'papers', description: 'Says ok', options }]);
  process.stderr.write('It is up\n');
});

await client.login(DISCORD_TOKEN);
