// Reaction events as the core's reactions.
import { ReactionType } from 'discord.js';
import { expect, it } from 'vitest';
import { toReaction } from '../../../adapters/discord/requests.ts';

const event = (emoji: { id: string | null; name: string | null }, guild?: string) => ({
  user_id: '11',
  channel_id: '21',
  message_id: '31',
  ...(guild && { guild_id: guild }),
  emoji,
  burst: true,
  type: ReactionType.Super,
});

it('a super reaction is a reaction, without its variation selector', () => {
  expect(toReaction(event({ id: null, name: '1️⃣' }, '1'), true, 5)).toEqual({
    workspace: 'discord:1',
    person: 'discord:1/11',
    message: 'discord:1/21/31',
    emoji: '1⃣',
    added: true,
    at: 5,
  });
});

it('a server’s own emoji is called by its name', () => {
  expect(toReaction(event({ id: '9', name: 'keep' }, '1'), false, 5)).toMatchObject({
    emoji: ':keep:',
    added: false,
  });
  expect(toReaction(event({ id: '9', name: null }, '1'), false, 5)).toBeNull();
});

it('in direct messages there is no server', () => {
  expect(toReaction(event({ id: null, name: '🔖' }), true, 5)).toMatchObject({
    workspace: 'discord:@me/11',
    message: 'discord:@me/21/31',
  });
});
