// Filters in buttons: what does not fit into a button is stored, and the button carries its key.
import { queryOf, saveQuery } from '../store/queries.ts';
import type { Context } from './command.ts';

/** Characters that a button has room for, beside the command and a number. */
const LONGEST_CARRIED = 80;
const KEY = /^=([0-9a-f]{16})$/;

/** What a button carries for a filter. */
export async function carriedFilter(text: string, { db, now }: Pick<Context, 'db' | 'now'>): Promise<string> {
  // `%` and `|` are longer there.
  const fits = text.length <= LONGEST_CARRIED && !/[%|]/.test(text);
  return fits ? text : `=${await saveQuery(db, text, now)}`;
}

/** The filter that a button carries or a person has typed. */
export async function filterAsTyped(words: string, { db }: Pick<Context, 'db'>): Promise<string> {
  const key = KEY.exec(words)?.[1];
  return (key && (await queryOf(db, key))) || words;
}
