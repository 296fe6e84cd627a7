// A run of letters cut back into the commands it was before the backslashes went: `timessim`, `alphabeta`, `tgeq`.

import { alienMacros, alienWords, infixWords, isGreek, signOf } from './words.ts';

export type Piece = { readonly text: string; readonly kind: 'sign' | 'macro' | 'letter' };

const longestName = 20;
const longestWord = 60;

/** Loose: every command counts (inside a script). Strict: only the ones no other word is likely to hold. */
export type Rigour = 'strict' | 'loose';

function kindOf(name: string, rigour: Rigour): Piece['kind'] | undefined {
  if (alienMacros.has(name)) return name === 'bm' ? undefined : 'macro';
  if (signOf(name) === undefined) return undefined;
  if (name === 'ell' || alienWords.has(name) || infixWords.has(name) || (isGreek(name) && name.length > 1))
    return 'sign';
  return rigour === 'loose' && name.length > 2 ? 'sign' : undefined;
}

/** The pieces, or undefined when the letters are a word of their own. At most two of them may be single letters. */
export function segment(word: string, rigour: Rigour): readonly Piece[] | undefined {
  if (word.length > longestWord) return undefined;
  return cut(word, rigour, 2, new Set());
}

function cut(
  word: string,
  rigour: Rigour,
  letters: number,
  failed: Set<string>,
): readonly Piece[] | undefined {
  if (word === '') return [];
  const state = `${word.length} ${letters}`;
  if (failed.has(state)) return undefined;
  for (let length = Math.min(longestName, word.length); length > 1; length--) {
    const name = word.slice(0, length);
    const kind = kindOf(name, rigour);
    const rest = kind && cut(word.slice(length), rigour, letters, failed);
    if (kind && rest) return [{ text: name, kind }, ...rest];
  }
  const rest = letters > 0 ? cut(word.slice(1), rigour, letters - 1, failed) : undefined;
  if (rest) return [{ text: word.slice(0, 1), kind: 'letter' }, ...rest];
  failed.add(state);
  return undefined;
}
