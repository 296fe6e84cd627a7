// Text for TeX. A title's own LaTeX stays as it is where it is well-formed and every command in it is known to do no harm
// (`\input` and its like write and read files); anything else is written as signs that TeX shows and does not obey.
import { accentLetters, accentSigns, mathAccents } from '../text/latex/accents.ts';
import { alphabetOf } from '../text/latex/alphabets.ts';
import { plainCommands, textCommands } from '../text/latex/commands.ts';
import { isMathematics, nextDollar } from '../text/latex/dollars.ts';
import { functionNames, symbols } from '../text/latex/symbols.ts';

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '\n': '\\par{}',
};

/** Any text as TeX shows it. BibTeX counts braces even behind a backslash, hence their names. */
export const escapedTex = (text: string): string =>
  text.replace(/[\\{}~^#$%&_\n]/g, (sign) => ESCAPED[sign] ?? sign);

const FURTHER = `frac dfrac tfrac cfrac binom sqrt left right big Big bigl bigr Bigl Bigr bigg Bigg displaystyle textstyle
  textsuperscript textsubscript overset underset stackrel not pmod quad qquad limits nolimits xspace`;
const ALLOWED: ReadonlySet<string> = new Set([
  ...symbols.keys(),
  ...functionNames,
  ...accentLetters.keys(),
  ...mathAccents.keys(),
  ...alphabetOf.keys(),
  ...textCommands,
  ...plainCommands,
  ...FURTHER.split(/\s+/),
]);
const ALLOWED_SIGNS = new Set([...accentSigns.keys(), ...'#$%&_{},;:!/-| ']);

/** A piece between two blanks outside of mathematics and groups. */
export interface TexWord {
  readonly tex: string;
  /** What it says holds LaTeX: mathematics, an accent, a command. */
  readonly isLatex: boolean;
}

interface Reading {
  readonly words: TexWord[];
  /** The word that is being read. */
  tex: string;
  isLatex: boolean;
  depth: number;
  /** What ends the formula that is open; empty outside of one. */
  mathEnd: string;
}

const TOKENS = /\\(?:[A-Za-z]+|.)|./gsu;

/** The words of LaTeX text that may stay; null where it must not or is not well-formed. */
export function latexWords(text: string): readonly TexWord[] | null {
  if (!/[\\$]/.test(text) || text.includes('^^')) return null;
  const dollars = mathDollars(text);
  const reading: Reading = { words: [], tex: '', isLatex: false, depth: 0, mathEnd: '' };
  for (const { 0: token, index } of text.matchAll(TOKENS))
    if (!take(reading, token, dollars.has(index))) return null;
  if (reading.depth !== 0 || reading.mathEnd !== '') return null;
  endWord(reading);
  const { words } = reading;
  return words.some(({ isLatex }) => isLatex) && words.every(({ tex }) => bracesMatch(tex)) ? words : null;
}

/** Adds a token; false where the text must not stay. */
function take(reading: Reading, token: string, isMathDollar: boolean): boolean {
  const isMath = reading.mathEnd !== '';
  if (token === ' ' && reading.depth === 0 && !isMath) {
    endWord(reading);
    return true;
  }
  if (isMathDollar) reading.mathEnd = isMath ? '' : '$';
  else if (token === '\\(' || token === '\\)') {
    if (reading.mathEnd !== (token === '\\(' ? '' : '\\)')) return false;
    reading.mathEnd = isMath ? '' : '\\)';
  } else if (token === '{' || token === '}') reading.depth += token === '{' ? 1 : -1;
  else if (token.startsWith('\\')) {
    if (!ALLOWED.has(token.slice(1)) && !ALLOWED_SIGNS.has(token.slice(1))) return false;
  } else {
    // Signs that people forget to escape, as they forget that they write TeX.
    reading.tex += (isMath ? /[#%&$]/ : /[#%&_^$]/).test(token) ? escapedTex(token) : token;
    return true;
  }
  reading.tex += token;
  reading.isLatex = true;
  return reading.depth >= 0;
}

function endWord(reading: Reading): void {
  reading.words.push({ tex: reading.tex, isLatex: reading.isLatex });
  reading.tex = '';
  reading.isLatex = false;
}

/** Where the dollars stand that open and close mathematics; the others are money. */
function mathDollars(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (let open = nextDollar(text, 0, text.length); open >= 0; ) {
    const close = nextDollar(text, open + 1, text.length);
    const isMath = close > open && isMathematics(text, open, close);
    if (isMath) places.add(open).add(close);
    open = close < 0 ? -1 : isMath ? nextDollar(text, close + 1, text.length) : close;
  }
  return places;
}

/** As BibTeX counts them. */
export function bracesMatch(tex: string): boolean {
  let depth = 0;
  for (const sign of tex) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
