// What became of the links in a message, to whoever wanted its papers kept.
import type { Block, Message } from '../chat/message.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { menuOf } from './list.ts';
import { paperLine } from './paper.ts';
import { count } from './words.ts';

export interface KeptFromMessage {
  readonly kept: readonly { readonly paper: ShownPaper; readonly isNew: boolean }[];
  /** None of `sources` knows them. */
  readonly unknown: readonly PaperId[];
  readonly sources: readonly string[];
  /** Not found, and those in `away` do not answer. */
  readonly unread: readonly PaperId[];
  readonly away: readonly string[];
  /** Beyond the first ten. */
  readonly leftOut: readonly PaperId[];
  /** How many papers are on the shelf now. */
  readonly total: number;
}

export function keptFromMessage(outcome: KeptFromMessage): Message {
  const papers = outcome.kept.map(({ paper }) => paper);
  const said = howMany(outcome);
  const list: Block[] = [
    { kind: 'list', items: papers.map(paperLine) },
    menuOf('Remove one', { command: 'drop', values: [] }, papers, 1),
  ];
  return {
    summary: said,
    blocks: [
      { kind: 'text', line: [said] },
      ...(papers.length > 0 ? list : []),
      ...notKept(outcome).map((line) => ({ kind: 'text', line: [line] }) as const),
      {
        kind: 'small',
        line: [`You have ${count(outcome.total, 'paper')}: `, { kind: 'command', line: 'bookmarks' }],
      },
    ],
  };
}

function howMany({ kept }: KeptFromMessage): string {
  const fresh = kept.filter(({ isNew }) => isNew).length;
  const before = kept.length - fresh;
  if (kept.length === 0) return 'Nothing was kept.';
  if (fresh === 0)
    return `🔖 You have kept ${before === 1 ? 'this one' : before === 2 ? 'both' : `all ${before}`} before.`;
  const known = before === 0 ? '' : ` You have kept ${before === 1 ? 'one' : before} more before.`;
  return `🔖 Kept ${count(fresh, 'paper')}.${known}`;
}

function notKept({ unknown, sources, unread, away, leftOut }: KeptFromMessage): string[] {
  const lines: string[] = [];
  if (unknown.length > 0) lines.push(`${names(sources, 'not know')} ${unknown.join(', ')}.`);
  if (unread.length > 0) {
    const which = unread.join(', ');
    lines.push(
      `${names(away, 'not answer')} now, so I could not look up ${which}. Try again in a few minutes.`,
    );
  }
  if (leftOut.length > 0) lines.push(`I keep ten at a time; these came after them: ${leftOut.join(', ')}.`);
  return lines;
}

/** `arXiv does not know`, `Hugging Face and arXiv do not know`. */
const names = (sources: readonly string[], what: string): string =>
  `${sources.join(' and ')} ${sources.length === 1 ? 'does' : 'do'} ${what}`;
