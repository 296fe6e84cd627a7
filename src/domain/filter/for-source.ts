// What of a filter a source's own search can be asked for: its words, titles, authors and categories, all of them
// together. Of the rest, what can be judged from the answer is judged here, and what cannot is named.

import type { Paper, ShownPaper } from '../paper.ts';
import { conditionText, type Expression, expressionText, isCondition } from './expression.ts';
import { meets } from './match.ts';

/** What a source can be asked for; nothing in it has a meaning of its own. */
export interface SourceWords {
  readonly words: readonly string[];
  readonly title: readonly string[];
  readonly authors: readonly string[];
  readonly categories: readonly string[];
}

export interface ForSource {
  /** Null where nothing is left to ask for. */
  readonly asked: SourceWords | null;
  /** Whether a paper of the answer also fits what the source could not be asked. */
  readonly keeps: (paper: Paper | ShownPaper) => boolean;
  /** Conditions of which the source knows nothing, as typed. */
  readonly ignored: readonly string[];
}

export function forSource(expression: Expression): ForSource {
  const parts = expression.kind === 'all' ? expression.parts : [expression];
  const asked = {
    words: [] as string[],
    title: [] as string[],
    authors: [] as string[],
    categories: [] as string[],
  };
  const judged: Expression[] = [];
  const ignored: string[] = [];
  for (const part of parts) {
    const list = part.kind === 'words' ? listFor(part.field, asked) : null;
    if (list && part.kind === 'words') list.push(part.typed.replaceAll('"', ' ').trim());
    else if (canBeJudged(part)) judged.push(part);
    else ignored.push(isCondition(part) ? conditionText(part) : expressionText(part));
  }
  return {
    asked: Object.values(asked).some((list) => list.length > 0) ? asked : null,
    keeps: (paper) => meets({ kind: 'all', parts: judged }, paper),
    ignored,
  };
}

function listFor(field: string, asked: Record<keyof SourceWords, string[]>): string[] | null {
  const lists: Readonly<Record<string, string[]>> = {
    anywhere: asked.words,
    title: asked.title,
    author: asked.authors,
    category: asked.categories,
  };
  return lists[field] ?? null;
}

// arXiv tells nothing of votes, code, organisations and submitters.
function canBeJudged(expression: Expression): boolean {
  switch (expression.kind) {
    case 'date':
      return true;
    case 'words':
      return expression.field !== 'org' && expression.field !== 'submitter';
    case 'not':
      return canBeJudged(expression.part);
    case 'all':
    case 'any':
      return expression.parts.every(canBeJudged);
    default:
      return false;
  }
}
