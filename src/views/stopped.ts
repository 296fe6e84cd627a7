// What went wrong with a digest, to the one who made it.
import type { Line, Message } from '../chat/message.ts';
import type { Subscription } from '../domain/subscription.ts';
import { inWords } from './reasons.ts';
import { dayAndTime, subjectOf } from './wish.ts';

/** What went wrong, why (as a platform's code), and when (epoch ms). */
export interface Trouble {
  readonly kind: 'stopped' | 'missing' | 'not whole';
  readonly reason: string;
  readonly at: number;
}

/** `stopped`: it comes no more until somebody acts; else one of it is missing or not whole, and the next comes all the same. */
export function noticeMessage(subscription: Subscription, trouble: Trouble, now: number): Message {
  return trouble.kind === 'stopped' ? stopped(subscription, trouble, now) : gap(subscription, trouble, now);
}

function stopped(subscription: Subscription, trouble: Trouble, now: number): Message {
  const words = { before: 'I could not post ', after: `: ${inWords(trouble.reason)}. The digest is paused.` };
  return {
    summary: 'A digest is paused',
    blocks: [
      { kind: 'text', line: told(subscription, { ...words, at: trouble.at }, now) },
      {
        kind: 'small',
        line: [
          'When that is mended, type there: ',
          { kind: 'command', line: `resume ${subscription.number}` },
        ],
      },
    ],
  };
}

function gap(subscription: Subscription, trouble: Trouble, now: number): Message {
  const isUnknown = trouble.reason === 'not confirmed';
  const help: Line = isUnknown
    ? ['Let me read the history there, and I can look.']
    : ['What is wrong stands in the answer to ', { kind: 'command', line: 'status' }];
  const words = isUnknown ? doubt(trouble) : refusal(trouble);
  return {
    summary: trouble.kind === 'missing' ? 'A digest is missing' : 'A digest is not whole',
    blocks: [
      { kind: 'text', line: told(subscription, { ...words, at: trouble.at }, now) },
      { kind: 'small', line: help },
    ],
  };
}

interface Words {
  readonly before: string;
  readonly after: string;
}

const allOf = ({ kind }: Trouble): string => (kind === 'missing' ? '' : 'all of ');

const doubt = (trouble: Trouble): Words => ({
  before: `I cannot say whether ${allOf(trouble)}`,
  after: ` is there: ${inWords(trouble.reason)}. I do not send it twice.`,
});

const refusal = (trouble: Trouble): Words => ({
  before: `I could not post ${allOf(trouble)}`,
  after: `: ${inWords(trouble.reason)}. The next digest comes as usual.`,
});

/** `I could not post the list of the day in #papers (today, 09:00): …`. */
function told(subscription: Subscription, { before, after, at }: Words & { at: number }, now: number): Line {
  const { place, personal, zone } = subscription;
  const what = `${before}${subjectOf(subscription)}`;
  const when = ` (${dayAndTime(at, zone, now)})${after}`;
  return personal ? [what + when] : [`${what} in `, { kind: 'place', place, text: 'your channel' }, when];
}
