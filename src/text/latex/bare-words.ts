// The judgement whether a bare run of letters was mathematics: always by a mark that English lacks.

import { relationIn } from './glued-relations.ts';
import { ungluedWord } from './glued-words.ts';
import { isMarked } from './marked-words.ts';
import { type Piece, segment } from './segment.ts';
import type { Surroundings } from './surroundings.ts';
import { gluedSigns, isGreek, signOf } from './words.ts';

/** The commands that a run of letters is made of, or undefined if it stays the word it is. */
export function cutWord(run: string, around: Surroundings): readonly Piece[] | undefined {
  const isSign = signOf(run) !== undefined;
  if (isSign && isMarked(run, around)) return [{ text: run, kind: 'sign' }];
  if (isSign && !around.hasScript) return ungluedTo(run, around);
  const related = around.trusted ? relationIn(run, around) : undefined;
  if (related !== undefined) return related;
  const cuts = segment(run, around.trusted ? 'loose' : 'strict');
  if (cuts !== undefined && cuts.length > 1 && isPlausible(cuts, around)) return cuts;
  return ungluedWord(run, around);
}

/** Of the names themselves only `to` may stand between two numbers. */
function ungluedTo(run: string, around: Surroundings): readonly Piece[] | undefined {
  return run === 'to' ? ungluedWord(run, around) : undefined;
}

function isPlausible(cuts: readonly Piece[], around: Surroundings): boolean {
  if (cuts.some(({ kind }) => kind === 'macro')) return true;
  const isMath = around.trusted || around.hasScript;
  const signs = cuts.filter(({ kind }) => kind === 'sign').map(({ text }) => text);
  if (!isMath && !signs.every((sign) => gluedSigns.has(sign) || isGreek(sign) || sign === 'sim'))
    return false;
  const hasGlued = signs.some((sign) => gluedSigns.has(sign));
  if (signs.length === cuts.length) return hasGlued || (isMath && signs.every(isGreek));
  return hasGlued && hasPlausibleLetters(cuts, isMath);
}

/** One letter, or one at each end; a small one cannot end the run, for TeX would have read it as part of the name. */
function hasPlausibleLetters(cuts: readonly Piece[], isMath: boolean): boolean {
  const [first, last] = [cuts[0], cuts.at(-1)];
  if (last?.kind === 'letter' && !isMath && /[a-z]/.test(last.text)) return false;
  const letters = cuts.filter(({ kind }) => kind === 'letter').length;
  return letters === 1 || (first?.kind === 'letter' && last?.kind === 'letter');
}
