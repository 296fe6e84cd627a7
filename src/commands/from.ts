// The number of the first paper of a page, as a button or a person gives it.
import { UserError } from '../domain/errors.ts';

/** From 1; absent means the beginning. */
export function parseFrom(typed: string | undefined): number {
  if (typed === undefined || typed === '') return 1;
  if (!/^\d{1,5}$/.test(typed) || Number(typed) < 1) {
    throw new UserError(`"${typed}" is no number of a paper; they count from 1.`);
  }
  return Number(typed);
}
