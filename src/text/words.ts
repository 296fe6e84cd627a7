// Text as the words by which it is found. What is stored for search and what is matched in memory are the same string
// of words, so both find the same papers on any database.
import { singular } from './singular.ts';

/** UTF-16 units; what goes on for longer is a formula or a wall of letters, and FTS5 cuts words at 32 KB itself. */
const LONGEST_WORD = 64;
const NOT_ASCII = /[^\0-\x7f]/;
/** Accents of Latin, Greek and Cyrillic letters, once these are taken apart. Marks of other scripts are letters there. */
const ACCENTS = /[\u0300-\u036f]/g;
/** Letters that do not come apart but that people type as others. */
const TYPED_AS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    æ: 'ae',
    œ: 'oe',
    ß: 'ss',
    ı: 'i',
    ħ: 'h',
    ς: 'σ',
  }),
);
const TYPED_AS_OTHERS = new RegExp(`[${[...TYPED_AS.keys()].join('')}]`, 'g');

/**
 * The words of a text, joined by single blanks: small letters, no accents, no mathematical alphabets, plurals as their
 * singular. `GPT-4` is `gpt 4`; `C++` and `C#` keep their signs; each letter of Chinese, Japanese and Korean is a word,
 * as these are written without blanks or with endings. Never holds a quote or another sign. Linear.
 */
export function wordsOf(text: string): string {
  const plain = NOT_ASCII.test(text) ? folded(text) : text.toLowerCase();
  const words: string[] = [];
  for (let at = 0, end = 0; at < plain.length; at = end) {
    const kind = kindAt(plain, at);
    end = kind === 'letter' ? wordEnd(plain, at) : at + sizeAt(plain, at);
    if (kind === 'alone') words.push(plain.slice(at, end));
    if (kind === 'letter') words.push(singular(capped(plain.slice(at, end))) + signsOf(plain, at, end));
  }
  return words.join(' ');
}

// `C++`, `C#`: one letter and what tells it from others.
const signsOf = (plain: string, start: number, end: number): string =>
  end === start + 1 ? (/^(?:\+\+|#)/.exec(plain.slice(end, end + 2))?.[0] ?? '') : '';

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(TYPED_AS_OTHERS, (letter) => TYPED_AS.get(letter) ?? letter);

function wordEnd(plain: string, start: number): number {
  let at = start;
  while (at < plain.length && kindAt(plain, at) === 'letter') at += sizeAt(plain, at);
  return at;
}

const capped = (word: string): string =>
  word.length <= LONGEST_WORD ? word : word.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff]$/, '');

type Kind = 'letter' | 'alone' | 'sign';

const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
// Asking a pattern for each letter of a text would take most of the time.
const kinds = new Map<number, Kind>();

function kindAt(text: string, at: number): Kind {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return isAsciiLetter(unit) ? 'letter' : 'sign';
  const point = text.codePointAt(at) ?? 0;
  let kind = kinds.get(point);
  if (kind === undefined) {
    const letter = String.fromCodePoint(point);
    kind = !LETTER.test(letter) ? 'sign' : ALONE.test(letter) ? 'alone' : 'letter';
    kinds.set(point, kind);
  }
  return kind;
}

const isAsciiLetter = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);

// A pair of surrogates is one letter.
const sizeAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
