// Accents of text (`\"o`, `\c{c}`) and of mathematics (`\hat x`): combining marks, composed where Unicode can.

const marks = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
} as const;

const textLetters = {
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  b: '\u0331',
  d: '\u0323',
  t: '\u0361',
} as const;

const mathNames = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  bar: '\u0304',
  overline: '\u0305',
  vec: '\u20d7',
  overrightarrow: '\u20d7',
  dot: '\u0307',
  ddot: '\u0308',
  dddot: '\u20db',
  check: '\u030c',
  widecheck: '\u030c',
  breve: '\u0306',
  acute: '\u0301',
  grave: '\u0300',
  mathring: '\u030a',
} as const;

export const accentSigns: ReadonlyMap<string, string> = new Map(Object.entries(marks));
export const accentLetters: ReadonlyMap<string, string> = new Map(Object.entries(textLetters));
export const mathAccents: ReadonlyMap<string, string> = new Map(Object.entries(mathNames));

const dotless: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ȷ', 'j'],
]);

/** Puts the mark on the first letter, and leaves the rest: `\'{et}` is `ét`. */
export function accentText(mark: string, text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  if (!/\p{L}/u.test(first)) return text;
  return ((dotless.get(first) ?? first) + mark).normalize('NFC') + text.slice(first.length);
}

const carriers = /[\p{L}\p{N}∂∇]/gu;
const carriersWithMarks = /[\p{L}\p{N}∂∇]\p{M}*/gu;

/** Puts the mark on every letter of a short name; a long expression keeps the mark's word instead. */
export function accentMath(name: string, text: string): string {
  const mark = mathAccents.get(name) ?? '';
  const letters = text.match(carriers) ?? [];
  if (letters.length === 0) return text;
  if (letters.length > 4) return `${name.replace(/^wide|^over(?=r)/, '')}(${text})`;
  return text.replace(carriersWithMarks, (letter) => (letter + mark).normalize('NFC'));
}
