// The number of the first paper of a page, as a button or a person gives it.
import { UserError } from '../domain/errors.ts';
import { PAGE } from '../views/list.ts';

/** From 1; absent means the beginning. */
export function parseFrom(typed: string | undefined): number {
  if (typed === undefined || typed === '') return 1;
  if (!/^\d{1,5}$/.test(typed) || Number(typed) < 1) {
    throw new UserError(`"${typed}" is no number of a paper; they count from 1.`);
  }
  return Number(typed);
}

/** The same, but on the last page where a list has become shorter since its buttons were made. */
export const pageStart = (from: number, total: number): number =>
  Math.min(from, Math.max(0, Math.floor((total - 1) / PAGE)) * PAGE + 1);
