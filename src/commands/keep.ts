// The buttons Keep and Undo: the visible twins of 🔖 and of taking it back.
import { countKept, dropPaper, keepPaper } from '../store/bookmarks.ts';
import { droppedMessage, keptMessage } from '../views/kept.ts';
import type { Command } from './command.ts';
import { findPaper } from './find-paper.ts';

const paper = { name: 'paper', description: 'A paper', required: true, rest: true } as const;

export const keep: Command = {
  name: 'keep',
  summary: 'keep a paper',
  options: [paper],
  examples: [],
  hidden: true,
  async run(values, context) {
    const { db, asker, now } = context;
    const found = await findPaper(values.paper ?? '', context);
    const isNew = await keepPaper(db, asker, found.id, now);
    return { message: keptMessage(found, await countKept(db, asker.person), isNew) };
  },
};

export const drop: Command = {
  name: 'drop',
  summary: 'take a paper off your shelf',
  options: [paper],
  examples: [],
  hidden: true,
  async run(values, context) {
    const found = await findPaper(values.paper ?? '', context);
    const wasKept = await dropPaper(context.db, context.asker.person, found.id);
    return { message: droppedMessage(found, wasKept) };
  },
};
