// Which words of a typed line are meant for which option, by the declaration alone.
import type { CommandDeclaration, OptionDeclaration } from '../chat/command.ts';
import { UserError } from '../domain/errors.ts';
import { clip } from '../text/clip.ts';
import { endOfFreeText } from './free-text.ts';
import { isForm, isKeyword, joined, sizeAfterKeyword, sizeOfForm } from './option-values.ts';
import type { Word } from './typed-words.ts';

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
    if (!values.has(option.name) && hasPosition(command, option) && left.length > 0) {
      const again = option.fits?.(joined(left)) === false ? givenAgain(command, left, values) : undefined;
      if (again) throw again;
      take(option, 0, option.rest ? left.length : 1);
    }
  if (left.length > 0) throw leftOver(command, line, left, values);
  return Object.fromEntries(values);
}

type Take = (option: OptionDeclaration, at: number, size: number) => void;

// Free text goes on to the end of the line, but for what is meant for other options: `only diffusion as list`.
function takeTheRest(command: CommandDeclaration, option: OptionDeclaration, left: Word[], take: Take): void {
  const at = left.findIndex((word) => isKeyword(word, option));
  if (at < 0) return;
  left.splice(at, 1);
  const end = endOfFreeText(command.options, left, at);
  if (end === at) throw valueMissing(command, option);
  take(option, at, end - at);
}

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
  take(option, at, sizeAfterKeyword(option, left, at));
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

// Quotes included: what is searched for or noted is the person's own text.
const asTyped = (words: readonly Word[], line: string): string =>
  words.map((word) => line.slice(word.start, word.end)).join(' ');

function leftOver(
  command: CommandDeclaration,
  line: string,
  left: readonly Word[],
  values: ReadonlyMap<string, string>,
): UserError {
  const again = givenAgain(command, left, values);
  if (again) return again;
  const what = clip(asTyped(left, line), 60);
  return new UserError(`I don't know what to do with "${what}" in "${command.name}".`, command.examples);
}

// What has no keyword is called by its values: nobody has typed its name.
function givenAgain(
  command: CommandDeclaration,
  left: readonly Word[],
  values: ReadonlyMap<string, string>,
): UserError | undefined {
  for (const option of command.options) {
    const first = values.get(option.name);
    const again = left.find((word) => isForm(option, word.text));
    if (first === undefined || !again) continue;
    if (option.keyword || again.text.toLowerCase() === first.toLowerCase())
      return givenTwice(command, option);
    const both = `"${clip(first, 40)}" and "${clip(again.text, 40)}"`;
    return new UserError(
      `${both} do not go together in "${command.name}"; I need one of them.`,
      command.examples,
    );
  }
  return undefined;
}

const givenTwice = (command: CommandDeclaration, option: OptionDeclaration): UserError =>
  new UserError(
    `"${option.keyword ?? option.name}" is given twice in "${command.name}"; I need it once.`,
    command.examples,
  );

const valueMissing = (command: CommandDeclaration, option: OptionDeclaration): UserError =>
  new UserError(
    `"${option.keyword}" needs something after it: ${option.description}.`,
    examplesOf(command, option),
  );

/** Those that show how this option is typed, where there are any. */
export function examplesOf(
  { examples }: CommandDeclaration,
  { keyword }: OptionDeclaration,
): readonly string[] {
  const showing = examples.filter((line) => keyword !== undefined && line.split(' ').includes(keyword));
  return showing.length > 0 ? showing : examples;
}
