// The filter language: one for search, subscriptions and alerts. A filter means the same set of papers whether it is
// run over the store (store/filter-query.ts) or over one paper in memory.
import { normalizeTyped } from '../text/normalize.ts';
import type { Day } from './edition.ts';
import { UserError } from './errors.ts';
import { type Expression, expressionText } from './filter/expression.ts';
import { meets, reasons } from './filter/match.ts';
import { MOST_WORDS, parse } from './filter/parse.ts';
import type { Paper, ShownPaper } from './paper.ts';

export interface Filter {
  /** As typed, made plain: what is stored and parsed again, as `after:yesterday` means another day tomorrow. */
  readonly text: string;
  readonly expression: Expression;
  /** What the person should know of how it was read: full sentences. */
  readonly notes: readonly string[];
}

/** UTF-16 units. Nobody types more; what is pasted is found by its first words. */
const LONGEST = 1000;
const EXAMPLES: readonly string[] = [
  'diffusion',
  'title:"language model" votes>=20',
  'agents -survey has:code',
];

/**
 * The filter in a line that somebody whose date is `today` typed after `command` (`search`), which stands before every
 * proposal. Throws nothing but a UserError.
 */
export function parseFilter(typed: string, today: Day, command = 'search'): Filter {
  const text = normalizeTyped(typed);
  if (text.length > LONGEST) throw tooLong(text, command);
  const { expression, ambiguous, shortened } = parse({ line: text, command }, today);
  if (expression === null) throw nothingIn(text, command);
  const notes = [
    ...(shortened ? [`Only the first ${MOST_WORDS} words count.`] : []),
    ...(ambiguous ? [`Read as: ${expressionText(expression)}`] : []),
  ];
  return { text, expression, notes };
}

/** Whether a paper is one of those that the filter means. */
export const matches = (filter: Filter, paper: Paper | ShownPaper): boolean =>
  meets(filter.expression, paper);

/** Which conditions brought a paper in, as typed: `diffusion`, `has:code`. Empty where it does not match. */
export const explain = (filter: Filter, paper: Paper | ShownPaper): string[] =>
  reasons(filter.expression, paper);

function tooLong(text: string, command: string): UserError {
  const length = text.length.toLocaleString('en');
  const start = (text.slice(0, LONGEST).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 6).join(' ');
  const examples = start === '' || start.length > 100 ? EXAMPLES : [start];
  return new UserError(
    `That is ${length} characters; I read ${LONGEST.toLocaleString('en')} at most.`,
    examples.map((example) => `${command} ${example}`),
  );
}

function nothingIn(text: string, command: string): UserError {
  const examples = EXAMPLES.map((example) => `${command} ${example}`);
  return text === ''
    ? new UserError('There is nothing to look for.', examples)
    : new UserError(`There is no word to look for in "${text.slice(0, 40)}".`, examples);
}
