// Faults on demand: before a request has an effect, or after it.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { bob, connect, localDiscord, papers, readingGroup } from './bot.ts';
import { ask, post } from './rest.ts';

let discord: LocalDiscord;

beforeEach(async () => {
  discord = await localDiscord();
});

afterEach(() => discord.stop());

const route = 'POST /channels/{channel.id}/messages';
const path = `/channels/${papers}/messages`;
const body = { content: 'The list', allowed_mentions: { parse: [] }, nonce: 'd1', enforce_nonce: true };
const count = () => discord.messages(papers, bob).length;

test('a fault before leaves nothing behind and is played once', async () => {
  discord.fail({ route, when: 'before', answer: { status: 500 } });
  expect(await ask(discord, 'POST', path, body)).toMatchObject({ status: 500 });
  expect(count()).toBe(0);
  expect(await ask(discord, 'POST', path, body)).toMatchObject({ status: 200 });
  expect(discord.requests.map(({ status }) => status)).toEqual([500, 200]);
  expect(discord.violations).toEqual([]);
});

test('a fault after leaves the message, and the same nonce finds it', async () => {
  discord.fail({ route, when: 'after', answer: { status: 504 } });
  expect(await ask(discord, 'POST', path, body)).toMatchObject({ status: 504 });
  expect(count()).toBe(1);
  expect(await ask(discord, 'POST', path, body)).toMatchObject({ status: 200 });
  expect(count()).toBe(1);
});

test('a reset after leaves the message though the client heard nothing', async () => {
  discord.fail({ route, when: 'after', answer: 'reset' });
  await expect(ask(discord, 'POST', path, body)).rejects.toThrow();
  expect(count()).toBe(1);
  expect(discord.requests).toMatchObject([{ route, channel: papers, status: 0, body: { nonce: 'd1' } }]);
});

test('HTML with 200 is no message though discord.js calls it a success', async () => {
  discord.fail({ route, when: 'before', answer: 'html' });
  const client = await connect(discord);
  expect(await client.rest.post(path as `/${string}`, { body })).not.toHaveProperty('id');
  expect(count()).toBe(0);
  await client.destroy();
});

test('silence lasts until the client gives up', async () => {
  discord.fail({ route, when: 'after', answer: 'hang' });
  const client = await connect(discord, { rest: { timeout: 50 } });
  await expect(client.rest.post(path as `/${string}`, { body })).rejects.toThrow(/abort/i);
  expect(count()).toBe(1);
  await client.destroy();
});

test('a fault can be for one channel, several times, with headers of its own', async () => {
  const answer = { status: 429, body: { message: 'slow', retry_after: 9 }, headers: { 'retry-after': '9' } };
  discord.fail({ route, when: 'before', answer, channel: papers, times: 2 });
  await post(discord, readingGroup);
  for (let tries = 0; tries < 2; tries += 1) {
    const reply = await ask(discord, 'POST', path, body);
    expect(reply).toMatchObject({ status: 429, body: { retry_after: 9 } });
    expect(reply.headers.get('retry-after')).toBe('9');
  }
  await post(discord, papers);
});
