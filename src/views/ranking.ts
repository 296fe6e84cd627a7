// Papers in an order that is not that of a list: what trends, what rises, what is like another.
import type { Line, Message } from '../chat/message.ts';
import type { Day } from '../domain/edition.ts';
import { hoursInWords } from '../domain/look-back.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { clip } from '../text/clip.ts';
import { listMessage } from './list.ts';
import { pageButtons } from './pages.ts';
import { paperLine } from './paper.ts';
import { momentAndDay } from './words.ts';

/** A page of a ranking. */
interface Page {
  readonly papers: readonly ShownPaper[];
  readonly total: number;
  /** The number of the first one, from 1. */
  readonly from: number;
}

/** Who reads it and when. */
interface Reader {
  readonly today: Day;
  readonly zone: string;
}

/** `silent`: the source was asked for newer ones and did not answer. */
export function trendingMessage(
  page: Page & { readonly sourceTitle: string; readonly asOf: number; readonly silent: boolean },
  { today, zone }: Reader,
): Message {
  const { papers, total, from, sourceTitle, asOf, silent } = page;
  const time = { kind: 'time', at: asOf, text: momentAndDay(asOf, today, zone) } as const;
  const whose = silent ? `${sourceTitle} does not answer now. Its` : `${sourceTitle}’s`;
  return listMessage({
    title: 'Trending papers',
    aside: sourceTitle,
    intro: [`${whose} own order, as of `, time, ':'],
    papers,
    from,
    buttons: pageButtons('trending', [], from, total),
  });
}

/** A paper that gains votes: how many, and over how many hours that has been watched. */
export interface Rising {
  readonly paper: ShownPaper;
  readonly gain: number;
  readonly watchedMs: number;
}

export function risingMessage(
  page: {
    readonly rising: readonly Rising[];
    readonly total: number;
    readonly from: number;
    readonly hours: number;
    /** Where it has not been watched for so long, epoch ms. */
    readonly watchedSince: number | null;
  },
  { today, zone }: Reader,
): Message {
  const { rising, total, from, hours, watchedSince } = page;
  const over = hoursInWords(hours);
  const short: Line =
    watchedSince === null
      ? []
      : [` I have watched votes since ${momentAndDay(watchedSince, today, zone)} only.`];
  const gained = new Map(rising.map((one) => [one.paper.id, one]));
  return listMessage({
    title: `Rising over ${over}`,
    intro: [`Papers by the votes they have gained in the last ${over}, as far as I have looked.`, ...short],
    papers: rising.map(({ paper }) => paper),
    line: (paper) => risingLine(paper, gained.get(paper.id)),
    from,
    buttons: pageButtons('rising', [over], from, total),
  });
}

function risingLine(paper: ShownPaper, gained: Rising | undefined): Line {
  if (!gained) return paperLine(paper);
  return [
    ...paperLine(paper),
    `\u00a0(+${gained.gain.toLocaleString('en')} in ${timeInWords(gained.watchedMs)})`,
  ];
}

// Down, so that no more is claimed than was watched.
function timeInWords(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  return minutes < 60 ? `${minutes}\u00a0min` : hoursInWords(Math.floor(minutes / 60)).replace(' ', '\u00a0');
}

/** Papers like `paper`, the likest first; where none `isLike` it, the nearest. */
export function similarMessage(paper: ShownPaper, { papers, total, from }: Page, isLike: boolean): Message {
  const title = { kind: 'bold', text: clip(paper.shownTitle, 120) } as const;
  return listMessage({
    title: 'Similar papers',
    intro: isLike
      ? ['Most like ', title, ' by the words they share:']
      : ['I have nothing that is much like ', title, '. The nearest by the words they share:'],
    papers,
    from,
    buttons: pageButtons('similar', [paper.id], from, total),
  });
}

/** Nothing is like `paper`. */
export function nothingSimilarMessage(paper: ShownPaper): Message {
  const said = 'I have no paper that shares words with it';
  return {
    summary: `${said}: ${paper.shownTitle}`,
    blocks: [{ kind: 'text', line: [`${said}: `, { kind: 'bold', text: paper.shownTitle }] }],
  };
}
