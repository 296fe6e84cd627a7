// All of an import that needs no database: lines to papers, and what is made of a paper's texts.
import { latexToUnicode } from '../text/latex-to-unicode.ts';
import { wordsOf } from '../text/words.ts';
import type { Hints } from './formats/format.ts';
import type { Line } from './lines.ts';
import { type Found, foundIn } from './records.ts';

/** A title or an abstract: how it reads in a chat where that is another text, and the words of both. */
interface ReadyText {
  readonly shown: string | null;
  readonly words: string;
  readonly shownWords: string;
}

export interface Prepared {
  readonly found: readonly Found[];
  /** For each paper of `papersIn(found)`: title, abstract. */
  readonly texts: readonly (readonly [ReadyText, ReadyText])[];
}

/** Pure; takes some hundred microseconds for each paper. */
export function prepare(lines: readonly Line[], hints: Hints): Prepared {
  const found = lines.flatMap((line) => foundIn(line, hints));
  const texts = papersIn(found).map(({ title, abstract }) => [ready(title), ready(abstract)] as const);
  return { found, texts };
}

/** Every paper, those of lists too, in the order of the file. */
const papersIn = (found: readonly Found[]) =>
  found.flatMap((one) => (one.kind === 'paper' ? [one.paper] : one.kind === 'list' ? one.papers : []));

function ready(text: string): ReadyText {
  const shown = latexToUnicode(text);
  const words = wordsOf(text);
  return shown === text
    ? { shown: null, words, shownWords: words }
    : { shown, words, shownWords: wordsOf(shown) };
}

/** What was prepared, asked for by text; whatever was not is made now. */
export interface Prepares {
  shown(text: string): string;
  words(text: string): string;
}

export function asAsked({ found, texts }: Prepared): Prepares {
  const shown = new Map<string, string>();
  const words = new Map<string, string>();
  const keep = (text: string, one: ReadyText | undefined) => {
    if (!one) return;
    shown.set(text, one.shown ?? text);
    words.set(text, one.words);
    if (one.shown !== null) words.set(one.shown, one.shownWords);
  };
  for (const [index, { title, abstract }] of papersIn(found).entries()) {
    keep(title, texts[index]?.[0]);
    keep(abstract, texts[index]?.[1]);
  }
  return {
    shown: (text) => shown.get(text) ?? latexToUnicode(text),
    words: (text) => words.get(text) ?? wordsOf(text),
  };
}
