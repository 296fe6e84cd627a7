// The discord.js client with the settings that keep it small, quiet and alive.
import { Client, GatewayIntentBits, Options } from 'discord.js';
import { isCloudflare } from './errors.ts';

/** Other people and members are remembered for a moment only; ourselves always: our permissions need it. */
const FEW = {
  maxSize: 100,
  keepOverLimit: (one: { id: string; client: Client }) => one.id === one.client.user?.id,
};

export function createClient(apiUrl: string | undefined): Client {
  return new Client({
    // Reactions are read from the raw gateway events (index.ts), which need no partials and no caches.
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessageReactions,
    ],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
      GuildStickerManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildScheduledEventManager: 0,
      UserManager: FEW,
      GuildMemberManager: FEW,
    }),
    rest: {
      ...(apiUrl && { api: apiUrl }),
      // discord.js would send again at once; whether to is decided by the core, which may look first.
      retries: 0,
      // The limit of all requests together is kept by turns.ts.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      // After Cloudflare's page discord.js would try again at once, for ever.
      rejectOnRateLimit: (limit) => isDelivery(limit.route) || isCloudflare(limit),
      // What is waited for here gets a little more than Discord's number; a delivery passes on the number itself.
      offset: (route) => (isDelivery(route) ? 0 : 50),
      invalidRequestWarningInterval: 500,
    },
  });
}

/** A delivery gives its turn back instead of waiting here; answers to people may wait. */
const isDelivery = (route: string): boolean => route.startsWith('/channels');
