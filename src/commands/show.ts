// A paper in full.
import { listingDays } from '../store/editions.ts';
import { paperInFull } from '../views/paper.ts';
import type { Command } from './command.ts';
import { completePaper, findPaper, PAPER_OPTION } from './find-paper.ts';

export const show: Command = {
  name: 'show',
  topic: 'papers',
  aliases: ['paper', 'open'],
  summary: 'one paper with its whole abstract: a number of the last list, an id or a link',
  options: [{ ...PAPER_OPTION, rest: true }],
  examples: ['show 3', 'show 2403.03950'],
  async run(values, context) {
    const paper = await findPaper(values.paper ?? '', context);
    const listed = await listingDays(context.db, paper.id);
    return { message: paperInFull(paper, listed, context.today) };
  },
  complete: (_option, typed, context) => completePaper(typed, context),
};
