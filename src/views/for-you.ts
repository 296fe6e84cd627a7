// New papers for one person, each with why it is here.
import type { Block, Line, Message } from '../chat/message.ts';
import type { Answer } from '../chat/platform.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { clip } from '../text/clip.ts';
import { listMessage, menuOf } from './list.ts';
import { pageButtons } from './pages.ts';
import { paperLine } from './paper.ts';

/** How many kept papers it is near, and the title of the nearest. */
interface Why {
  readonly count: number;
  readonly title: string | null;
}

export interface ForYouPage {
  readonly papers: readonly ShownPaper[];
  readonly why: ReadonlyMap<PaperId, Why>;
  readonly total: number;
  readonly from: number;
}

const LONGEST_TITLE = 50;

export function forYouMessage({ papers, why, total, from }: ForYouPage): Message {
  if (total === 0) {
    return {
      summary: 'Nothing new for you',
      blocks: [
        {
          kind: 'text',
          line: ['You have marked every paper of the last two weeks. Everything new: ', command('today')],
        },
      ],
    };
  }
  const list = listMessage({
    title: 'New for you',
    intro: ['From the lists of the last two weeks, by the words they share with what you have kept:'],
    papers,
    from,
    line: (paper) => [...paperLine(paper), ...because(why.get(paper.id))],
    buttons: pageButtons('foryou', [], from, total),
  });
  const notForMe = menuOf('Not for me', { command: 'not-for-me', values: [] }, papers, from);
  const at = list.blocks.findIndex((block) => block.kind === 'choice' && block.press.command === 'keep');
  return { ...list, blocks: list.blocks.toSpliced(at + 1, 0, notForMe) };
}

function because(why: Why | undefined): Line {
  if (!why || why.count === 0 || why.title === null) return [];
  const others = why.count > 1 ? ` and ${why.count - 1} more you kept` : '';
  return [`  · near ${clip(why.title, LONGEST_TITLE)}${others}`];
}

export const notForMeMessage = ({ shownTitle }: ShownPaper): Message => ({
  summary: 'Less of that',
  blocks: [
    {
      kind: 'text',
      line: ['Less like ', { kind: 'bold', text: shownTitle }, ' from now on: ', command('foryou')],
    },
  ],
});

/** For whoever has kept nothing: another list, and how this one would come about. */
export function withHow(answer: Answer): Answer {
  const how: Line = [
    'Keep a few papers (🔖) or vote for them (👍), and I find new ones by the words they share.',
  ];
  const [heading, ...rest] = answer.message.blocks;
  const blocks: Block[] = [...(heading ? [heading] : []), { kind: 'small', line: how }, ...rest];
  return { ...answer, message: { ...answer.message, blocks } };
}

const command = (line: string) => ({ kind: 'command', line }) as const;
