// Every route there is; anything else that the bot asks for is a mistake.

import { applicationRoutes } from './applications.ts';
import { gatewayRoutes } from './gateway.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { reactionRoutes } from './reactions.ts';
import type { Route } from './route.ts';
import { threadRoutes } from './threads.ts';
import { webhookRoutes } from './webhooks.ts';

export const routes: readonly Route[] = [
  ...gatewayRoutes,
  ...guildRoutes,
  ...applicationRoutes,
  ...messageRoutes,
  ...reactionRoutes,
  ...threadRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
];
