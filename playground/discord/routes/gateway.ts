// Where the gateway is, who the bot is, and opening direct messages.

import { dmWith } from '../guild.ts';
import { botId, personCalled, wireUser } from '../people.ts';
import { invalidForm, refusal } from '../refusal.ts';
import { isSnowflake } from '../snowflake.ts';
import { STARTS_A_DAY, startsLeft } from '../starts.ts';
import { text } from '../wire.ts';
import { wireChannel } from '../wire-guild.ts';
import { bodyOf, ok, type Route } from './route.ts';

function wireApplication() {
  return {
    id: botId,
    name: 'Paperboy',
    icon: null,
    description: '',
    rpc_origins: [],
    bot_public: true,
    bot_require_code_grant: false,
    bot: wireUser(botId),
    owner: wireUser(botId),
    team: null,
    verify_key: '0'.repeat(64),
    flags: 0,
    integration_types_config: {},
  };
}

export const gatewayRoutes: readonly Route[] = [
  { name: 'GET /gateway', open: true, run: ({ world }) => ok({ url: world.gatewayUrl }) },
  {
    name: 'GET /gateway/bot',
    run: ({ world }) => {
      const { remaining, resetAfter } = startsLeft(world);
      return ok({
        url: world.gatewayUrl,
        shards: 1,
        session_start_limit: {
          total: STARTS_A_DAY,
          remaining,
          reset_after: resetAfter,
          max_concurrency: 1,
        },
      });
    },
  },
  {
    name: 'GET /users/@me',
    run: () => ok({ ...wireUser(botId), mfa_enabled: false, verified: true, flags: 0 }),
  },
  {
    name: 'GET /users/{user.id}',
    run: ({ params }) => {
      const id = params['user.id'] ?? '';
      if (id !== botId && personCalled(id) === undefined) throw refusal(10013);
      return ok(wireUser(id));
    },
  },
  { name: 'GET /applications/@me', run: () => ok(wireApplication()) },
  { name: 'GET /oauth2/applications/@me', run: () => ok(wireApplication()) },
  {
    name: 'POST /users/@me/channels',
    run: (call) => {
      const recipient = text(bodyOf(call).recipient_id);
      if (!isSnowflake(recipient)) {
        const message = `Value "${recipient}" is not snowflake.`;
        throw invalidForm([{ path: 'recipient_id', code: 'NUMBER_TYPE_COERCE', message }]);
      }
      if (personCalled(recipient) === undefined) throw refusal(10013);
      return ok(wireChannel(call.world, dmWith(call.world, recipient)));
    },
  },
];
