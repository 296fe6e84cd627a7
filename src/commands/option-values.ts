// Which words can be the value of an option, by its declaration.
import type { OptionDeclaration } from '../chat/command.ts';
import type { Word } from './typed-words.ts';

/** `9 pm` is one value of two words; no form has more than three. */
export const WORDS_IN_A_VALUE = 3;
const LONGEST_VALUE = 100;

export const isKeyword = (word: Word, { keyword }: OptionDeclaration): boolean =>
  !word.quoted && keyword !== undefined && word.text.toLowerCase() === keyword;

/** Whether it is one of the option's choices, or a word of the form that is meant for it wherever it stands. */
export function isForm({ looksLike, choices }: OptionDeclaration, text: string): boolean {
  if (text.length > LONGEST_VALUE) return false;
  if (looksLike && text.match(looksLike)?.[0] === text) return true;
  return choices?.some((choice) => choice.toLowerCase() === text.toLowerCase()) ?? false;
}

/** Whether it can be a value of the option, or can be nothing else. */
export const isValue = (option: OptionDeclaration, text: string): boolean =>
  text !== '' &&
  text.length <= LONGEST_VALUE &&
  (isForm(option, text) || isUnmistakable(option, text) || (option.fits?.(text) ?? false));

export const isUnmistakable = ({ unmistakable }: OptionDeclaration, text: string): boolean =>
  text.length <= LONGEST_VALUE && (unmistakable?.test(text) ?? false);

/** How many words from `at` on are one value of the option by its form, as many as possible; null where none is. */
export function sizeOfForm(option: OptionDeclaration, words: readonly Word[], at: number): number | null {
  if (!option.looksLike && !option.choices) return null;
  for (let size = Math.min(WORDS_IN_A_VALUE, words.length - at); size > 0; size--)
    if (isForm(option, joinedFrom(words, at, size))) return size;
  return null;
}

/** How many words from `at` on belong to an option whose keyword stands before them: one where they have no form. */
export function sizeAfterKeyword(option: OptionDeclaration, words: readonly Word[], at: number): number {
  if (!option.several) return sizeOfForm(option, words, at) ?? 1;
  let end = at + (sizeOfValue(option, words, at) ?? 1);
  while (end < words.length && goesOn(option, words[end - 1], words[end])) end++;
  return end - at;
}

/** The same by all that its declaration says of its values. */
export function sizeOfValue(option: OptionDeclaration, words: readonly Word[], at: number): number | null {
  for (let size = Math.min(WORDS_IN_A_VALUE, words.length - at); size > 0; size--)
    if (isValue(option, joinedFrom(words, at, size))) return size;
  return null;
}

// `cs.CL, cs.LG` and `cs.CL cs.LG` are one value.
function goesOn(option: OptionDeclaration, before: Word | undefined, next: Word | undefined): boolean {
  if (!before || !next || next.quoted) return false;
  return before.text.endsWith(',') || next.text.startsWith(',') || (option.fits?.(next.text) ?? false);
}

/** Empty where they did not stand together. */
export function joinedFrom(words: readonly Word[], at: number, size: number): string {
  const run = words.slice(at, at + size);
  const together = run.every((word, index) => index === 0 || word.start === (run[index - 1]?.end ?? 0) + 1);
  return together ? joined(run) : '';
}

export const joined = (words: readonly Word[]): string => words.map((word) => word.text).join(' ');
