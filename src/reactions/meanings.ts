// What an emoji on a post of ours means. Characters are without variation selectors, as Reaction.emoji is.
import type { MarkKind } from '../domain/shelf.ts';

interface Meaning {
  readonly emoji: string;
  readonly kind: MarkKind;
  /** As help says it. */
  readonly words: string;
}

/** On a post of one paper. */
export const MEANINGS: readonly Meaning[] = [
  { emoji: '🔖', kind: 'keep', words: 'keep' },
  { emoji: '👀', kind: 'reading', words: 'reading' },
  { emoji: '✅', kind: 'read', words: 'read' },
  { emoji: '👍', kind: 'vote', words: 'a vote' },
  { emoji: '👎', kind: 'down', words: 'not for me' },
];

/** A mark for the only paper on the post; a number: the paper at that place of a list is kept; null: nothing to us. */
export function meaningOf(emoji: string): MarkKind | number | null {
  const meaning = MEANINGS.find((one) => one.emoji === emoji);
  if (meaning) return meaning.kind;
  const position = NUMBERS.indexOf(emoji);
  return position === -1 ? null : position + 1;
}

const NUMBERS = [...'123456789'].map((digit) => `${digit}\u20E3`).concat('🔟');

/** All that mean something. */
export const EMOJI: readonly string[] = [...MEANINGS.map(({ emoji }) => emoji), ...NUMBERS];
