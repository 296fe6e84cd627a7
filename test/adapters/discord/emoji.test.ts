// Emoji as people type them on Discord, and as Discord sends them in reactions: both must come out the same.
import { expect, it } from 'vitest';
import { emojiOf, typedEmoji } from '../../../adapters/discord/emoji.ts';

const character = (name: string) => ({ id: null, name });

it.each([
  ['⭐', character('⭐'), '⭐'],
  [':star:', character('⭐'), '⭐'],
  ['❤️', character('❤️'), '❤'],
  ['👏🏽', character('👏🏿'), '👏'],
  ['🏳️‍🌈', character('🏳️‍🌈'), '🏳‍🌈'],
  ['👩‍🔬', character('👩‍🔬'), '👩‍🔬'],
  ['🐹', character('🐹'), '🐹'],
  ['<:paperclub:900000000000000081>', { id: '900000000000000081', name: 'paperclub' }, ':paperclub:'],
  ['<a:paperclub:900000000000000081>', { id: '900000000000000081', name: 'paperclub' }, ':paperclub:'],
  [':paperclub:', { id: '1', name: 'paperclub' }, ':paperclub:'],
])('%s typed is the reaction %j: %s', (typed, sent, emoji) => {
  expect(typedEmoji(typed)).toBe(emoji);
  expect(emojiOf(sent)).toBe(emoji);
});

it.each(['star', '⭐⭐', '', '::', ':two words:', '<:paperclub>', '@everyone'])('%j is none', (typed) => {
  expect(typedEmoji(typed)).toBeNull();
});

it('a custom one that is gone is none', () => {
  expect(emojiOf({ id: '1', name: null })).toBeNull();
});
