// What a search has found, a page at a time; and where it has found nothing, what would.
import type { Button, Line, Message } from '../chat/message.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { clip } from '../text/clip.ts';
import { listMessage, PAGE } from './list.ts';
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
    buttons: pageButtons(page),
    notes: notes.map((note) => [note]),
  });
}

function pageButtons({ total, from, carried }: SearchPage): Button[] {
  const to = (label: string, start: number): Button => ({
    label,
    press: { command: 'search', values: [carried, String(start)] },
  });
  const next = from + PAGE;
  const more = next <= total ? [to(`More (${next}–${Math.min(total, next + PAGE - 1)})`, next)] : [];
  return from > 1 ? [...more, to('Back', Math.max(1, from - PAGE))] : more;
}

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
    ],
  };
}
