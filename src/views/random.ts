// A paper picked by chance: the paper in full, out of how many it was picked, and the way to another.
import type { Line, Message } from '../chat/message.ts';
import type { Day } from '../domain/edition.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { clip } from '../text/clip.ts';
import { paperInFull } from './paper.ts';
import { count } from './words.ts';

interface Picked {
  readonly listed: readonly Day[];
  readonly today: Day;
  /** Out of how many. */
  readonly total: number;
  /** The filter that they match, and what a button carries for it; null where any could come. */
  readonly filter: string | null;
  readonly carried: string | null;
}

export function randomMessage(paper: ShownPaper, picked: Picked): Message {
  const { listed, today, total, filter, carried } = picked;
  const whole = paperInFull(paper, listed, today);
  const which =
    filter === null ? ' that I have' : ` that ${total === 1 ? 'matches' : 'match'} ${clip(filter, 80)}`;
  const said: Line = [
    total === 1 ? `The only paper${which}.` : `One of ${count(total, 'paper')}${which}, by chance.`,
  ];
  const another = {
    label: 'Another',
    press: { command: 'random', values: carried === null ? [] : [carried] },
  };
  return {
    ...whole,
    blocks: [
      ...whole.blocks.slice(0, -1),
      { kind: 'small', line: said },
      ...whole.blocks
        .slice(-1)
        .map((block) =>
          block.kind === 'buttons' ? { ...block, buttons: [...block.buttons, another] } : block,
        ),
    ],
  };
}
