// Too fast, by the playground's clock.

import { afterEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { localDiscord, papers, readingGroup, watch } from './bot.ts';
import { ask, post } from './rest.ts';

let discord: LocalDiscord;

afterEach(() => discord.stop());

const body = { content: 'x', allowed_mentions: { parse: [] } };

test('the sixth message of a channel in five seconds has to wait for the rest of them', async () => {
  const clock = watch();
  discord = await localDiscord(clock, {});
  const first = await ask(discord, 'POST', `/channels/${papers}/messages`, body);
  expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
  clock.pass(3_500);
  for (let count = 0; count < 4; count += 1) await post(discord, papers);
  const sixth = await ask(discord, 'POST', `/channels/${papers}/messages`, body);
  expect(sixth).toMatchObject({ status: 429, body: { retry_after: 1.5, global: false } });
  expect(Object.fromEntries(sixth.headers)).toMatchObject({
    'retry-after': '2',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': '1.5',
    'x-ratelimit-bucket': expect.any(String),
    'x-ratelimit-scope': 'user',
  });
  expect(discord.violations).toMatchObject([{ kind: 'rate' }]);
  await post(discord, readingGroup);
  clock.pass(1_500);
  await post(discord, papers);
});

test('the fifty-first request of a second is refused for all routes', async () => {
  const clock = watch();
  discord = await localDiscord(clock, {});
  for (let count = 0; count < 50; count += 1) await ask(discord, 'GET', '/users/@me');
  const refused = await ask(discord, 'GET', '/gateway/bot');
  expect(refused).toMatchObject({ status: 429, body: { retry_after: 1, global: true } });
  expect(refused.headers.get('x-ratelimit-global')).toBe('true');
  clock.pass(1_000);
  expect(await ask(discord, 'GET', '/gateway/bot')).toMatchObject({ status: 200 });
});
