// What a person hears after keeping, noting and dropping, and the shelves.
import type { Block, Button, Line, Message } from '../chat/message.ts';
import type { PersonRef } from '../chat/refs.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { ReadingStatus, ShelfEntry } from '../domain/shelf.ts';
import { clip } from '../text/clip.ts';
import { listMessage, menuOf } from './list.ts';
import { noteButtons } from './note-form.ts';
import { pageButtons } from './pages.ts';
import { paperLine } from './paper.ts';
import { count } from './words.ts';

export function keptMessage(
  paper: ShownPaper,
  { total, isNew, note }: { readonly total: number; readonly isNew: boolean; readonly note: string },
): Message {
  const said = isNew ? '🔖 Kept' : note === '' ? '🔖 You have kept this one before' : '🔖 Noted';
  const undo: Button = { label: isNew ? 'Undo' : 'Remove', press: { command: 'drop', values: [paper.id] } };
  const noted: Block[] = note === '' ? [] : [{ kind: 'small', line: [`Your note: ${note}`] }];
  return {
    summary: `${said}: ${paper.shownTitle}`,
    blocks: [
      { kind: 'text', line: [`${said}: `, { kind: 'bold', text: paper.shownTitle }] },
      ...noted,
      { kind: 'small', line: [`You have ${count(total, 'paper')}: `, command('bookmarks')] },
      { kind: 'buttons', buttons: [undo, ...noteButtons(paper), ...statusButtons(paper, null)] },
    ],
  };
}

export function droppedMessage(paper: ShownPaper, wasKept: boolean): Message {
  const said = wasKept ? 'Taken off your shelf' : 'This one was not on your shelf';
  const again: Button = { label: 'Keep again', press: { command: 'keep', values: [paper.id] } };
  return {
    summary: `${said}: ${paper.shownTitle}`,
    blocks: [
      { kind: 'text', line: [`${said}: `, { kind: 'bold', text: paper.shownTitle }] },
      ...(wasKept ? [{ kind: 'buttons', buttons: [again] } as const] : []),
    ],
  };
}

export function notedMessage(
  paper: ShownPaper,
  { note, tags }: { readonly note: string; readonly tags: readonly string[] },
): Message {
  const title = { kind: 'bold', text: paper.shownTitle } as const;
  const lines: Line[] = [['Noted on ', title, ':']];
  if (note !== '') lines.push(...note.split('\n').map((line) => [line]));
  if (tags.length > 0) lines.push([hashed(tags)]);
  if (lines.length === 1) lines[0] = ['No note and no tags any more on ', title, '.'];
  return {
    summary: `Noted: ${paper.shownTitle}`,
    blocks: [
      ...lines.map((line) => ({ kind: 'text', line }) as const),
      { kind: 'buttons', buttons: noteButtons(paper) },
    ],
  };
}

export function markedMessage(paper: ShownPaper, status: ReadingStatus | null): Message {
  const said = status === null ? 'Marked as unread' : status === 'read' ? '✅ Read' : '👀 Reading';
  return {
    summary: `${said}: ${paper.shownTitle}`,
    blocks: [
      { kind: 'text', line: [`${said}: `, { kind: 'bold', text: paper.shownTitle }] },
      { kind: 'buttons', buttons: statusButtons(paper, status) },
    ],
  };
}

export const privacyMessage = (hidden: boolean): Message => {
  const said = hidden
    ? 'What you keep is yours alone: nobody finds it on the team’s shelf.'
    : 'What you keep is on the team’s shelf, with how many have kept it.';
  return {
    summary: said,
    blocks: [
      {
        kind: 'text',
        line: [said, ' To change it: ', command(hidden ? 'privacy shared' : 'privacy private')],
      },
    ],
  };
};

export type Whose = 'mine' | 'team' | 'here';

/** A paper on a shelf. */
export interface ShelfLine {
  readonly paper: ShownPaper;
  /** The asker's own entry; null where only others have it. */
  readonly own: ShelfEntry | null;
  readonly keepers: readonly PersonRef[];
}

export interface ShelfPage {
  readonly whose: Whose;
  readonly filter: string;
  /** What a button carries for the filter. */
  readonly carried: string;
  /** Of this page. */
  readonly lines: readonly ShelfLine[];
  readonly total: number;
  /** How many entries the shelf has in all. */
  readonly kept: number;
  /** The number of the first one, from 1. */
  readonly from: number;
}

export const TITLES = {
  mine: 'Kept by you',
  team: 'Kept by the team',
  here: 'Kept in this channel',
} as const;
const LONGEST_NOTE = 120;

export function shelfMessage(page: ShelfPage): Message {
  const { whose, filter, lines, total, from, carried } = page;
  if (page.kept === 0) return emptyShelf(whose);
  if (total === 0) return nothingFound(whose, filter);
  const byId = new Map(lines.map((line) => [line.paper.id, line]));
  const papers = lines.map(({ paper }) => paper);
  const found = filter === '' ? '' : ` with ${filter}`;
  const list = listMessage({
    title: TITLES[whose],
    intro: [total === 1 ? `1 paper${found}.` : `${count(total, 'paper')}${found}, the one kept last first.`],
    papers,
    from,
    line: (paper) => lineOf(paper, byId.get(paper.id), whose),
    buttons: [...pageButtons('bookmarks', [whose, carried], from, total), exportButton(whose, carried)],
  });
  return whose === 'mine'
    ? { ...list, blocks: list.blocks.flatMap((block) => ownMenus(block, papers, from)) }
    : list;
}

const exportButton = (whose: Whose, carried: string): Button => ({
  label: 'Export',
  press: { command: 'export', values: [`${whose} ${carried}`.trim()] },
});

// One's own papers are not to be kept again but to be read and removed.
function ownMenus(block: Block, papers: readonly ShownPaper[], from: number): Block[] {
  if (block.kind !== 'choice' || block.press.command !== 'keep') return [block];
  return [
    menuOf('Note or tag one', { command: 'jot', values: ['both'] }, papers, from),
    menuOf('Mark as read', { command: 'mark', values: ['read'] }, papers, from),
    menuOf('Remove one', { command: 'drop', values: [] }, papers, from),
  ];
}

function lineOf(paper: ShownPaper, line: ShelfLine | undefined, whose: Whose): Line {
  const own = line?.own;
  const status = own?.status === 'read' ? '  ✅' : own?.status === 'reading' ? '  👀' : '';
  const tags = own && own.tags.length > 0 ? `  ${hashed(own.tags)}` : '';
  const note = own && own.note !== '' ? `  · ${clip(own.note.replace(/\s+/g, ' '), LONGEST_NOTE)}` : '';
  const keepers = whose !== 'mine' && line ? `  🔖\u00a0${line.keepers.length}` : '';
  const said = `${keepers}${status}${tags}${note}`;
  return said === '' ? paperLine(paper) : [...paperLine(paper), said];
}

function nothingFound(whose: Whose, filter: string): Message {
  const said = `Nothing ${TITLES[whose].toLowerCase()} has `;
  return {
    summary: 'Nothing found on this shelf',
    blocks: [
      {
        kind: 'text',
        line: [
          said,
          { kind: 'bold', text: filter },
          '. All of it: ',
          command(whose === 'mine' ? 'bookmarks' : `bookmarks ${whose}`),
        ],
      },
      {
        kind: 'small',
        line: [
          'In everything I have: ',
          command(`search ${filter.replace(/(?:status|tag):\S+/g, '').trim() || 'diffusion'}`),
        ],
      },
    ],
  };
}

const EMPTY = {
  mine: 'You have kept nothing yet. React with 🔖 on a paper, press Keep, or start here: ',
  team: 'Nobody in this workspace has kept a paper yet. React with 🔖 on one, or start here: ',
  here: 'Nothing was kept in this channel yet. React with 🔖 on a paper, or start here: ',
} as const;

const emptyShelf = (whose: Whose): Message => ({
  summary: EMPTY[whose].split('.')[0] ?? '',
  blocks: [{ kind: 'text', line: [EMPTY[whose], command('today')] }],
});

function statusButtons(paper: ShownPaper, status: ReadingStatus | null): Button[] {
  const to = (label: string, as: string): Button => ({
    label,
    press: { command: 'mark', values: [as, paper.id] },
  });
  return [
    ...(status === 'reading' ? [] : [to('👀 Reading', 'reading')]),
    ...(status === 'read' ? [to('Unread', 'unread')] : [to('✅ Read', 'read')]),
  ];
}

const hashed = (tags: readonly string[]): string => tags.map((tag) => `#${tag}`).join(' ');
const command = (line: string) => ({ kind: 'command', line }) as const;
