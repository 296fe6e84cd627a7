// Slack writes emoji by name, and its own clients turn a few of them into pictures. Names that are not here stay
// as they were written.
const characters: Readonly<Record<string, string>> = {
  bookmark: '🔖',
  speech_balloon: '💬',
  star: '⭐',
  page_facing_up: '📄',
  newspaper: '📰',
  wave: '👋',
  warning: '⚠️',
  white_check_mark: '✅',
  eyes: '👀',
  tada: '🎉',
  '+1': '👍',
  thumbsup: '👍',
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
};

export const emojiCharacter = (name: string): string => characters[name] ?? `:${name}:`;

/** Replaces `:names:` that Slack would show as pictures. */
export const withEmoji = (text: string): string =>
  text.replace(/:([a-z0-9_+-]+):/g, (_, name: string) => emojiCharacter(name));
