// Which source a command speaks of, and how it is asked while a person waits.
import { SourceError } from '../domain/errors.ts';
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

/** A source that can be asked in this way. */
export type SourceThat<Way extends keyof Source> = Source & Required<Pick<Source, Way>>;

/** The first source that makes an order of its own of what people look at now. */
export const trendingSource = ({ sources }: Pick<Context, 'sources'>): SourceThat<'trending'> | undefined =>
  sources.find((source): source is SourceThat<'trending'> => source.trending !== undefined);

/** The first source that searches in all that it has. */
export const searchingSource = ({ sources }: Pick<Context, 'sources'>): SourceThat<'search'> | undefined =>
  sources.find((source): source is SourceThat<'search'> => source.search !== undefined);

/** What a source gave; SourceError `unreachable` where a person has waited long enough. */
export async function withPatience<T>(
  source: Source,
  { clock }: Pick<Context, 'clock'>,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const late = new AbortController();
  const tooLate = new SourceError('unreachable', `${source.title} took over ${PATIENCE / 1000} s`);
  clock.limit(PATIENCE, over.signal).then(
    () => late.abort(tooLate),
    () => {},
  );
  try {
    return await ask(late.signal);
  } finally {
    over.abort();
  }
}
