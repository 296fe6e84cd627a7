// What a source itself calls trending, in its own order; the stored one where it does not answer.
import type { Answer } from '../chat/platform.ts';
import { SourceError, UserError } from '../domain/errors.ts';
import { isResting } from '../source-notes.ts';
import { papersById, savePapers } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { type Ranking, rankingOf, saveRanking } from '../store/rankings.ts';
import { inTransaction } from '../store/transaction.ts';
import { PAGE } from '../views/list.ts';
import { trendingMessage } from '../views/ranking.ts';
import type { Command, Context } from './command.ts';
import { pageStart, parseFrom } from './from.ts';
import { type SourceThat, trendingSource, withPatience } from './sources.ts';

const FRESH = 15 * 60_000;

export const trending: Command = {
  name: 'trending',
  topic: 'lists',
  aliases: ['trend', 'hot'],
  summary: 'what trends on Hugging Face now, in its own order',
  options: [
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples: ['trending'],
  async run(values, context) {
    const source = trendingSource(context);
    if (!source) throw new UserError('No source tells what trends.', ['rising']);
    const stored = await rankingOf(context.db, source.name);
    // The pages of one ranking fit together, so only its first asks for a newer one.
    const isFresh = stored !== null && (values.from !== undefined || isYoung(stored, context.now));
    const newer = isFresh ? null : await asked(source, context);
    const ranking = newer ?? stored;
    if (!ranking)
      throw new UserError(`${source.title} does not answer now. What I have seen gain votes:`, ['rising']);
    return answer(ranking, parseFrom(values.from), { source, silent: !isFresh && !newer }, context);
  },
};

// A reading from the future (the clock has been set back) is not young.
const isYoung = ({ asOf }: Ranking, now: number): boolean => now >= asOf && now - asOf < FRESH;

async function asked(source: SourceThat<'trending'>, context: Context): Promise<Ranking | null> {
  const { db, now, log } = context;
  if (await isResting(context, source.name)) return null;
  try {
    const papers = await withPatience(source, context, (signal) => source.trending(signal));
    if (papers.length === 0) return null;
    const ranking = { asOf: now, papers: papers.map(({ id }) => id) };
    await inTransaction(db, async (inside) => {
      await savePapers(inside, papers, now);
      await saveRanking(inside, source.name, ranking);
    });
    return ranking;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    log.info({ source: source.name, reason: error.message }, 'no newer ranking');
    return null;
  }
}

async function answer(
  { papers: ids, asOf }: Ranking,
  asked: number,
  { source, silent }: { source: SourceThat<'trending'>; silent: boolean },
  { db, asker, now, today, zone }: Context,
): Promise<Answer> {
  await saveLastList(db, asker, ids, now);
  const from = pageStart(asked, ids.length);
  const papers = await papersById(db, ids.slice(from - 1, from - 1 + PAGE));
  const page = { papers, total: ids.length, from, sourceTitle: source.title, asOf, silent };
  return { message: trendingMessage(page, { today, zone }), replace: true };
}
