// Papers like one that is named, by the words they share.

import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { papersLike } from '../store/similar.ts';
import { PAGE } from '../views/list.ts';
import { nothingSimilarMessage, similarMessage } from '../views/ranking.ts';
import type { Command } from './command.ts';
import { completePaper, findPaper, PAPER_OPTION } from './find-paper.ts';
import { pageStart, parseFrom } from './from.ts';

const MOST = 50;
/** Below it two papers share little more than the words of their field. */
const LEAST_LIKENESS = 0.1;
/** So many are shown where no paper is that like, and are not called like it. */
const NEAREST = 3;

export const similar: Command = {
  name: 'similar',
  topic: 'papers',
  aliases: ['like', 'related'],
  summary: 'papers like one: a number of the last list, an id or a link',
  options: [
    { ...PAPER_OPTION, rest: true },
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples: ['similar 3', 'similar 2403.03950'],
  async run(values, context) {
    const { db, asker, now } = context;
    const paper = await findPaper(values.paper ?? '', context, 'similar');
    const found = await papersLike(db, [paper], MOST);
    const alike = found.filter(({ likeness }) => likeness >= LEAST_LIKENESS);
    const ids = (alike.length > 0 ? alike : found.slice(0, NEAREST)).map(({ id }) => id);
    if (ids.length === 0) return { message: nothingSimilarMessage(paper) };
    await saveLastList(db, asker, ids, now);
    const from = pageStart(parseFrom(values.from), ids.length);
    const papers = await papersById(db, ids.slice(from - 1, from - 1 + PAGE));
    // A page goes in the place of the one before it; the first one may have been asked for on a paper.
    return {
      message: similarMessage(paper, { papers, total: ids.length, from }, alike.length > 0),
      replace: values.from !== undefined,
    };
  },
  complete: (_option, typed, context) => completePaper(typed, context),
};
