// What stands around a bare word, and the shapes in it that make a word a sign.

import type { WholeText } from './evidence.ts';

export type Surroundings = {
  /** The last signs before the word, already rendered. */
  readonly before: string;
  /** The next signs behind it, as they came. */
  readonly after: string;
  /** Inside a script or an argument, where only mathematics stands. */
  readonly trusted: boolean;
  /** A script stands right behind the word. */
  readonly hasScript: boolean;
  readonly whole: WholeText;
};

export const numberNext = /^\s?[-+]?\.?\d/;
export const numberBefore = /\d[\d.,]*[%kKMB°]? ?$/;

/** One letter, or the end of something that is mathematics already. */
const operandBefore = /(?:^|[\s([{,=|:])(?!a )[A-Za-z] ?$|[)\]}⁰-₎ₐ-ₜᵃ-ᶻʰ-ʸˡˢˣⁱⁿ²³¹Α-ωℂ-ℿ𝒜-𝟿'] ?$/u;
const mathematicsBefore = /[Α-ωϑϕϵϱ⁰-₎ₐ-ₜᵃ-ᶻʰ-ʸˡˢˣ²³¹ℂ-ℿ→-⋿⟨-⟫𝒜-𝟿]$/u;

/** One letter that is no word of English. */
export const singleNext = /^ (?![aI] |A [a-z])(?:[A-Za-z](?![A-Za-z'’])|math[a-z])/;

export function hasOperand({ before }: Surroundings): boolean {
  return operandBefore.test(before);
}

export function isGluedToMathematics({ before }: Surroundings): boolean {
  return mathematicsBefore.test(before);
}

export function isBetweenOperands(around: Surroundings): boolean {
  return hasOperand(around) && singleNext.test(around.after);
}
