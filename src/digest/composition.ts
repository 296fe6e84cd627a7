// What a delivery turns out to be when it is composed, and the parts that it then has.
import type { Subscription } from '../domain/subscription.ts';
import type { Composed, PartWhy } from '../store/delivery-parts.ts';
import type { ChosenPaper } from './order.ts';

export type Composition =
  | { readonly kind: 'send'; readonly composed: Composed }
  | { readonly kind: 'wait'; readonly reason: string; readonly forMs: number }
  | { readonly kind: 'skip'; readonly reason: string };

/** How soon a late list is looked at again, ms. */
export const LIST_WAIT = 5 * 60_000;

const HEADER = { kind: 'header', paper_id: null } as const;

export const partsFor = (
  { layout }: Pick<Subscription, 'layout'>,
  papers: readonly ChosenPaper[],
  ofHeader: PartWhy = {},
): Composed['parts'] => [
  { ...HEADER, why: ofHeader },
  ...papers.map(
    ({ id, why }) => ({ kind: layout === 'list' ? 'named' : 'paper', paper_id: id, why }) as const,
  ),
];
