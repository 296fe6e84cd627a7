// What a person hears after keeping a paper or taking it back, and the shelf itself.
import type { Button, Line, Message } from '../chat/message.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { listMessage, PAGE } from './list.ts';
import { count } from './words.ts';

const BOOKMARKS = { kind: 'command', line: 'bookmarks' } as const;

export function keptMessage(paper: ShownPaper, total: number, isNew: boolean): Message {
  const said = isNew ? '🔖 Kept' : '🔖 You have kept this one before';
  const undo: Button = { label: isNew ? 'Undo' : 'Remove', press: { command: 'drop', values: [paper.id] } };
  return {
    summary: `${said}: ${paper.shownTitle}`,
    blocks: [
      { kind: 'text', line: [`${said}: `, { kind: 'bold', text: paper.shownTitle }] },
      { kind: 'small', line: [`You have ${count(total, 'paper')}: `, BOOKMARKS] },
      { kind: 'buttons', buttons: [undo] },
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

/** A page of a person's shelf, newest first; `from` counts from 1. */
export function shelfMessage(papers: readonly ShownPaper[], total: number, from: number): Message {
  if (total === 0) return emptyShelf();
  const next = from + PAGE;
  const buttons: Button[] = [];
  if (from > 1) buttons.push(page('Newer', Math.max(1, from - PAGE)));
  if (next <= total) buttons.push(page('Older', next));
  const intro: Line = [total === 1 ? '1 paper.' : `${count(total, 'paper')}, the one kept last first.`];
  const list = listMessage({ title: 'Kept by you', intro, papers, from, buttons });
  const options = papers.map((paper, index) => ({
    label: `${from + index}  ${paper.shownTitle}`,
    value: paper.id,
  }));
  const remove = {
    kind: 'choice',
    placeholder: 'Remove one',
    press: { command: 'drop', values: [] },
    options,
  } as const;
  const blocks = list.blocks.map((block) =>
    block.kind === 'choice' && block.press.command === 'keep' ? remove : block,
  );
  return { ...list, blocks };
}

function emptyShelf(): Message {
  return {
    summary: 'You have kept nothing yet',
    blocks: [
      {
        kind: 'text',
        line: ['You have kept nothing yet. React with 🔖 on a paper, press Keep, or start here: ', TODAY],
      },
    ],
  };
}

const TODAY = { kind: 'command', line: 'today' } as const;
const page = (label: string, from: number): Button => ({
  label,
  press: { command: 'bookmarks', values: [String(from)] },
});
