// Letters that mathematics writes in another hand: double-struck, script, fraktur. Weight and slant are left out on
// purpose: they carry little in a chat, and screen readers spell them out.

export type Alphabet = 'double' | 'script' | 'fraktur';

/** Where A, a and 0 stand; the holes are the letters Unicode had before (https://unicode.org/charts/PDF/U1D400.pdf). */
const alphabets: Record<
  Alphabet,
  { upper: number; lower: number; digit: number; holes: Record<string, string> }
> = {
  double: {
    upper: 0x1d538,
    lower: 0x1d552,
    digit: 0x1d7d8,
    holes: { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
  },
  script: {
    upper: 0x1d49c,
    lower: 0x1d4b6,
    digit: 0,
    holes: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  },
  fraktur: {
    upper: 0x1d504,
    lower: 0x1d51e,
    digit: 0,
    holes: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  },
};

/** Command name to the hand it asks for. */
export const alphabetOf: ReadonlyMap<string, Alphabet> = new Map([
  ['mathbb', 'double'],
  ['Bbb', 'double'],
  ['mathds', 'double'],
  ['mathbbm', 'double'],
  ['mathcal', 'script'],
  ['mathscr', 'script'],
  ['cal', 'script'],
  ['Cal', 'script'],
  ['mathfrak', 'fraktur'],
  ['frak', 'fraktur'],
  ['goth', 'fraktur'],
] as const);

function letterIn(alphabet: Alphabet, letter: string): string {
  const { upper, lower, digit, holes } = alphabets[alphabet];
  const hole = holes[letter];
  if (hole !== undefined) return hole;
  const code = letter.charCodeAt(0);
  if (code >= 65 && code <= 90) return String.fromCodePoint(upper + code - 65);
  if (code >= 97 && code <= 122) return String.fromCodePoint(lower + code - 97);
  return digit === 0 ? letter : String.fromCodePoint(digit + code - 48);
}

/** Longer words stay as they are: `\mathcal{SUM}` is a name, and its letters must stay searchable. */
export function inAlphabet(alphabet: Alphabet, text: string): string {
  const letters = text.match(/[A-Za-z]+/g)?.join('') ?? '';
  if (letters.length > 2) return text;
  return text.replace(/[A-Za-z0-9]/g, (letter) => letterIn(alphabet, letter));
}
