// What an emoji on a post of ours means. Characters are without variation selectors, as Reaction.emoji is.

/** `keep`: the only paper on the post; a number: the paper at that place of a list; null: nothing to us. */
export function meaningOf(emoji: string): 'keep' | number | null {
  if (emoji === '🔖') return 'keep';
  const position = NUMBERS.indexOf(emoji);
  return position === -1 ? null : position + 1;
}

const NUMBERS = [...'123456789'].map((digit) => `${digit}\u20E3`).concat('🔟');
