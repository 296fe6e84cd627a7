// What went wrong with a digest, to the one who made it.
import type { Line, Message } from '../chat/message.ts';
import type { Subscription } from '../domain/subscription.ts';
import { inWords } from './reasons.ts';
import { dayAndTime, subjectOf } from './wish.ts';

/** It comes no more until somebody acts. */
export function stoppedMessage(subscription: Subscription, now: number): Message {
  const { number, reason } = subscription;
  const said = told(subscription, now, {
    before: 'I could not post ',
    after: `: ${inWords(reason)}. The digest is paused.`,
  });
  return {
    summary: 'A digest is paused',
    blocks: [
      { kind: 'text', line: said },
      {
        kind: 'small',
        line: ['When that is mended, type there: ', { kind: 'command', line: `resume ${number}` }],
      },
    ],
  };
}

/** Why a digest is not whole. */
export interface Gap {
  readonly reason: string;
  /** Whether all of it is missing. */
  readonly whole: boolean;
}

/** It may not be there, or not whole; the next one comes all the same. */
export function gapMessage(subscription: Subscription, gap: Gap, now: number): Message {
  const isUnknown = gap.reason === 'not confirmed';
  const help: Line = isUnknown
    ? ['Let me read the history there, and I can look.']
    : ['What is wrong stands in the answer to ', { kind: 'command', line: 'status' }];
  return {
    summary: gap.whole ? 'A digest is missing' : 'A digest is not whole',
    blocks: [
      { kind: 'text', line: told(subscription, now, isUnknown ? doubt(gap) : refusal(gap)) },
      { kind: 'small', line: help },
    ],
  };
}

interface Words {
  readonly before: string;
  readonly after: string;
}

const allOf = ({ whole }: Gap): string => (whole ? '' : 'all of ');

const doubt = (gap: Gap): Words => ({
  before: `I cannot say whether ${allOf(gap)}`,
  after: ` is there: ${inWords(gap.reason)}. I do not send it twice.`,
});

const refusal = (gap: Gap): Words => ({
  before: `I could not post ${allOf(gap)}`,
  after: `: ${inWords(gap.reason)}. The next digest comes as usual.`,
});

/** `I could not post the list of the day in #papers (today, 09:00): …`. */
function told(subscription: Subscription, now: number, { before, after }: Words): Line {
  const { place, personal, zone } = subscription;
  const what = `${before}${subjectOf(subscription)}`;
  const when = ` (${dayAndTime(now, zone, now)})${after}`;
  return personal ? [what + when] : [`${what} in `, { kind: 'place', place, text: 'your channel' }, when];
}
