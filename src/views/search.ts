// What a search has found, a page at a time; and where it has found nothing, what would.
import type { Button, Line, Message } from '../chat/message.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { clip } from '../text/clip.ts';
import { listMessage } from './list.ts';
import { pageButtons } from './pages.ts';
import { count } from './words.ts';

export interface SearchPage {
  /** What was searched for, as typed. */
  readonly text: string;
  readonly notes: readonly string[];
  /** How many papers match in all. */
  readonly total: number;
  readonly order: 'best' | 'newest';
  readonly papers: readonly ShownPaper[];
  /** The number of the first one, from 1. */
  readonly from: number;
  /** What a button carries for the search. */
  readonly carried: string;
  /** Null where enough is found, or no source can be asked. */
  readonly further: Further | null;
}

/** UTF-16 units of a search in a heading. */
const LONGEST_HEADING = 80;

export function searchMessage(page: SearchPage): Message {
  const { text, notes, total, order, papers, from } = page;
  const verb = total === 1 ? 'matches' : 'match';
  const sorted = total === 1 ? '' : order === 'best' ? ', the best first' : ', newest list first';
  return listMessage({
    title: `Search: ${clip(text, LONGEST_HEADING)}`,
    intro: [`${count(total, 'paper')} ${verb}${sorted}:`],
    papers,
    from,
    buttons: [...pageButtons('search', [page.carried], from, total), ...furtherButtons(page.further)],
    notes: notes.map((note) => [note]),
  });
}

/** The way to a source that searches in all that it has. */
export interface Further {
  readonly sourceTitle: string;
  readonly carried: string;
}

const furtherButtons = (further: Further | null): Button[] =>
  further === null
    ? []
    : [{ label: `Search ${further.sourceTitle}`, press: { command: 'further', values: [further.carried] } }];

/** A part of a search that finds something without the rest. */
export interface Looser {
  /** What was left out, or null where only this part of many is left. */
  readonly without: string | null;
  readonly text: string;
  readonly total: number;
}

/** `text` matches nothing; `looser` is what would, the nearest first. */
export function nothingFoundMessage(
  text: string,
  notes: readonly string[],
  looser: readonly Looser[],
  further: Further | null,
): Message {
  const said: Line = ['No papers match ', { kind: 'bold', text: clip(text, 200) }, '.'];
  const lines = looser.map((one) => {
    const lead = one.without === null ? '' : `Without ${clip(one.without, LONGEST_HEADING)} `;
    const many = one.total === 1 ? 'is 1' : `are ${one.total.toLocaleString('en')}`;
    const words = one.without === null ? `${count(one.total, 'paper')}: ` : `there ${many}: `;
    return [`${lead}${words}`, { kind: 'command', line: `search ${one.text}` } as const];
  });
  return {
    summary: `No papers match ${clip(text, LONGEST_HEADING)}`,
    blocks: [
      { kind: 'text', line: said },
      ...lines.map((line) => ({ kind: 'text', line }) as const),
      ...notes.map((note) => ({ kind: 'small', line: [note] }) as const),
      ...(further ? [{ kind: 'buttons', buttons: furtherButtons(further) } as const] : []),
    ],
  };
}

interface FurtherPage {
  readonly sourceTitle: string;
  readonly text: string;
  /** What the source could not be asked for, as typed. */
  readonly ignored: readonly string[];
  readonly papers: readonly ShownPaper[];
  readonly total: number;
  readonly from: number;
  readonly carried: string;
}

/** What a source has found. */
export function furtherMessage(page: FurtherPage): Message {
  const { sourceTitle, text, ignored, papers, total, from, carried } = page;
  const best = total === 1 ? '' : ', the best first';
  return listMessage({
    title: `${sourceTitle}: ${clip(text, LONGEST_HEADING)}`,
    intro: [`${count(total, 'paper')} from ${sourceTitle}${best}:`],
    papers,
    from,
    buttons: pageButtons('further', [carried], from, total),
    notes: withoutNotes(sourceTitle, ignored),
  });
}

export function nothingFurtherMessage(
  sourceTitle: string,
  text: string,
  ignored: readonly string[],
): Message {
  const said = `${sourceTitle} has nothing for`;
  return {
    summary: `${said} ${clip(text, LONGEST_HEADING)}`,
    blocks: [
      { kind: 'text', line: [`${said} `, { kind: 'bold', text: clip(text, 200) }, '.'] },
      ...withoutNotes(sourceTitle, ignored).map((line) => ({ kind: 'small', line }) as const),
    ],
  };
}

const withoutNotes = (sourceTitle: string, ignored: readonly string[]): Line[] =>
  ignored.length === 0
    ? []
    : [[`Searched without ${clip(ignored.join(' and '), 200)}: ${sourceTitle} does not know that.`]];
