// A numbered list of papers for whoever asked: lines, menus to open and keep one, buttons to go on.
import type { Block, Button, Line, Message } from '../chat/message.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { menuLabel, paperLine } from './paper.ts';

/** How many papers one screen shows. */
export const PAGE = 10;

export interface PaperList {
  readonly title: string;
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

function heading({ title, aside }: PaperList): Block {
  return aside === undefined ? { kind: 'heading', text: title } : { kind: 'heading', text: title, aside };
}

function menus(papers: readonly ShownPaper[], from: number): Block[] {
  const options = papers.map((paper, index) => ({ label: menuLabel(paper, from + index), value: paper.id }));
  return [
    { kind: 'choice', placeholder: 'Open one', press: { command: 'show', values: [] }, options },
    { kind: 'choice', placeholder: 'Keep one', press: { command: 'keep', values: [] }, options },
  ];
}
