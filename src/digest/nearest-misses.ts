// Papers that a filter nearly means: what to show where it leaves nothing.
import type { Expression } from '../domain/filter/expression.ts';
import { meets } from '../domain/filter/match.ts';
import type { Filter } from '../domain/filter.ts';
import type { ShownPaper } from '../domain/paper.ts';

/**
 * Those that miss the fewest of the filter's parts, at least one of them met; most votes first among equals. Not to be
 * what is ruled out brings nothing near, and to a number of votes the others are near by theirs.
 */
export function nearestMisses(
  filter: Filter,
  listed: readonly ShownPaper[],
  most: number,
): readonly ShownPaper[] {
  const parts: readonly Expression[] =
    filter.expression.kind === 'all' ? filter.expression.parts : [filter.expression];
  const wanted = parts.filter(({ kind }) => kind !== 'not');
  const isByVotes = wanted.length > 0 && wanted.every(asksForVotes);
  return listed
    .map((paper) => ({ paper, met: wanted.filter((part) => meets(part, paper)).length }))
    .filter(({ met }) => met > 0 || isByVotes)
    .sort((one, other) => other.met - one.met || (other.paper.votes ?? -1) - (one.paper.votes ?? -1))
    .slice(0, most)
    .map(({ paper }) => paper);
}

const asksForVotes = (part: Expression): boolean =>
  part.kind === 'number' && part.field === 'votes' && part.comparison.startsWith('>');
