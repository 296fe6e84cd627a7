// Keeping a paper and letting it go: the visible twins of 🔖 and of taking it back.
import { ON_SHELF } from '../domain/shelf.ts';
import { addMark, removeMarks } from '../store/marks.ts';
import { countKept, notedOn, saveNoted } from '../store/shelves.ts';
import { droppedMessage, keptMessage } from '../views/kept.ts';
import type { Command } from './command.ts';
import { completePaper, findPaper, PAPER_OPTION } from './find-paper.ts';

export const keep: Command = {
  name: 'keep',
  topic: 'yours',
  summary: 'keep a paper, with a note if you like',
  options: [PAPER_OPTION, { name: 'note', description: 'What you think of it', rest: true }],
  examples: ['keep 3', 'keep 2403.03950 the baseline to beat'],
  async run(values, context) {
    const { db, asker, now } = context;
    const found = await findPaper(values.paper ?? '', context, 'keep');
    const isNew = await addMark(db, asker, found.id, 'keep', now);
    if (values.note) {
      const { tags } = await notedOn(db, asker.person, found.id);
      await saveNoted(db, asker, found.id, { note: values.note, tags });
    }
    const total = await countKept(db, asker.person);
    return { message: keptMessage(found, { total, isNew, note: values.note ?? '' }) };
  },
  complete: (option, typed, context) =>
    option === 'paper' ? completePaper(typed, context) : Promise.resolve([]),
};

export const drop: Command = {
  name: 'drop',
  topic: 'yours',
  seldom: true,
  aliases: ['unkeep'],
  summary: 'take a paper off your shelf',
  options: [PAPER_OPTION],
  examples: ['drop 3'],
  async run(values, context) {
    const found = await findPaper(values.paper ?? '', context, 'drop');
    const wasKept = await removeMarks(context.db, context.asker.person, found.id, ON_SHELF);
    return { message: droppedMessage(found, wasKept) };
  },
  complete: (_option, typed, context) => completePaper(typed, context),
};
