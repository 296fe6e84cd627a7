// Emoji as people type them on Slack, and as Slack names them in reactions: both must come out the same.
import { expect, it } from 'vitest';
import { emojiOf, typedEmoji } from '../../../adapters/slack/emoji.ts';

it.each([
  ['⭐', 'star', '⭐'],
  [':star:', 'star', '⭐'],
  ['❤️', 'heart', '❤'],
  ['👏🏽', 'clap::skin-tone-4', '👏'],
  [':clap::skin-tone-4:', 'clap', '👏'],
  [':paper-club:', 'paper-club', ':paper-club:'],
  [':Paper_Club:', 'paper_club', ':paper_club:'],
  [':heavy_check_mark:', 'heavy_check_mark', '✅'],
  [':hamster:', 'hamster', ':hamster:'],
])('%s typed is the reaction %s: %s', (typed, name, emoji) => {
  expect(typedEmoji(typed)).toBe(emoji);
  expect(emojiOf(name)).toBe(emoji);
});

// Slack would call this one by a name that we do not know, so a reaction could never be recognised.
it.each(['🐹', 'star', ':two words:', '⭐⭐', '', '::', ':a:b:'])('%j is no emoji that we know', (typed) => {
  expect(typedEmoji(typed)).toBeNull();
});
