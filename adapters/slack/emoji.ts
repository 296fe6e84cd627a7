// Slack names its emoji; the core knows characters. A name without one in the list stays a name, as custom ones are.
import { plainEmoji } from '../../src/chat/emoji.ts';
import { characterNamed, NAMED_CHARACTERS } from '../../src/chat/emoji-names.ts';

/** `bookmark` as 🔖, `+1::skin-tone-3` as 👍, anything else as `:name:`. */
export function emojiOf(name: string): string {
  const [plainName = ''] = name.split('::');
  const character = plainName === 'heavy_check_mark' ? '✅' : characterNamed(plainName);
  return character ? plainEmoji(character) : `:${plainName}:`;
}

const KNOWN = new Set(NAMED_CHARACTERS.map(plainEmoji));

/** What somebody has typed: a name between colons, or a character whose name is known; null where it is neither. */
export function typedEmoji(typed: string): string | null {
  const [, name] = /^:([^\s:]{1,100}(?:::skin-tone-\d)?):$/.exec(typed.trim()) ?? [];
  if (name !== undefined) return emojiOf(name.toLowerCase());
  const plain = plainEmoji(typed.trim());
  return KNOWN.has(plain) ? plain : null;
}
