// The button under a search that finds little: asks a source that searches in all that it has, and saves what it finds.
import type { Answer } from '../chat/platform.ts';
import { SourceError, UserError } from '../domain/errors.ts';
import { forSource } from '../domain/filter/for-source.ts';
import { type Filter, parseFilter } from '../domain/filter.ts';
import { papersById, savePapers } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { queryKey } from '../store/queries.ts';
import { type Ranking, rankingOf, saveRanking } from '../store/rankings.ts';
import { inTransaction } from '../store/transaction.ts';
import { PAGE } from '../views/list.ts';
import { furtherMessage, nothingFurtherMessage } from '../views/search.ts';
import { momentAndDay } from '../views/words.ts';
import { carriedFilter, filterAsTyped } from './carried.ts';
import type { Command, Context } from './command.ts';
import { pageStart, parseFrom } from './from.ts';
import { type SourceThat, searchingSource, withPatience } from './sources.ts';

const MOST = 50;
const FRESH = 60 * 60_000;

export const further: Command = {
  name: 'further',
  summary: 'search where the papers come from',
  options: [
    { name: 'words', description: 'A search', required: true, rest: true },
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples: [],
  hidden: true,
  async run(values, context) {
    const source = searchingSource(context);
    if (!source) throw new UserError('No source can be searched.', ['help']);
    const filter = parseFilter(await filterAsTyped(values.words ?? '', context), context.today);
    const { ignored } = forSource(filter.expression);
    const { papers: ids } = await found(filter, source, values.from !== undefined, context);
    if (ids.length === 0) return { message: nothingFurtherMessage(source.title, filter.text, ignored) };
    return page(ids, parseFrom(values.from), { source, filter, ignored }, context);
  },
};

// One search is one ranking, stored under its key: its pages fit together, also after a restart.
async function found(
  filter: Filter,
  source: SourceThat<'search'>,
  isLaterPage: boolean,
  context: Context,
): Promise<Ranking> {
  const { db, now } = context;
  const name = `${source.name} ${queryKey(filter.text)}`;
  const stored = await rankingOf(db, name);
  if (stored && (isLaterPage || (now >= stored.asOf && now - stored.asOf < FRESH))) return stored;
  const { asked, keeps } = forSource(filter.expression);
  if (!asked)
    throw new UserError(`${source.title} can be searched by words, title, author and category only.`);
  const papers = await searched(source, context, (signal) =>
    source.search({ ...asked, limit: MOST }, signal),
  );
  const kept = papers.filter(keeps);
  const ranking = { asOf: now, papers: kept.map(({ id }) => id) };
  await inTransaction(db, async (inside) => {
    await savePapers(inside, kept, now);
    await saveRanking(inside, name, ranking);
  });
  return ranking;
}

async function searched<T>(
  source: SourceThat<'search'>,
  context: Context,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await withPatience(source, context, ask);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { now, today, zone } = context;
    if (error.reason === 'busy' && error.retryAfterMs !== null) {
      const until = momentAndDay(now + error.retryAfterMs, today, zone);
      throw new UserError(
        `${source.title} is busy and wants to be left alone until ${until}. Try again then.`,
      );
    }
    throw new UserError(`${source.title} is busy or does not answer now. Try again in a few minutes.`);
  }
}

async function page(
  ids: Ranking['papers'],
  asked: number,
  { source, filter, ignored }: { source: SourceThat<'search'>; filter: Filter; ignored: readonly string[] },
  context: Context,
): Promise<Answer> {
  const { db, asker, now } = context;
  await saveLastList(db, asker, ids, now);
  const from = pageStart(asked, ids.length);
  const papers = await papersById(db, ids.slice(from - 1, from - 1 + PAGE));
  const carried = await carriedFilter(filter.text, context);
  const { title } = source;
  const message = furtherMessage({
    sourceTitle: title,
    text: filter.text,
    ignored,
    papers,
    total: ids.length,
    from,
    carried,
  });
  return { message, replace: true };
}
