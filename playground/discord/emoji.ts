// Emoji as Discord knows them: characters, and the server's own, which have an id. People and the local Discord's own
// records call these `:name:`.

import type { Json } from './wire.ts';

interface GuildEmoji {
  readonly id: string;
  readonly name: string;
}

export const guildEmoji: readonly GuildEmoji[] = [{ id: '900000000000000081', name: 'paperclub' }];

/** One emoji as Discord knows it; it takes some, like 🏷️, with or without the variation selector. */
export function isEmoji(emoji: string): boolean {
  return /^\p{RGI_Emoji}$/v.test(emoji) || /^\p{RGI_Emoji}$/v.test(`${emoji}\u{fe0f}`);
}

/** What one can react with. */
export const isReaction = (emoji: string): boolean => isEmoji(emoji) || ownOf(emoji) !== undefined;

/** As it stands in events and on messages. */
export function wireEmoji(emoji: string): Json {
  const own = ownOf(emoji);
  return own === undefined ? { id: null, name: emoji } : { id: own.id, name: own.name };
}

/** What a route's `{emoji.id}` names: a character, or `name:id`. */
export function emojiAsked(asked: string): string | undefined {
  const own = guildEmoji.find(({ id, name }) => asked === `${name}:${id}`);
  if (own !== undefined) return `:${own.name}:`;
  return isEmoji(asked) ? asked : undefined;
}

/** The client writes the server's own emoji with their ids. */
export const withEmojiIds = (text: string): string =>
  text.replace(/(?<!<a?):(\w{2,32}):/g, (typed) => {
    const own = ownOf(typed);
    return own === undefined ? typed : `<:${own.name}:${own.id}>`;
  });

const ownOf = (emoji: string): GuildEmoji | undefined => guildEmoji.find(({ name }) => emoji === `:${name}:`);
