// Which words of a typed line are meant for which option, by the declaration alone.
import type { CommandDeclaration, OptionDeclaration } from '../chat/command.ts';
import { UserError } from '../domain/errors.ts';
import { clip } from '../text/clip.ts';
import type { Word } from './typed-words.ts';

/** `9 pm` is one value of two words; no form has more than three. */
const WORDS_IN_A_VALUE = 3;
const LONGEST_VALUE = 100;

/**
 * The values among `words`, which `line` has after the command's name: keywords first, then what has an option's
 * form or is one of its choices, then by position. Throws a UserError for an option given twice, a keyword without
 * a value, and words left over.
 */
export function assignWords(
  command: CommandDeclaration,
  line: string,
  words: readonly Word[],
): Record<string, string> {
  const left = [...words];
  const values = new Map<string, string>();
  const take = (option: OptionDeclaration, at: number, size: number): void => {
    const taken = left.splice(at, size);
    values.set(option.name, option.rest ? asTyped(taken, line) : joined(taken));
  };
  for (const option of command.options) if (option.rest) takeTheRest(command, option, left, take);
  for (const option of command.options) if (!option.rest) takeByKeyword(command, option, left, take);
  for (const option of command.options) if (!values.has(option.name)) takeByForm(option, left, take);
  for (const option of command.options)
    if (!values.has(option.name) && hasPosition(command, option) && left.length > 0)
      take(option, 0, option.rest ? left.length : 1);
  if (left.length > 0) throw leftOver(command, line, left, values);
  return Object.fromEntries(values);
}

type Take = (option: OptionDeclaration, at: number, size: number) => void;

// Free text goes on to the end of the line, but for choices that stand behind it: `only diffusion as list`.
function takeTheRest(command: CommandDeclaration, option: OptionDeclaration, left: Word[], take: Take): void {
  const at = left.findIndex((word) => isKeyword(word, option));
  if (at < 0) return;
  left.splice(at, 1);
  if (at === left.length) throw valueMissing(command, option);
  let end = left.length;
  for (let size = 1; size > 0 && end > at + 1; end -= size) size = sizeOfTrailing(command, left, at + 1, end);
  take(option, at, end - at);
}

// How many words before `end`, not before `from`, are a choice of another option; with its keyword where it has one.
function sizeOfTrailing(
  { options }: CommandDeclaration,
  left: readonly Word[],
  from: number,
  end: number,
): number {
  const [before, last] = [left[end - 2], left[end - 1]];
  for (const option of options) {
    if (!option.choices || !last || last.quoted || !isForm(option, last.text)) continue;
    if (!option.keyword) return 1;
    if (before && end - 2 >= from && isKeyword(before, option)) return 2;
  }
  return 0;
}

const isKeyword = (word: Word, { keyword }: OptionDeclaration): boolean =>
  !word.quoted && keyword !== undefined && word.text.toLowerCase() === keyword;

function takeByKeyword(
  command: CommandDeclaration,
  option: OptionDeclaration,
  left: Word[],
  take: Take,
): void {
  const at = left.findIndex((word) => isKeyword(word, option));
  if (at < 0) return;
  left.splice(at, 1);
  if (at === left.length) throw valueMissing(command, option);
  take(option, at, sizeOfForm(option, left, at) ?? 1);
  if (left.some((word) => isKeyword(word, option))) throw givenTwice(command, option);
}

// A word that is none of the choices may still be free text, where the command takes any.
function hasPosition({ options }: CommandDeclaration, option: OptionDeclaration): boolean {
  if (option.keyword || option.looksLike) return false;
  return !option.choices || option.required === true || !options.some(({ rest }) => rest);
}

function takeByForm(option: OptionDeclaration, left: Word[], take: Take): void {
  for (let at = 0; at < left.length; at++) {
    const size = sizeOfForm(option, left, at);
    if (size !== null) {
      take(option, at, size);
      return;
    }
  }
}

// How many words from `at` on are one value of the option, as many as possible; null where none is.
function sizeOfForm(option: OptionDeclaration, left: readonly Word[], at: number): number | null {
  if (!option.looksLike && !option.choices) return null;
  for (let size = Math.min(WORDS_IN_A_VALUE, left.length - at); size > 0; size--) {
    const run = left.slice(at, at + size);
    if (stoodTogether(run) && isForm(option, joined(run))) return size;
  }
  return null;
}

function isForm({ looksLike, choices }: OptionDeclaration, text: string): boolean {
  if (text.length > LONGEST_VALUE) return false;
  if (looksLike && text.match(looksLike)?.[0] === text) return true;
  return choices?.some((choice) => choice.toLowerCase() === text.toLowerCase()) ?? false;
}

const stoodTogether = (run: readonly Word[]): boolean =>
  run.every((word, index) => index === 0 || word.start === (run[index - 1]?.end ?? 0) + 1);

const joined = (words: readonly Word[]): string => words.map((word) => word.text).join(' ');

// Quotes included: what is searched for or noted is the person's own text.
const asTyped = (words: readonly Word[], line: string): string =>
  words.map((word) => line.slice(word.start, word.end)).join(' ');

function leftOver(
  command: CommandDeclaration,
  line: string,
  left: readonly Word[],
  values: ReadonlyMap<string, string>,
): UserError {
  const again = command.options.find(
    (option) => values.has(option.name) && left.some((word) => isForm(option, word.text)),
  );
  if (again) return givenTwice(command, again);
  const what = clip(asTyped(left, line), 60);
  return new UserError(`I don't know what to do with "${what}" in "${command.name}".`, command.examples);
}

const givenTwice = ({ name, examples }: CommandDeclaration, option: OptionDeclaration): UserError =>
  new UserError(`"${option.name}" is given twice in "${name}"; I need it once.`, examples);

const valueMissing = ({ examples }: CommandDeclaration, { keyword, description }: OptionDeclaration) =>
  new UserError(`"${keyword}" needs something after it: ${description}.`, examples);
