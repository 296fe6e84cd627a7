// A filter over one paper in memory. What it says is what the store says: test/store/filter-query.test.ts.
import type { Paper, ShownPaper } from '../paper.ts';
import { type Condition, conditionText, type Expression, isCondition } from './expression.ts';
import { PARTS_OF, type PaperWords, paperWords, soughtWords } from './paper-words.ts';

/** Whether a paper is one of those that the expression means. What is not known of a paper meets no condition. */
export function meets(expression: Expression, paper: Paper | ShownPaper): boolean {
  switch (expression.kind) {
    case 'all':
      return expression.parts.every((part) => meets(part, paper));
    case 'any':
      return expression.parts.some((part) => meets(part, paper));
    case 'not':
      return !meets(expression.part, paper);
    default:
      return meetsCondition(expression, paper);
  }
}

/** The conditions by which a paper is one of them, as typed, each once; none where it is not one. */
export function reasons(expression: Expression, paper: Paper | ShownPaper): string[] {
  if (!meets(expression, paper)) return [];
  if (isCondition(expression)) return [conditionText(expression)];
  if (expression.kind === 'not') return [];
  return [...new Set(expression.parts.flatMap((part) => reasons(part, paper)))];
}

function meetsCondition(condition: Condition, paper: Paper | ShownPaper): boolean {
  switch (condition.kind) {
    case 'words': {
      const words = wordsFor(paper);
      const sought = ` ${soughtWords(condition.field, condition.words)} `;
      return PARTS_OF[condition.field].some((part) => words[part].includes(sought));
    }
    case 'has':
      return (condition.what === 'code' ? paper.code : paper.projectUrl) !== null;
    case 'number':
      return compares(condition, condition.field === 'votes' ? paper.votes : (paper.code?.stars ?? null));
    case 'date':
      return paper.publishedOn !== null && falls(condition, paper.publishedOn);
  }
}

function compares(
  { comparison, value }: Extract<Condition, { kind: 'number' }>,
  known: number | null,
): boolean {
  if (known === null) return false;
  if (comparison === '=') return known === value;
  if (comparison.endsWith('=') && known === value) return true;
  return comparison.startsWith('>') ? known > value : known < value;
}

// A paper of which only the month is known falls where every day of it would.
function falls({ field, from, to }: Extract<Condition, { kind: 'date' }>, published: string): boolean {
  const [first, last] =
    published.length < 10 ? [`${published}-01`, `${published}-31`] : [published, published];
  if (field === 'before') return last < from;
  return first >= from && (field === 'after' || last <= to);
}

// A digest asks many filters about one paper.
const made = new WeakMap<Paper, PaperWords>();

function wordsFor(paper: Paper | ShownPaper): PaperWords {
  let words = made.get(paper);
  if (!words) {
    const plain = paperWords(paper);
    words = {
      title: ` ${plain.title} `,
      abstract: ` ${plain.abstract} `,
      keywords: ` ${plain.keywords} `,
      authors: ` ${plain.authors} `,
      org: ` ${plain.org} `,
      labels: ` ${plain.labels} `,
    };
    made.set(paper, words);
  }
  return words;
}
