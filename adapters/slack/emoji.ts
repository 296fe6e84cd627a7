// Slack names its emoji; the core knows characters. Only what a post of ours can be answered with is listed, the rest
// keeps its name.
import { plainEmoji } from '../../src/chat/emoji.ts';

const CHARACTERS: Readonly<Record<string, string>> = {
  bookmark: '🔖',
  one: '1️⃣',
  two: '2️⃣',
  three: '3️⃣',
  four: '4️⃣',
  five: '5️⃣',
  six: '6️⃣',
  seven: '7️⃣',
  eight: '8️⃣',
  nine: '9️⃣',
  keycap_ten: '🔟',
  eyes: '👀',
  white_check_mark: '✅',
  heavy_check_mark: '✅',
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  thumbsdown: '👎',
};

/** `bookmark` as 🔖, `+1::skin-tone-3` as 👍, anything else as `:name:`. */
export function emojiOf(name: string): string {
  const [plainName = ''] = name.split('::');
  const character = Object.hasOwn(CHARACTERS, plainName) ? CHARACTERS[plainName] : undefined;
  return character ? plainEmoji(character) : `:${plainName}:`;
}
