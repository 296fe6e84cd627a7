// What a filter means, whoever evaluates it: the store (store/filter-query.ts) or memory (match.ts).

/** Where words may be asked for: anywhere in title, abstract, keywords, authors and organisation, or in one of these. */
export type TextField = 'anywhere' | 'title' | 'author' | 'org' | 'category' | 'submitter';
export type NumberField = 'votes' | 'stars';
export type Comparison = '>' | '>=' | '<' | '<=' | '=';

export type Condition =
  /** `words` is what text/words.ts makes of what was typed, never empty; they must follow one another in one text. */
  | { readonly kind: 'words'; readonly field: TextField; readonly words: string; readonly typed: string }
  | { readonly kind: 'has'; readonly what: 'code' | 'project' }
  | {
      readonly kind: 'number';
      readonly field: NumberField;
      readonly comparison: Comparison;
      readonly value: number;
    }
  /** On the day of arXiv's first version. `from` and `to` are days; a month that has no 31st ends with one here. */
  | {
      readonly kind: 'date';
      readonly field: DateField;
      readonly from: string;
      readonly to: string;
      readonly typed: string;
    };

/** `after` and `before` a period: from its first day on, and until the day before it. */
export type DateField = 'after' | 'before' | 'during';

export type Expression =
  | Condition
  | { readonly kind: 'all'; readonly parts: readonly Expression[] }
  | { readonly kind: 'any'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly part: Expression };

/** A condition as one types it: `author:"Kaiming He"`, `votes>=20`. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'words':
      return condition.field === 'anywhere' ? condition.typed : `${condition.field}:${condition.typed}`;
    case 'has':
      return `has:${condition.what}`;
    case 'number':
      return `${condition.field}${condition.comparison}${condition.value}`;
    case 'date':
      return `${condition.field}:${condition.typed}`;
  }
}

/** An expression as one types it, with every parenthesis that its meaning needs. */
export function expressionText(expression: Expression): string {
  switch (expression.kind) {
    case 'all':
      return expression.parts
        .map((part) => (part.kind === 'any' ? grouped(part) : expressionText(part)))
        .join(' ');
    case 'any':
      return expression.parts
        .map((part) => (part.kind === 'all' ? grouped(part) : expressionText(part)))
        .join(' OR ');
    case 'not':
      return `-${isCondition(expression.part) ? conditionText(expression.part) : grouped(expression.part)}`;
    default:
      return conditionText(expression);
  }
}

export const isCondition = (expression: Expression): expression is Condition =>
  expression.kind !== 'all' && expression.kind !== 'any' && expression.kind !== 'not';

const grouped = (expression: Expression): string => `(${expressionText(expression)})`;
