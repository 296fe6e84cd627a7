// What a person hears after keeping, noting and dropping, and the shelves.
import type { Block, Button, Inline, Line, Message } from '../chat/message.ts';
import type { PersonRef } from '../chat/refs.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { ReadingStatus, ShelfEntry } from '../domain/shelf.ts';
import type { ShelfFilter } from '../domain/shelf-filter.ts';
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
  /** Who kept it, the last one first. */
  readonly keepers: readonly PersonRef[];
}

export interface ShelfPage {
  readonly whose: Whose;
  /** Where the shelf is what one other person shares. */
  readonly person: PersonRef | null;
  readonly filter: ShelfFilter;
  /** What a button carries for the filter. */
  readonly carried: string;
  /** The same for a file of the shelf. */
  readonly exported: string;
  /** Of this page. */
  readonly lines: readonly ShelfLine[];
  readonly total: number;
  /** How many papers the shelf has in all. */
  readonly kept: number;
  /** The number of the first one, from 1. */
  readonly from: number;
  /** What one can react with to keep a paper: `🔖 or ⭐`. */
  readonly keepSigns: string;
}

export const TITLES = {
  mine: 'Kept by you',
  team: 'Kept by the team',
  here: 'Kept in this channel',
} as const;
const LONGEST_NOTE = 120;
/** So many keepers are named. */
const NAMED = 3;

export function shelfMessage(page: ShelfPage): Message {
  const { whose, person, filter, lines, total, from, carried } = page;
  if (page.kept === 0) return person ? nothingShared(person) : emptyShelf(whose, page.keepSigns);
  if (total === 0) return nothingFound(page);
  const byId = new Map(lines.map((line) => [line.paper.id, line]));
  const papers = lines.map(({ paper }) => paper);
  const found: Inline[] = filter.text === '' ? [] : [' with ', ...inWords(filter)];
  const list = listMessage({
    title: person ? 'Kept by somebody' : TITLES[whose],
    ...(person && { heading: [{ kind: 'bold', text: 'Kept by ' }, named(person)] }),
    intro: inOne([count(total, 'paper'), ...found, total === 1 ? '.' : ', the one kept last first.']),
    papers,
    from,
    line: (paper) => lineOf(paper, byId.get(paper.id), person === null && whose !== 'mine'),
    buttons: [
      ...pageButtons('bookmarks', [person ? '' : whose, carried], from, total, person ? [person] : []),
      exportButton(whose, page.exported),
    ],
  });
  return whose === 'mine'
    ? { ...list, blocks: list.blocks.flatMap((block) => ownMenus(block, papers, from)) }
    : list;
}

const exportButton = (whose: Whose, carried: string): Button => ({
  label: 'Export',
  press: { command: 'export', values: [`${whose} ${carried}`.trim()] },
});

const named = (person: PersonRef): Inline => ({ kind: 'person', person, text: 'somebody' });

/** A filter as it was typed, with names for the people in it. */
function inWords({ text, people }: ShelfFilter): Inline[] {
  const known = [...new Set(people)];
  return known.reduce<Inline[]>(
    (runs, person) =>
      runs.flatMap((run) => (typeof run === 'string' ? between(run.split(person), named(person)) : [run])),
    [text],
  );
}

const between = (texts: readonly string[], name: Inline): Inline[] =>
  texts.flatMap((text, index) => (index === 0 ? [text] : [name, text]));

// One's own papers are not to be kept again but to be read and removed.
function ownMenus(block: Block, papers: readonly ShownPaper[], from: number): Block[] {
  if (block.kind !== 'choice' || block.press.command !== 'keep') return [block];
  return [
    menuOf('Note or tag one', { command: 'jot', values: ['both'] }, papers, from),
    menuOf('Mark as read', { command: 'mark', values: ['read'] }, papers, from),
    menuOf('Remove one', { command: 'drop', values: [] }, papers, from),
  ];
}

function lineOf(paper: ShownPaper, line: ShelfLine | undefined, whoKept: boolean): Line {
  const own = line?.own;
  const status = own?.status === 'read' ? '  ✅' : own?.status === 'reading' ? '  👀' : '';
  const tags = own && own.tags.length > 0 ? `  ${hashed(own.tags)}` : '';
  const note = own && own.note !== '' ? `  · ${clip(own.note.replace(/\s+/g, ' '), LONGEST_NOTE)}` : '';
  const said = `${status}${tags}${note}`;
  return [...paperLine(paper), ...inOne([...(line && whoKept ? keptBy(line.keepers) : []), said])];
}

/** Texts that follow one another as one. */
function inOne(runs: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (typeof run === 'string' && typeof last === 'string') joined[joined.length - 1] = last + run;
    else if (run !== '') joined.push(run);
  }
  return joined;
}

// `🔖 5 @Alice, @Bob, @Charlie +2`.
function keptBy(keepers: readonly PersonRef[]): Inline[] {
  const names = keepers
    .slice(0, NAMED)
    .flatMap((person, index) => (index === 0 ? [named(person)] : [', ', named(person)]));
  const more = keepers.length > NAMED ? [` +${keepers.length - NAMED}`] : [];
  return [`  🔖\u00a0${keepers.length} `, ...names, ...more];
}

function nothingFound({ whose, person, filter }: ShelfPage): Message {
  const where: Inline[] = person
    ? ['Nothing kept by ', named(person)]
    : [`Nothing ${TITLES[whose].toLowerCase()}`];
  const all = whose === 'mine' ? 'bookmarks' : `bookmarks ${whose}`;
  const further = person ? [] : [' All of it: ', command(all)];
  return {
    summary: 'Nothing found on this shelf',
    blocks: [
      { kind: 'text', line: inOne([...where, ' has ', ...inWords(filter), '.', ...further]) },
      {
        kind: 'small',
        line: ['In everything I have: ', command(`search ${filter.rest?.text ?? 'diffusion'}`)],
      },
    ],
  };
}

// The same words for somebody who keeps nothing and for somebody who keeps it private.
const nothingShared = (person: PersonRef): Message => ({
  summary: 'Nothing kept is shared there',
  blocks: [
    {
      kind: 'text',
      line: [
        'Kept by ',
        named(person),
        ': nothing that others see. The team’s shelf: ',
        command('bookmarks team'),
      ],
    },
  ],
});

const EMPTY = {
  mine: ['You have kept nothing yet', 'on a paper, press Keep,'],
  team: ['Nobody in this workspace has kept a paper yet', 'on one,'],
  here: ['Nothing was kept in this channel yet', 'on a paper,'],
} as const;

function emptyShelf(whose: Whose, keepSigns: string): Message {
  const [summary, how] = EMPTY[whose];
  const line = [`${summary}. React with ${keepSigns} ${how} or start here: `, command('today')];
  return { summary, blocks: [{ kind: 'text', line }] };
}

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
