// Where free text ends before the end of the line: `only diffusion top 5 as list`. What stands in quotes or in
// parentheses belongs to the text.
import type { OptionDeclaration } from '../chat/command.ts';
import {
  isKeyword,
  isUnmistakable,
  isValue,
  joinedFrom,
  sizeAfterKeyword,
  sizeOfValue,
  WORDS_IN_A_VALUE,
} from './option-values.ts';
import { typedWords, type Word } from './typed-words.ts';

/** Text does not end on these: something has to follow. */
const WANTS_MORE = /^(?:AND|OR|NOT)$/;

interface Line {
  readonly words: readonly Word[];
  /** By the place of a word: whether all from there on are values of options, or one that can be nothing else. */
  readonly readable: boolean[];
}

/**
 * The place in `words` at which free text that begins at `from` ends: where values of `options` follow and nothing else,
 * or one that can be nothing else. It is `from` where there is no text. Linear.
 */
export function endOfFreeText(
  options: readonly OptionDeclaration[],
  words: readonly Word[],
  from: number,
): number {
  const enclosed = whichEnclosed(words, from);
  const line: Line = { words, readable: [] };
  line.readable[words.length] = true;
  let end = words.length;
  for (let at = words.length - 1; at >= from; at--) {
    const before = at > from ? words[at - 1]?.text : undefined;
    if (enclosed[at] || (before !== undefined && WANTS_MORE.test(before))) continue;
    const found = options.map((option) => valueAt(option, line, at)).filter((one) => one !== null);
    line.readable[at] = found.length > 0;
    // A lone choice is a word to look for where there is no other: `only fresh`.
    if (found.includes('surely') || (found.includes('choice') && at > from)) end = at;
  }
  return end;
}

/** The same words, those in quotes that would end the text before its end. */
export function asFreeText(options: readonly OptionDeclaration[], text: string): string {
  for (let safe = text; ; ) {
    const words = typedWords(safe);
    const word = words[endOfFreeText(options, words, 0)];
    if (!word) return safe;
    safe = `${safe.slice(0, word.start)}"${word.text}"${safe.slice(word.end)}`;
  }
}

/** How a value begins at a place: with its keyword or unmistakably, as a choice, or only where others stand before it. */
type Begun = 'surely' | 'choice' | 'after others';

function valueAt(option: OptionDeclaration, line: Line, at: number): Begun | null {
  const word = line.words[at];
  if (!word || word.quoted || (option.rest && option.keyword)) return null;
  if (isKeyword(word, option)) return hasValue(option, line, at + 1) ? 'surely' : null;
  if (option.keyword && !option.looksLike) return null;
  for (let size = Math.min(WORDS_IN_A_VALUE, line.words.length - at); size > 0; size--) {
    const text = joinedFrom(line.words, at, size);
    if (isUnmistakable(option, text)) return 'surely';
    if (line.readable[at + size] && isValue(option, text)) return option.choices ? 'choice' : 'after others';
  }
  return null;
}

function hasValue(option: OptionDeclaration, { words, readable }: Line, at: number): boolean {
  if (at >= words.length) return false;
  if (option.several) return severalAt(option, { words, readable }, at);
  for (let size = Math.min(WORDS_IN_A_VALUE, words.length - at); size > 0; size--) {
    const text = joinedFrom(words, at, size);
    if (isUnmistakable(option, text) || (readable[at + size] && isValue(option, text))) return true;
  }
  return false;
}

function severalAt(option: OptionDeclaration, { words, readable }: Line, at: number): boolean {
  if (isUnmistakable(option, words[at]?.text ?? '')) return true;
  const isOne = sizeOfValue(option, words, at) !== null;
  return isOne && (readable[at + sizeAfterKeyword(option, words, at)] ?? false);
}

const OPENS_QUOTE = /^[-(]*(?:\p{L}+:)?[-(]*"/u;
const OPENS_GROUP = /^-?(?:\p{L}+:)?\(/u;

/** By the place of a word: whether it stands in quotes or parentheses that an earlier one has opened. */
function whichEnclosed(words: readonly Word[], from: number): boolean[] {
  const enclosed: boolean[] = [];
  let inQuotes = false;
  let depth = 0;
  for (let at = from; at < words.length; at++) {
    const { text, quoted } = words[at] ?? { text: '', quoted: true };
    enclosed[at] = inQuotes || depth > 0;
    if (quoted) continue;
    if ((inQuotes || OPENS_QUOTE.test(text)) && count(text, '"') % 2 === 1) inQuotes = !inQuotes;
    if (!inQuotes && (depth > 0 || OPENS_GROUP.test(text)))
      depth = Math.max(0, depth + count(text, '(') - count(text, ')'));
  }
  return enclosed;
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;
