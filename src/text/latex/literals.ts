// Backslashes and dollars that are no LaTeX: a path of Windows, code between backticks, a variable in an address.

import type { Shield } from './shields.ts';

const path = String.raw`(?<![A-Za-z0-9\\])[A-Z]:(?:\\[\w.-]+)+\\?(?![\w{^\\])`;
const share = String.raw`(?<!\S)\\\\[\w.-]{2,}(?:\\[\w.$-]+)+(?![\w{^\\])`;
const code = "(?<![`\\\\\\w])`(?=[^`'\\n]{0,80}[\\\\$])[^`'\\n]{1,80}(?<!\\\\)`(?![`'])";
const variable = String.raw`https?:\/\/[^\s$\\]{1,200}[=/?&]\$[A-Za-z{][^\s$\\]*`;
const literal = new RegExp([path, share, code, variable].join('|'), 'g');

const hint = /:\\|\\\\|`|:\/\//;

/** In the order of the text, without overlap. */
export function findLiterals(text: string): readonly Shield[] {
  if (!hint.test(text)) return [];
  return [...text.matchAll(literal)].map(({ 0: found, index }) => ({
    from: index,
    end: index + found.length,
  }));
}

/** The end of the literal that the place is in, or the place itself. */
export function literalEnd(literals: readonly Shield[], at: number): number {
  let [low, high] = [0, literals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((literals[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  const found = literals[low];
  return found !== undefined && found.from <= at ? found.end : at;
}
