// What an emoji on a post of ours means. Characters are without variation selectors, as Reaction.emoji is.
import type { MarkKind } from '../domain/shelf.ts';

interface Meaning {
  readonly emoji: string;
  readonly kind: MarkKind;
  /** As help says it. */
  readonly words: string;
  /** As one types it. */
  readonly typed: string;
}

/** On a post of one paper, in every workspace. */
export const MEANINGS: readonly Meaning[] = [
  { emoji: '🔖', kind: 'keep', words: 'keep', typed: 'keep' },
  { emoji: '👀', kind: 'reading', words: 'reading', typed: 'reading' },
  { emoji: '✅', kind: 'read', words: 'read', typed: 'read' },
  { emoji: '👍', kind: 'vote', words: 'a vote', typed: 'vote' },
  { emoji: '👎', kind: 'down', words: 'not for me', typed: 'not-for-me' },
];

/** What a workspace has chosen besides; a custom emoji is `:name:`. */
export interface OwnEmoji {
  readonly emoji: string;
  readonly kind: MarkKind;
}

/** A mark for the only paper on the post; a number: the paper at that place of a list is kept; null: nothing to us. */
export function meaningOf(emoji: string, own: readonly OwnEmoji[]): MarkKind | number | null {
  const meaning = [...MEANINGS, ...own].find((one) => one.emoji === emoji);
  if (meaning) return meaning.kind;
  const position = NUMBERS.indexOf(emoji);
  return position === -1 ? null : position + 1;
}

const NUMBERS = [...'123456789'].map((digit) => `${digit}\u20E3`).concat('🔟');

/** All that mean something. */
export const emojiOf = (own: readonly OwnEmoji[]): readonly string[] => [
  ...[...MEANINGS, ...own].map(({ emoji }) => emoji),
  ...NUMBERS,
];

/** `🔖`, or `🔖 or ⭐`: what one can react with to say this. */
export const signsFor = (kind: MarkKind, own: readonly OwnEmoji[]): string =>
  [...MEANINGS, ...own]
    .filter((one) => one.kind === kind)
    .map(({ emoji }) => emoji)
    .join(' or ');
