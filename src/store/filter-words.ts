// What a filter asks for in words, as a query of FTS5: https://sqlite.org/fts5.html#full_text_query_syntax
import type { Condition, Expression, TextField } from '../domain/filter/expression.ts';
import { EVERY_PAPER, PARTS_OF, soughtWords } from '../domain/filter/paper-words.ts';

/** Whether the index of words alone can answer it. */
export function isWords(expression: Expression): boolean {
  if (expression.kind === 'words') return true;
  if (expression.kind === 'not') return isWords(expression.part);
  return (expression.kind === 'all' || expression.kind === 'any') && expression.parts.every(isWords);
}

/** The query for an expression of which `isWords` holds. Words are in quotes and hold none (text/words.ts). */
export function wordsQuery(expression: Expression): string {
  switch (expression.kind) {
    case 'words':
      return phrase(expression);
    case 'any':
      return `(${expression.parts.map(wordsQuery).join(' OR ')})`;
    case 'not':
      return allBut([], [expression.part]);
    case 'all': {
      const nots = expression.parts.flatMap((part) => (part.kind === 'not' ? [part.part] : []));
      return allBut(
        expression.parts.filter((part) => part.kind !== 'not'),
        nots,
      );
    }
    default:
      throw new Error(`the index of words does not know "${expression.kind}"`);
  }
}

// FTS5 knows "this but not that" only, so "not that" is every paper but that.
function allBut(wanted: readonly Expression[], unwanted: readonly Expression[]): string {
  const all = wanted.length > 0 ? wanted.map(wordsQuery).join(' AND ') : `"${EVERY_PAPER}"`;
  return unwanted.length > 0 ? `((${all}) NOT (${unwanted.map(wordsQuery).join(' OR ')}))` : `(${all})`;
}

// Labels begin with signs of their own, so that words asked for anywhere need no list of columns.
function phrase({ field, words }: Extract<Condition, { kind: 'words' }>): string {
  const quoted = `"${soughtWords(field, words)}"`;
  return NEEDS_COLUMN.has(field) ? `{${PARTS_OF[field].join(' ')}} : ${quoted}` : quoted;
}

const NEEDS_COLUMN: ReadonlySet<TextField> = new Set<TextField>(['title', 'author', 'org']);
