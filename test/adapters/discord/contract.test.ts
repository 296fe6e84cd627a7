// The Discord adapter keeps the platform contract, through the real discord.js.
import { contractCommands, platformContract } from '../../contracts/platform.ts';
import { controlOf, setStage } from './stage.ts';

platformContract('discord', async () => {
  const { platform, chat } = await setStage(contractCommands);
  return {
    platform,
    chat,
    workspace: `discord:${chat.guildId}`,
    place: (channel) => `discord:${chat.guildId}/${channel}`,
    person: (id) => `discord:${chat.guildId}/${id}`,
    control: controlOf,
    search: {
      typed: '/papers search words:deep learning',
      input: { command: 'search', values: { words: 'deep learning' } },
    },
    routes: {
      send: 'POST /channels/{channel.id}/messages',
      file: 'POST /channels/{channel.id}/messages',
      edit: 'PATCH /channels/{channel.id}/messages/{message.id}',
    },
    refusals: {
      place: { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
      wait: {
        status: 429,
        body: { message: 'You are being rate limited.', retry_after: 7, global: false },
        headers: { 'retry-after': '7', 'x-ratelimit-scope': 'user' },
      },
    },
    completion: { typed: '/papers search words:dee' },
    stop: () => chat.stop(),
  };
});
