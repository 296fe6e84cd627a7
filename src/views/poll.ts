// What a group reads next: the proposal, the poll that everybody sees, how it ended, and what was read before.
import type { Block, Button, Inline, Line, Message } from '../chat/message.ts';
import { dayIn, timeIn } from '../domain/calendar.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { zoneCity } from '../domain/zone.ts';
import { listMessage } from './list.ts';
import { paperLine, paperPost } from './paper.ts';
import { count, dayName, keepingSigns } from './words.ts';

export interface PollFacts {
  readonly id: number;
  readonly state: 'open' | 'closed' | 'cancelled';
  readonly closesAt: number;
  readonly zone: string;
  readonly winner: PaperId | null;
  readonly lines: readonly { readonly paper: ShownPaper; readonly kept: number; readonly votes: number }[];
}

export interface ProposalLine {
  readonly paper: ShownPaper;
  readonly keepers: number;
  readonly votes: number;
}

/** To whoever asks: what a poll would be about. `start` carries it. */
export function proposalMessage(
  lines: readonly ProposalLine[],
  { start, closesAt, zone, now }: { start: readonly string[]; closesAt: number; zone: string; now: number },
): Message {
  const byId = new Map(lines.map((line) => [line.paper.id, line]));
  return listMessage({
    title: 'What to read next',
    intro: ['What the team kept, voted for and submitted most in the last two months:'],
    papers: lines.map(({ paper }) => paper),
    from: 1,
    line: (paper) => [...paperLine(paper), ...signs(byId.get(paper.id))],
    notes: [
      [
        'A poll on these would be open until ',
        instant(closesAt, zone, now),
        '. For another day: ',
        command('pick until friday'),
      ],
    ],
    buttons: [{ label: 'Start poll', press: { command: 'start-poll', values: start }, primary: true }],
  });
}

function signs(line: ProposalLine | undefined): Line {
  if (!line) return [];
  const kept = line.keepers > 0 ? [`🔖\u00a0${line.keepers}`] : [];
  const votes = line.votes > 0 ? [`👍\u00a0${line.votes}`] : [];
  const said = [...kept, ...votes].join('  ');
  return said === '' ? [] : [`  ${said}`];
}

const QUESTION = 'What do we read next?';

/** For everybody, and again with each change. */
export function pollPost(facts: PollFacts): Message {
  const { id, state, lines } = facts;
  const blocks: Block[] = [
    { kind: 'heading', text: QUESTION },
    { kind: 'text', line: howItStands(facts) },
    { kind: 'list', items: lines.map((line) => pollLine(line)) },
    { kind: 'small', line: [`React ${keepingSigns(lines.length)} to keep one.`] },
  ];
  if (state === 'open') {
    const votes = lines.map((_line, index) => voteButton(id, index + 1));
    blocks.push({ kind: 'buttons', buttons: votes }, { kind: 'buttons', buttons: endButtons(id) });
  }
  return { summary: state === 'open' ? QUESTION : `${QUESTION} ${plain(howItStands(facts))}`, blocks };
}

function howItStands({ state, lines, winner, closesAt, zone }: PollFacts): Line {
  const total = lines.reduce((sum, { votes }) => sum + votes, 0);
  if (state === 'cancelled') return ['This poll was cancelled.'];
  if (state === 'open') {
    const until = { kind: 'time', at: closesAt, text: moment(closesAt, zone) } as const;
    return [
      'One vote each until ',
      until,
      `; it can be changed. ${total === 0 ? 'No votes' : count(total, 'vote')} so far.`,
    ];
  }
  const won = lines.find(({ paper }) => paper.id === winner);
  if (!won) return ['Closed. Nobody has voted, so nothing was picked.'];
  return [
    'Closed. We read ',
    { kind: 'bold', text: won.paper.shownTitle },
    `: ${won.votes} of ${count(total, 'vote')}.`,
  ];
}

function pollLine({ paper, kept, votes }: PollFacts['lines'][number]): Line {
  const signs = kept > 0 ? [`  🔖\u00a0${kept}`] : [];
  const counted: Inline[] = votes > 0 ? ['  ', { kind: 'bold', text: count(votes, 'vote') }] : [];
  return [...paperLine(paper), ...signs, ...counted];
}

const voteButton = (poll: number, position: number): Button => ({
  label: `Vote ${position}`,
  press: { command: 'vote', values: [String(poll), String(position)] },
});

const endButtons = (poll: number): Button[] => [
  { label: 'Close now', press: { command: 'end-poll', values: [String(poll), 'closed'] } },
  { label: 'Cancel', press: { command: 'end-poll', values: [String(poll), 'cancelled'] } },
];

/** For everybody, when a poll has a winner: a post of its own, to keep and to discuss. */
export function wonPost({ lines, winner }: PollFacts): Message | null {
  const won = lines.find(({ paper }) => paper.id === winner);
  if (!won) return null;
  const total = lines.reduce((sum, { votes }) => sum + votes, 0);
  const post = paperPost(won.paper);
  const said = `We read this next: ${won.votes} of ${count(total, 'vote')}.`;
  return {
    summary: `${said} ${post.summary}`,
    blocks: [
      { kind: 'text', line: [{ kind: 'bold', text: said }] },
      ...post.blocks,
      { kind: 'small', line: ['What was picked before: ', command('picks')] },
    ],
  };
}

/** To whoever started it, or asks for another while it is open. */
export const startedMessage = (
  { id, closesAt, zone }: Pick<PollFacts, 'id' | 'closesAt' | 'zone'>,
  { isNew, now }: { readonly isNew: boolean; readonly now: number },
): Message => ({
  summary: isNew ? 'The poll is here' : 'There is a poll here already',
  blocks: [
    {
      kind: 'text',
      line: [
        isNew ? 'The poll is here until ' : 'There is a poll here already, open until ',
        instant(closesAt, zone, now),
        '.',
      ],
    },
    { kind: 'buttons', buttons: endButtons(id) },
  ],
});

/** To whoever voted; `voted` is null where the vote was taken back. */
export function votedMessage(
  { id, lines, closesAt, zone }: PollFacts,
  voted: number | null,
  now: number,
): Message {
  const line = lines[(voted ?? 0) - 1];
  if (voted === null || !line) {
    return said('Your vote is taken back.', []);
  }
  return {
    summary: `Your vote: ${line.paper.shownTitle}`,
    blocks: [
      { kind: 'text', line: [`Your vote: ${voted}  `, { kind: 'bold', text: line.paper.shownTitle }] },
      {
        kind: 'small',
        line: [
          `${count(line.votes, 'vote')} for it so far. You can change yours until `,
          instant(closesAt, zone, now),
          '.',
        ],
      },
      {
        kind: 'buttons',
        buttons: [{ label: 'Take back', press: { command: 'vote', values: [String(id), '0'] } }],
      },
    ],
  };
}

/** To whoever ended it. */
export const endedPollMessage = (facts: PollFacts): Message => said(plain(howItStands(facts)), []);

const said = (text: string, buttons: readonly Button[]): Message => ({
  summary: text,
  blocks: [
    { kind: 'text', line: [text] },
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ],
});

export function picksMessage(
  picks: readonly { readonly paper: ShownPaper; readonly at: number }[],
  { zone, now }: { readonly zone: string; readonly now: number },
): Message {
  if (picks.length === 0) {
    return {
      summary: 'Nothing picked yet',
      blocks: [
        { kind: 'text', line: ['Nothing was picked in this channel yet. To begin: ', command('pick')] },
      ],
    };
  }
  const days = new Map(picks.map(({ paper, at }) => [paper.id, dayName(dayIn(at, zone), dayIn(now, zone))]));
  return listMessage({
    title: 'Picked in this channel',
    intro: [picks.length === 1 ? '1 paper:' : `${count(picks.length, 'paper')}, the newest first:`],
    papers: picks.map(({ paper }) => paper),
    from: 1,
    line: (paper) => [...paperLine(paper), `  · ${days.get(paper.id) ?? ''}`],
    buttons: [],
  });
}

const instant = (at: number, zone: string, now: number): Inline => ({
  kind: 'time',
  at,
  text: `${dayName(dayIn(at, zone), dayIn(now, zone))}, ${timeIn(at, zone)} ${zoneCity(zone)}`,
});

const moment = (at: number, zone: string): string =>
  `${dayName(dayIn(at, zone), dayIn(at, zone))}, ${timeIn(at, zone)} ${zoneCity(zone)}`;

const plain = (line: Line): string =>
  line.map((run) => (typeof run === 'string' ? run : 'text' in run ? run.text : '')).join('');
const command = (line: string) => ({ kind: 'command', line }) as const;
