// New papers by what one has kept, each with why.
import { addDays } from '../domain/calendar.ts';
import { MARKS } from '../domain/shelf.ts';
import { listedSince, rankedFor } from '../store/for-you.ts';
import { addMark, markedPapers } from '../store/marks.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { forYouMessage, notForMeMessage, withHow } from '../views/for-you.ts';
import { PAGE } from '../views/list.ts';
import type { Command } from './command.ts';
import { findPaper } from './find-paper.ts';
import { pageStart, parseFrom } from './from.ts';
import { trending } from './trending.ts';

/** Lists so far back are new. */
const NEW_DAYS = 14;
const MOST = 50;

export const foryou: Command = {
  name: 'foryou',
  topic: 'yours',
  aliases: ['for-you', 'recommend'],
  summary: 'new papers like those you have kept, with why',
  options: [
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples: ['foryou'],
  async run(values, context) {
    const { db, asker, now, today } = context;
    const liked = await markedPapers(db, asker.person, ['keep', 'reading', 'read', 'vote']);
    if (liked.length === 0) return withHow(await trending.run({}, context));
    const marked = new Set(await markedPapers(db, asker.person, MARKS));
    const disliked = await markedPapers(db, asker.person, ['down']);
    const fresh = (await listedSince(db, addDays(today, -NEW_DAYS))).filter((id) => !marked.has(id));
    const ranked = (await rankedFor(db, { liked, disliked }, fresh)).slice(0, MOST);
    await saveLastList(
      db,
      asker,
      ranked.map(({ id }) => id),
      now,
    );
    const from = pageStart(parseFrom(values.from), ranked.length);
    const page = ranked.slice(from - 1, from - 1 + PAGE);
    const papers = await papersById(
      db,
      page.map(({ id }) => id),
    );
    const near = await papersById(
      db,
      page.flatMap(({ near: [first] }) => first ?? []),
    );
    const titles = new Map(near.map(({ id, shownTitle }) => [id, shownTitle]));
    const why = new Map(
      page.map(({ id, near: all }) => [id, { count: all.length, title: titles.get(all[0] ?? '') ?? null }]),
    );
    return { message: forYouMessage({ papers, why, total: ranked.length, from }), replace: true };
  },
};

export const notForMe: Command = {
  name: 'not-for-me',
  summary: 'show you less like this paper',
  options: [{ name: 'paper', description: 'A paper', required: true, rest: true }],
  examples: [],
  hidden: true,
  async run(values, context) {
    const { db, asker, now } = context;
    const paper = await findPaper(values.paper ?? '', context);
    await addMark(db, asker, paper.id, 'down', now);
    return { message: notForMeMessage(paper) };
  },
};
