// Whoever could be pinged by mistake: each such message is a violation, whatever Discord itself would say.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { bob, localDiscord, papers } from './bot.ts';
import { ask, post } from './rest.ts';

let discord: LocalDiscord;

beforeEach(async () => {
  discord = await localDiscord();
});

afterEach(() => discord.stop());

const rude: readonly (readonly [string, object])[] = [
  ['no word about mentions', { content: 'The list' }],
  ['mentions of users allowed', { content: 'The list', allowed_mentions: { parse: ['users'] } }],
  ['a list of mentions without parse', { content: 'The list', allowed_mentions: { users: [] } }],
];

test.for(rude)('%s is rude once', async ([, body]) => {
  const reply = await ask(discord, 'POST', `/channels/${papers}/messages`, body);
  expect(reply.status).toBe(200);
  expect(discord.violations).toMatchObject([{ kind: 'ping' }]);
});

const bells: readonly (readonly [string, object])[] = [
  ['@everyone', { content: 'Scaling laws @everyone should know' }],
  ['@here', { content: '@here' }],
  ['a person', { content: `<@${bob}>` }],
  ['a role', { content: '<@&900000000000000003>' }],
  ['a person in display text', { flags: 1 << 15, components: [{ type: 10, content: `<@${bob}>` }] }],
];

test.for(bells)('%s would ring when nothing is said about mentions', async ([, body]) => {
  await ask(discord, 'POST', `/channels/${papers}/messages`, body);
  expect(discord.violations.map(({ detail }) => detail).join()).toContain('would ping');
});

test.for(bells)('%s does not ring with parse: []', async ([, body]) => {
  await post(discord, papers, body);
  expect(discord.violations).toEqual([]);
});

test('a person named in the list of users rings all the same', async () => {
  const body = { content: `<@${bob}>`, allowed_mentions: { parse: [], users: [bob] } };
  await ask(discord, 'POST', `/channels/${papers}/messages`, body);
  expect(discord.violations).toMatchObject([{ kind: 'ping', detail: expect.stringContaining(bob) }]);
});

test('nothing in an embed rings', async () => {
  await post(discord, papers, { embeds: [{ title: '@everyone', description: `<@${bob}>` }] });
  expect(discord.violations).toEqual([]);
});
