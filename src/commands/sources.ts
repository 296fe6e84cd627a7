// Which source a command speaks of, and how it is asked while a person waits.
import { SourceError, UserError } from '../domain/errors.ts';
import type { Source } from '../sources/source.ts';
import type { Context } from './command.ts';

/** How long a person waits for a source before the answer says that it does not come, ms. */
export const PATIENCE = 10_000;

/** The source whose lists are "the list of the day". */
export function dailySource({ sources }: Pick<Context, 'sources'>): Source {
  const [first] = sources;
  if (!first) throw new Error('no source is configured');
  return first;
}

/** What a source gave, or the sentence for the person who waited for it. */
export async function askPatiently<T>(source: Source, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  try {
    return await ask(AbortSignal.timeout(PATIENCE));
  } catch (error) {
    if (!(error instanceof SourceError) || error.reason === 'not-found') throw error;
    throw new UserError(`${source.title} does not answer now. Try again in a few minutes.`);
  }
}
