// Notes, tags and how far one has read, on a paper of one's shelf.
import { parseTags } from '../domain/shelf.ts';
import { addMark, removeMarks } from '../store/marks.ts';
import { notedOn, saveNoted } from '../store/shelves.ts';
import { markedMessage, notedMessage } from '../views/kept.ts';
import type { Command, Context } from './command.ts';
import { completePaper, findPaper, PAPER_OPTION } from './find-paper.ts';

const complete = (option: string, typed: string, context: Context) =>
  option === 'paper' ? completePaper(typed, context) : Promise.resolve([]);

export const note: Command = {
  name: 'note',
  topic: 'yours',
  seldom: true,
  summary: 'write a note on a paper and keep it; without words the note goes',
  options: [PAPER_OPTION, { name: 'text', description: 'What you think of it', rest: true }],
  examples: ['note 3 the baseline to beat'],
  async run(values, context) {
    const { db, asker, now } = context;
    const found = await findPaper(values.paper ?? '', context, 'note');
    const { tags } = await notedOn(db, asker.person, found.id);
    const written = { note: values.text ?? '', tags };
    await saveNoted(db, asker, found.id, written);
    await addMark(db, asker, found.id, 'keep', now);
    return { message: notedMessage(found, written) };
  },
  complete,
};

export const tag: Command = {
  name: 'tag',
  topic: 'yours',
  seldom: true,
  summary: 'tag a paper and keep it; without tags they go',
  options: [PAPER_OPTION, { name: 'tags', description: 'Words: rl nlp to-present', rest: true }],
  examples: ['tag 3 rl baselines'],
  async run(values, context) {
    const { db, asker, now } = context;
    const found = await findPaper(values.paper ?? '', context, 'tag');
    const before = await notedOn(db, asker.person, found.id);
    const typed = parseTags(values.tags ?? '');
    const tags = typed.length === 0 ? [] : [...new Set([...before.tags, ...typed])];
    const written = { note: before.note, tags };
    await saveNoted(db, asker, found.id, written);
    await addMark(db, asker, found.id, 'keep', now);
    return { message: notedMessage(found, written) };
  },
  complete,
};

export const mark: Command = {
  name: 'mark',
  topic: 'yours',
  seldom: true,
  summary: 'say that you are reading a paper, have read it, or neither',
  options: [
    {
      name: 'as',
      description: 'reading, read or unread',
      choices: ['reading', 'read', 'unread'],
      required: true,
    },
    PAPER_OPTION,
  ],
  examples: ['mark reading 3', 'mark read 3'],
  async run(values, context) {
    const { db, asker, now } = context;
    const found = await findPaper(values.paper ?? '', context, 'mark read');
    const status = values.as === 'reading' || values.as === 'read' ? values.as : null;
    await removeMarks(db, asker.person, found.id, ['reading', 'read']);
    if (status) await addMark(db, asker, found.id, status, now);
    return { message: markedMessage(found, status) };
  },
  complete,
};
