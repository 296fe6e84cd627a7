// Slack speaks of emoji by name, people by character; this is the part of the list that a reading group needs.

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const byName = new Map<string, string>([
  ...digits.map((name, digit): [string, string] => [name, `${digit}\u{fe0f}\u{20e3}`]),
  ['keycap_ten', '🔟'],
  ['bookmark', '🔖'],
  ['+1', '👍'],
  ['-1', '👎'],
  ['heart', '❤️'],
  ['eyes', '👀'],
  ['tada', '🎉'],
  ['rocket', '🚀'],
  ['fire', '🔥'],
  ['star', '⭐'],
  ['bulb', '💡'],
  ['books', '📚'],
  ['memo', '📝'],
  ['thinking_face', '🤔'],
  ['white_check_mark', '✅'],
  ['x', '❌'],
  ['joy', '😂'],
  ['clap', '👏'],
  ['pray', '🙏'],
  ['100', '💯'],
]);

const byCharacter = new Map([...byName].map(([name, character]) => [character, name]));

/** 🔖 for `bookmark`; `:name:` where the table has no such name. */
export function characterOf(name: string): string {
  return byName.get(name) ?? `:${name}:`;
}

/** `bookmark` for 🔖 and for `:bookmark:`; a character outside the table becomes its code points, like `u1f34b`. */
export function nameOfEmoji(emoji: string): string {
  const named = /^:([\w+'-]+):$/.exec(emoji);
  if (named?.[1]) return named[1];
  return byCharacter.get(emoji) ?? byCharacter.get(`${emoji}\u{fe0f}`) ?? codePoints(emoji);
}

/** Whether the workspace has an emoji of this name. */
export function isEmojiName(name: string): boolean {
  return byName.has(name);
}

function codePoints(emoji: string): string {
  return [...emoji].map((part) => `u${part.codePointAt(0)?.toString(16)}`).join('-');
}
