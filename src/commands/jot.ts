// The form of a note and tags: what opens it, and what takes it.
import type { FieldMistakes } from '../chat/form.ts';
import { LONGEST_TAG, MOST_TAGS, parseTags, tagsTyped } from '../domain/shelf.ts';
import { addMark } from '../store/marks.ts';
import { notedOn, saveNoted } from '../store/shelves.ts';
import { clip } from '../text/clip.ts';
import { notedMessage } from '../views/kept.ts';
import { fitsIntoForm, NOTED, noteFallback, noteForm, type What } from '../views/note-form.ts';
import type { Command, Context, Values } from './command.ts';
import { findPaper } from './find-paper.ts';

const OF_WHAT = [
  { name: 'what', description: 'What is written', choices: NOTED, required: true, hidden: true },
  { name: 'paper', description: 'An arXiv id', required: true, hidden: true },
] as const;

export const jot: Command = {
  name: 'jot',
  summary: 'open the form of a note or of tags',
  options: OF_WHAT,
  examples: ['note 3 the baseline to beat'],
  hidden: true,
  opensForm: true,
  async run(values, context) {
    const { paper, what, written } = await foundFor(values, context);
    const message = noteFallback(paper, written);
    return fitsIntoForm(written) ? { message, form: noteForm(paper, what, written) } : { message };
  },
};

export const jotted: Command = {
  name: 'jotted',
  summary: 'take the form of a note or of tags',
  options: [
    ...OF_WHAT,
    { name: 'note', description: 'What you think of it', hidden: true, lines: true },
    { name: 'tags', description: 'Words', hidden: true },
  ],
  examples: ['note 3 the baseline to beat'],
  hidden: true,
  async run(values, context) {
    const { paper, what, written: before } = await foundFor(values, context);
    const { db, asker, now } = context;
    const written = {
      note: what === 'tags' ? before.note : (values.note ?? ''),
      tags: what === 'note' ? before.tags : parseTags(values.tags ?? ''),
    };
    await saveNoted(db, asker, paper.id, written);
    await addMark(db, asker, paper.id, 'keep', now);
    return { message: notedMessage(paper, written) };
  },
  async form(values, context) {
    const { paper, what, written } = await foundFor(values, context);
    return noteForm(paper, what, written);
  },
  async mistakes({ tags = '' }): Promise<FieldMistakes> {
    const typed = tagsTyped(tags);
    const long = typed.find((tag) => tag.length > LONGEST_TAG);
    if (long)
      return {
        tags: `"${clip(long, LONGEST_TAG)}" is longer than ${LONGEST_TAG} letters; a tag is a word or two, joined by dashes.`,
      };
    return typed.length > MOST_TAGS ? { tags: `${MOST_TAGS} tags at most; these are ${typed.length}.` } : {};
  },
};

async function foundFor({ what = '', paper: id = '' }: Values, context: Context) {
  const paper = await findPaper(id, context);
  const written = await notedOn(context.db, context.asker.person, paper.id);
  return { paper, what: what as What, written };
}
