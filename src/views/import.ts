// What a person reads after handing over a list of papers, at once and when the last of them have come.
import type { Form } from '../chat/form.ts';
import type { Block, Button, Line, Message } from '../chat/message.ts';
import type { SentFile } from '../chat/platform.ts';
import type { ImportResult } from '../domain/shelf-import.ts';
import type { Unread } from '../imports/found.ts';
import { count } from './words.ts';

/** So many lines are shown; more of them are sent as a file. */
export const SHOWN_LINES = 8;

export interface Imported extends ImportResult {
  readonly key: string;
  /** What could not be read, in the order of the list. */
  readonly unread: readonly Unread[];
  /** Whether all of that was sent as a file; null where it all stands here. */
  readonly sent: boolean | null;
}

export function importedMessage(imported: Imported): Message {
  const { key, kept, waiting, unread } = imported;
  const said = whatWasKept(imported);
  return {
    summary: said,
    blocks: [
      { kind: 'text', line: [said] },
      ...(waiting > 0 ? [{ kind: 'small', line: [stillComing(waiting)] } as const] : []),
      ...unreadBlocks(unread, imported.sent),
      ...(kept + waiting > 0 ? [{ kind: 'buttons', buttons: [undo(key), shelf] } as const] : []),
    ],
  };
}

/** By direct message, once nothing is missing any more. */
export function importedLaterMessage(key: string, result: ImportResult): Message {
  const said = `Your import is complete. ${whatWasKept(result)}`;
  return {
    summary: said,
    blocks: [
      { kind: 'text', line: [said] },
      ...unreadBlocks(missingLines(result), null),
      ...(result.kept > 0 ? [{ kind: 'buttons', buttons: [undo(key), shelf] } as const] : []),
    ],
  };
}

function whatWasKept({ kept, there, waiting, missing }: ImportResult): string {
  const before = there === 0 ? '' : ` ${isOrAre(there)} on your shelf before.`;
  if (kept > 0) return `🔖 Kept ${count(kept, 'paper')}.${before}`;
  if (there > 0 && waiting + missing.length === 0)
    return `Nothing new: ${there === 1 ? 'this paper was' : `all ${there.toLocaleString('en')} papers were`} on your shelf before.`;
  return `Nothing kept${waiting > 0 ? ' yet' : ''}.${before}`;
}

const isOrAre = (n: number): string => (n === 1 ? '1 was' : `${n.toLocaleString('en')} were`);

const stillComing = (waiting: number): string =>
  `${count(waiting, 'paper')} I do not have yet: I ask arXiv, and write to you when ${waiting === 1 ? 'it is' : 'they are'} on your shelf.`;

/** Papers that did not come, as lines that could not be read. */
export const missingLines = ({ missing }: ImportResult): Unread[] =>
  missing.map(({ id, line, state }) => ({
    place: line,
    shown: id,
    reason: state === 'unknown' ? 'arXiv does not know it' : 'arXiv has not answered for a day',
  }));

function unreadBlocks(unread: readonly Unread[], sent: boolean | null): Block[] {
  if (unread.length === 0) return [];
  const rest = unread.length - SHOWN_LINES;
  const more =
    rest <= 0
      ? []
      : sent === true
        ? [`All ${unread.length.toLocaleString('en')} are in the file that I have sent you.`]
        : [
            `And ${rest.toLocaleString('en')} more. Allow direct messages from me to get all of them as a file.`,
          ];
  return [
    {
      kind: 'text',
      line: [
        unread.length === 1
          ? 'One entry gave no paper:'
          : `${unread.length.toLocaleString('en')} entries gave no paper:`,
      ],
    },
    ...unread.slice(0, SHOWN_LINES).map((one) => ({ kind: 'text', line: unreadLine(one) }) as const),
    ...more.map((line) => ({ kind: 'small', line: [line] }) as const),
  ];
}

const unreadLine = ({ place, shown, reason }: Unread): Line => [
  { kind: 'bold', text: place },
  shown === '' ? ': ' : `: ${shown} – `,
  reason,
];

export function unreadFile(unread: readonly Unread[]): SentFile {
  const lines = unread.map(({ place, shown, reason }) => `${place}\t${shown}\t${reason}\n`);
  return { name: 'not-imported.txt', content: lines.join(''), title: 'What I could not read of your list' };
}

/** Where a list holds no paper at all. */
export function nothingReadMessage(unread: readonly Unread[]): Message {
  const said = 'I found no paper in this.';
  return {
    summary: said,
    blocks: [
      { kind: 'text', line: [said, ' ', HOW] },
      ...unread.slice(0, SHOWN_LINES).map((one) => ({ kind: 'text', line: unreadLine(one) }) as const),
      example,
    ],
  };
}

export const howToImportMessage = (): Message => ({
  summary: HOW,
  blocks: [{ kind: 'text', line: [HOW] }, example],
});

/** For platforms whose commands take no files. */
export const importForm = (): Form => ({
  title: 'Import papers',
  send: 'Import',
  press: { command: 'import', values: [] },
  fields: [
    {
      name: 'file',
      label: 'A file',
      hint: 'BibTeX, CSV, JSON, or any text with links; at most 2 MB',
      optional: true,
      file: true,
    },
    {
      name: 'list',
      label: 'Or a list to paste',
      hint: 'A paper on each line, with a note and #tags behind it if you like',
      optional: true,
      long: true,
    },
  ],
});

const HOW = 'I take arXiv ids and links, BibTeX, CSV and JSON, typed or as a file.';
const example: Block = {
  kind: 'text',
  line: ['For example: ', { kind: 'command', line: 'import 2403.03950 https://arxiv.org/abs/2308.03296' }],
};

const undo = (key: string): Button => ({ label: 'Undo', press: { command: 'undo-import', values: [key] } });
const shelf: Button = { label: 'My shelf', press: { command: 'bookmarks', values: ['mine'] } };

/** Null: there is nothing of this import any more. */
export function importUndoneMessage(taken: number | null): Message {
  const said =
    taken === null
      ? 'This import is too old to be taken back.'
      : taken === 0
        ? 'Nothing of this import is on your shelf any more.'
        : `Taken off your shelf again: ${count(taken, 'paper')}.`;
  return { summary: said, blocks: [{ kind: 'text', line: [said] }] };
}
