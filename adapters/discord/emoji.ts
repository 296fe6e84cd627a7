// Discord's emoji are characters, or a server's own with a name and an id; the core knows these by their name.
import { plainEmoji } from '../../src/chat/emoji.ts';
import { characterNamed } from '../../src/chat/emoji-names.ts';

/** As reactions carry it; null for a custom one that is gone. */
export function emojiOf({ id, name }: { readonly id: string | null; readonly name: string | null }) {
  if (!name) return null;
  return id ? `:${name}:` : plainEmoji(name);
}

/** What somebody has typed: an emoji, or its name between colons; null where it is neither. */
export function typedEmoji(typed: string): string | null {
  const [, own, name] = /^(?:<a?:(\w{2,32}):\d{1,20}>|:([\w+-]{2,32}):)$/.exec(typed.trim()) ?? [];
  if (own !== undefined) return `:${own}:`;
  if (name !== undefined) return plainEmoji(characterNamed(name) ?? `:${name}:`);
  const plain = plainEmoji(typed.trim());
  return [plain, `${plain}\u{fe0f}`, typed.trim()].some((one) => /^\p{RGI_Emoji}$/v.test(one)) ? plain : null;
}
