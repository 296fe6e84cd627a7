// The one message of a day with what several follows have brought: a part for each, each paper once.
import type { Block, Button, Line, Message } from '../chat/message.ts';
import { dayIn } from '../domain/calendar.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { clip } from '../text/clip.ts';
import type { DigestFacts } from './digest-facts.ts';
import { fromCopy, HOW_TO_KEEP, lateNote } from './digest-notes.ts';
import { paperLine } from './paper.ts';
import { whyMarks } from './why.ts';
import { dayName, keepingSigns } from './words.ts';

/** What one follow has brought; its `papers` are those that stand under it. */
export interface FollowedShare extends DigestFacts {
  /** The other follows that mean a paper too, by their numbers, and the parts of their filters by which they do. */
  readonly also: ReadonlyMap<
    PaperId,
    readonly { readonly number: number; readonly reasons: readonly string[] }[]
  >;
}

const LONGEST_FILTER = 150;

/** `shares` in the order of their papers' numbers. */
export function followedHeader(shares: readonly FollowedShare[]): Message {
  const title = titleOf(shares);
  const sources = [...new Set(shares.map(({ sourceTitle }) => sourceTitle))].join(', ');
  const blocks: Block[] = [{ kind: 'heading', text: title, aside: sources }];
  let start = 1;
  for (const share of shares) {
    blocks.push({ kind: 'text', line: whose(share) });
    if (share.papers.length > 0)
      blocks.push({ kind: 'list', items: share.papers.map((paper) => lineOf(paper, share)), start });
    start += share.papers.length;
  }
  for (const line of notes(shares, start - 1)) blocks.push({ kind: 'small', line });
  blocks.push({ kind: 'buttons', buttons: buttonsOf(shares) });
  return { summary: title, blocks };
}

function titleOf(shares: readonly FollowedShare[]): string {
  const [first] = shares;
  const days = shares.flatMap(({ editions }) => editions.map(({ day }) => day)).sort();
  const [oldest] = days;
  const newest = days.at(-1);
  if (!first || !oldest || !newest) return TITLE;
  const today = dayIn(first.now, first.subscription.zone);
  const span = oldest === newest ? '' : `${dayName(oldest, today)} to `;
  return `${TITLE} · ${span}${dayName(newest, today)}`;
}

const TITLE = 'What you follow';

// `2  robots · 3 of 12 papers match · 2 of them here`: the others have come before, stand under another or are too many.
function whose({ subscription, editions, papers, matching, listed }: FollowedShare): Line {
  const { number, filter } = subscription;
  const open = editions.some(({ state }) => state === 'open') ? ' so far' : '';
  const match = matching === 1 ? 'matches' : 'match';
  const here = papers.length === 0 ? 'named under another' : `${papers.length} of them here`;
  return [
    { kind: 'bold', text: String(number) },
    `  ${clip(filter, LONGEST_FILTER)}  · ${matching} of ${listed}${open} ${match}`,
    ...(papers.length < matching ? [` · ${here}`] : []),
  ];
}

function lineOf(paper: ShownPaper, { reasons, why, also }: FollowedShare): Line {
  const own = [...(reasons.get(paper.id) ?? []), ...whyMarks(why.get(paper.id) ?? {})].join(', ');
  const others = (also.get(paper.id) ?? []).map(({ number, reasons: theirs }) =>
    theirs.length > 0 ? `also ${number}: ${theirs.join(', ')}` : `also ${number}`,
  );
  const said = [own, ...others].filter((text) => text !== '').join('; ');
  return said === '' ? paperLine(paper) : [...paperLine(paper), `  · ${said}`];
}

function notes(shares: readonly FollowedShare[], papers: number): Line[] {
  const [first] = shares;
  if (!first) return [];
  const { lateSince, keepSigns, subscription } = first;
  const silent = new Map(shares.map((share) => [share.sourceTitle, fromCopy(share)]));
  return [
    ...[...silent.values()].flat(),
    ...(lateSince === null ? [] : [lateNote(lateSince, first)]),
    [HOW_TO_KEEP.list(keepSigns, keepingSigns(papers))],
    ['To stop one: ', { kind: 'command', line: `unfollow ${subscription.number}` }],
  ];
}

function buttonsOf(shares: readonly FollowedShare[]): Button[] {
  const lists = new Map(
    shares.flatMap(({ editions, sourceTitle }) =>
      editions.map((one) => [`${sourceTitle} ${one.day}`, one] as const),
    ),
  );
  const [only] = lists.values();
  const isWhole = shares.every(({ subscription }) => subscription.categories.length === 0);
  const all: Button[] =
    lists.size === 1 && only && isWhole
      ? [{ label: `All ${only.count}`, press: { command: 'date', values: [only.day] } }]
      : [];
  return [...all, { label: 'Your follows', press: { command: 'follows', values: [] } }];
}
