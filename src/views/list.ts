// A numbered list of papers for whoever asked: lines, menus to open and keep one, buttons to go on.
import type { Press } from '../chat/button-id.ts';
import type { Block, Button, Line, Message } from '../chat/message.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { menuLabel, paperLine } from './paper.ts';

/** How many papers one screen shows. */
export const PAGE = 10;

export interface PaperList {
  readonly title: string;
  /** In place of the title, where a person is named in it. */
  readonly heading?: Line;
  /** The source, apart from the title. */
  readonly aside?: string;
  /** What there is to say before the papers. */
  readonly intro: Line;
  /** The papers of this page. */
  readonly papers: readonly ShownPaper[];
  /** How a paper reads here, where that is not as in every list. */
  readonly line?: (paper: ShownPaper) => Line;
  /** The number of the first one, from 1. */
  readonly from: number;
  readonly buttons: readonly Button[];
  readonly notes?: readonly Line[];
}

export function listMessage(list: PaperList): Message {
  const { papers, from, line: lineOf = paperLine } = list;
  const blocks: Block[] = [heading(list), { kind: 'text', line: list.intro }];
  if (papers.length > 0)
    blocks.push({ kind: 'list', items: papers.map((paper) => lineOf(paper)), start: from });
  for (const line of list.notes ?? []) blocks.push({ kind: 'small', line });
  if (papers.length > 0) blocks.push(...menus(papers, from));
  if (list.buttons.length > 0) blocks.push({ kind: 'buttons', buttons: list.buttons });
  return { summary: list.title, blocks };
}

function heading({ title, aside, heading: line }: PaperList): Block {
  if (line) return { kind: 'text', line };
  return aside === undefined ? { kind: 'heading', text: title } : { kind: 'heading', text: title, aside };
}

const menus = (papers: readonly ShownPaper[], from: number): Block[] => [
  menuOf('Open one', { command: 'show', values: [] }, papers, from),
  menuOf('Keep one', { command: 'keep', values: [] }, papers, from),
];

/** A menu of the papers of a page; the one picked is appended to the press. */
export function menuOf(
  placeholder: string,
  press: Press,
  papers: readonly ShownPaper[],
  from: number,
): Extract<Block, { kind: 'choice' }> {
  const options = papers.map((paper, index) => ({ label: menuLabel(paper, from + index), value: paper.id }));
  return { kind: 'choice', placeholder, press, options };
}
