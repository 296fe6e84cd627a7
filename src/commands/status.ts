// How the sources answer, what is stored and how new it is.
import { listDayAt, newestFacts } from '../editions.ts';
import { nameOf } from '../enrich.ts';
import type { Source } from '../sources/source.ts';
import { editionOf } from '../store/editions.ts';
import { countLists, countPapers } from '../store/numbers.ts';
import { sharedRest } from '../store/paces.ts';
import { publicationsIn } from '../store/publications.ts';
import { sourceState } from '../store/sources.ts';
import { type SourceStatus, statusMessage } from '../views/status.ts';
import type { Command, Context } from './command.ts';
import { missingHere } from './missing-here.ts';
import { dailySource } from './sources.ts';
import { newsHere } from './subscriptions.ts';

export const status: Command = {
  name: 'status',
  topic: 'paperboy',
  aliases: ['health', 'sources'],
  summary: 'how the sources answer, what is stored, and what this channel gets and when',
  options: [],
  examples: ['status'],
  async run(_values, context) {
    const { db, now, zone, sources } = context;
    const [papers, lists, newest] = await Promise.all([
      countPapers(db),
      countLists(db),
      newestFacts(db, dailySource(context), now),
    ]);
    const states = await Promise.all(sources.map((source) => statesOf(source, context)));
    const [here, missing, unpublished] = await Promise.all([
      newsHere(context),
      missingHere(context),
      publicationsIn(db, context.asker.place),
    ]);
    const silent = [...context.platforms.values()].flatMap((platform) => {
      const silence = platform.silence();
      return silence ? [{ ...silence, platform: platform.name }] : [];
    });
    const said = { sources: states.flat(), silent, papers, lists, newest, here, missing, unpublished };
    return {
      message: statusMessage(said, now, zone),
      replace: true,
    };
  },
};

// A source that is asked for lists and for texts can fail at one and not at the other.
async function statesOf(source: Source, context: Context): Promise<SourceStatus[]> {
  const lists = await statusOf(source, context);
  const texts = source.papers ? await nameOf(source) : source.name;
  if (texts === source.name) return [lists];
  const title = `${source.title}’s texts`;
  return [lists, { ...lists, title, state: await sourceState(context.db, texts), nextReadingAt: null }];
}

async function statusOf(source: Source, { db, now }: Context): Promise<SourceStatus> {
  const open = await editionOf(db, source.name, listDayAt(source, now));
  const { until } = await sharedRest(db, source.name).read();
  return {
    title: source.title,
    state: await sourceState(db, source.name),
    restUntil: until > now ? until : null,
    // A reading from the future (the clock has been set back) says nothing.
    nextReadingAt: open && open.state === 'open' && open.asOf <= now ? open.asOf + source.paceMs : null,
  };
}
