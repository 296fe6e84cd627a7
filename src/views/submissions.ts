// The team's own list of the day: the post by which everybody hears of a paper, the words to whoever submits, the list.
import type { Block, Button, Line, Message } from '../chat/message.ts';
import type { Day } from '../domain/edition.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { clip } from '../text/clip.ts';
import { listMessage } from './list.ts';
import { paperLine, paperPost } from './paper.ts';
import { count, dayName } from './words.ts';

interface Submitted {
  readonly name: string;
  readonly why: string;
}

/** For everybody in the channel. The name is literal: nobody is pinged. */
export function submissionPost(paper: ShownPaper, { name, why }: Submitted): Message {
  const post = paperPost(paper);
  const by = `Submitted by ${calledOr(name)}`;
  const said: Line = [{ kind: 'bold', text: by }, why === '' ? ', to read together:' : `: ${why}`];
  return {
    summary: `${by}: ${post.summary}`,
    blocks: [
      { kind: 'text', line: said },
      ...post.blocks,
      {
        kind: 'small',
        line: ['👍 votes for it, 🔖 keeps it. What else was submitted: ', command('submissions')],
      },
    ],
  };
}

/** The same post after its submitter has thought again. */
export function takenBackPost(paper: ShownPaper): Message {
  const post = paperPost(paper);
  const said = 'Whoever submitted this has taken it back.';
  return { summary: `${said} ${post.summary}`, blocks: [{ kind: 'text', line: [said] }, ...post.blocks] };
}

export const submittedMessage = (paper: ShownPaper): Message =>
  about(
    paper,
    'Submitted: ',
    'The next digest of each channel that has not had it shows it first. The list of the day: ',
    [undo(paper, 'Undo')],
  );

export function submittedBeforeMessage(
  paper: ShownPaper,
  { name, votes, isOwn, isNew }: { name: string; votes: number; isOwn: boolean; isNew: boolean },
): Message {
  if (isOwn) {
    return about(paper, 'You have submitted this one today: ', 'The list of the day: ', [
      undo(paper, 'Take back'),
    ]);
  }
  const yours = isNew ? 'yours counts as a vote' : 'you have voted for it before';
  const said = `${calledOr(name)} has submitted this one today, and ${yours} (👍 ${votes}): `;
  return about(paper, said, 'The list of the day: ', [undo(paper, 'Take vote back')]);
}

export function takenBackMessage(
  paper: ShownPaper,
  { isOwn, isGone }: { isOwn: boolean; isGone: boolean },
): Message {
  const vote = isGone
    ? 'Your vote is taken back: '
    : 'You have neither submitted this one nor voted for it: ';
  return about(paper, isOwn ? 'Taken back: ' : vote, 'The list of the day: ', []);
}

function about(paper: ShownPaper, said: string, next: string, buttons: readonly Button[]): Message {
  const blocks: Block[] = [
    { kind: 'text', line: [said, { kind: 'bold', text: paper.shownTitle }] },
    { kind: 'small', line: [next, command('submissions')] },
  ];
  if (buttons.length > 0) blocks.push({ kind: 'buttons', buttons });
  return { summary: `${said}${paper.shownTitle}`, blocks };
}

const undo = (paper: ShownPaper, label: string): Button => ({
  label,
  press: { command: 'unsubmit', values: [paper.id] },
});

export interface SubmissionLine extends Submitted {
  readonly paper: ShownPaper;
  readonly votes: number;
}

export interface SubmissionsOfDay {
  readonly day: Day;
  readonly today: Day;
  readonly lines: readonly SubmissionLine[];
  /** Days that have some; null where there are none. */
  readonly previous: Day | null;
  readonly next: Day | null;
}

export function submissionsMessage({ day, today, lines, previous, next }: SubmissionsOfDay): Message {
  const buttons = [...toDay('Earlier', previous), ...toDay('Later', next)];
  const named = dayName(day, today);
  if (lines.length === 0) {
    const when = day === today ? 'today yet' : `on ${named}`;
    const line: Line = [
      `Nobody has submitted a paper ${when}. To be the first: `,
      command('submit 2403.03950'),
    ];
    const said: Block = {
      kind: 'text',
      line: day === today ? line : [`Nobody has submitted a paper ${when}.`],
    };
    const blocks: Block[] = buttons.length > 0 ? [said, { kind: 'buttons', buttons }] : [said];
    return { summary: `Nobody has submitted a paper ${when}`, blocks };
  }
  const byId = new Map(lines.map((line) => [line.paper.id, line]));
  return listMessage({
    title: `Submitted by the team · ${named}`,
    intro: [`${count(lines.length, 'paper')}, most votes (👍) first:`],
    papers: lines.map(({ paper }) => paper),
    from: 1,
    line: (paper) => [...paperLine(paper), ...submittedBy(byId.get(paper.id))],
    buttons,
  });
}

const toDay = (label: string, day: Day | null): Button[] =>
  day === null ? [] : [{ label, press: { command: 'submissions', values: [day] } }];

const LONGEST_WHY = 120;

function submittedBy(line: SubmissionLine | undefined): Line {
  return line ? [`  · ${submittedMark({ ...line, why: clip(line.why, LONGEST_WHY) })}`] : [];
}

/** `submitted by Alice: close to what we do · 👍 3`. */
export function submittedMark({ name, why, votes }: Submitted & { readonly votes: number }): string {
  const said = why === '' ? '' : `: ${why}`;
  return `submitted by ${calledOr(name)}${said}${votes > 0 ? ` · 👍\u00a0${votes}` : ''}`;
}

const calledOr = (name: string): string => (name === '' ? 'a colleague' : name);
const command = (line: string) => ({ kind: 'command', line }) as const;
