// A note and tags as a form to fill in.
import { FIELD_LENGTH, type Form, type FormField } from '../chat/form.ts';
import type { Block, Button, Message } from '../chat/message.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { LONGEST_TAG, MOST_TAGS } from '../domain/shelf.ts';

/** What of the two is written. */
export const NOTED = ['note', 'tags', 'both'] as const;
export type What = (typeof NOTED)[number];

export interface Written {
  readonly note: string;
  readonly tags: readonly string[];
}

const TITLES = { note: 'Your note', tags: 'Your tags', both: 'Your note and tags' } as const;

export function noteForm(paper: ShownPaper, what: What, written: Written): Form {
  return {
    title: TITLES[what],
    send: 'Save',
    press: { command: 'jotted', values: [what, paper.id] },
    fields: fieldsOf(what, written),
  };
}

function fieldsOf(what: What, { note, tags }: Written): FormField[] {
  const noteField: FormField = {
    name: 'note',
    label: 'What you think of it',
    hint: 'For you alone. Empty: no note.',
    value: note,
    long: true,
    optional: true,
  };
  const tagsField: FormField = {
    name: 'tags',
    label: 'Tags',
    hint: `Words, such as: rl baselines to-present. At most ${MOST_TAGS} of ${LONGEST_TAG} letters.`,
    value: tags.join(' '),
    optional: true,
  };
  return what === 'both' ? [noteField, tagsField] : what === 'note' ? [noteField] : [tagsField];
}

/** Whether a form holds all of a note: one that is longer would lose its end. */
export const fitsIntoForm = ({ note }: Written): boolean => note.length <= FIELD_LENGTH;

/** Where there is no form: what is written so far, and what to type. */
export function noteFallback(paper: ShownPaper, { note, tags }: Written): Message {
  const title = { kind: 'bold', text: paper.shownTitle } as const;
  const present: Block[] = note === '' ? [] : [{ kind: 'code', text: note }];
  return {
    summary: `Note: ${paper.shownTitle}`,
    blocks: [
      { kind: 'text', line: ['Type your note on ', title, ': ', typed(`note ${paper.id} …`)] },
      { kind: 'text', line: ['Tags: ', typed(`tag ${paper.id} ${tags.join(' ') || 'to-present'}`)] },
      ...present,
    ],
  };
}

const typed = (line: string) => ({ kind: 'command', line }) as const;

/** The buttons that open the forms of a paper. */
export const noteButtons = (paper: ShownPaper): Button[] => [
  { label: 'Note', press: { command: 'jot', values: ['note', paper.id] }, opensForm: 1 },
  { label: 'Tag', press: { command: 'jot', values: ['tags', paper.id] }, opensForm: 1 },
];
