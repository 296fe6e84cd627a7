// Filters in buttons: what does not fit into a button is stored, and the button carries its key.
import { UserError } from '../domain/errors.ts';
import { queryOf, saveQuery } from '../store/queries.ts';
import type { Context } from './command.ts';

/** Characters that a button has room for, beside the command and a number. */
export const LONGEST_CARRIED = 80;
const KEY = /^=([0-9a-f]{16})$/;

/** What a button carries for a filter. */
export async function carriedFilter(
  text: string,
  { db, asker, now }: Pick<Context, 'db' | 'asker' | 'now'>,
  room = LONGEST_CARRIED,
): Promise<string> {
  // `%` and `|` are longer there.
  const fits = text.length <= room && !/[%|]/.test(text);
  return fits ? text : `=${await saveQuery(db, asker, text, now)}`;
}

/** The filter that a button carries or a person has typed. Throws a UserError where it was another person's, or is gone. */
export async function filterAsTyped(
  words: string,
  { db, asker }: Pick<Context, 'db' | 'asker'>,
): Promise<string> {
  const key = KEY.exec(words)?.[1];
  if (!key) return words;
  const text = await queryOf(db, asker.person, key);
  if (text === null)
    throw new UserError('I do not have the search behind this button any more. Type it again.');
  return text;
}
