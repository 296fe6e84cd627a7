// What a person follows.
import type { Message } from '../chat/message.ts';
import type { Subscription } from '../domain/subscription.ts';
import { inWords } from './reasons.ts';
import { endButton, previewButton, tuneButton } from './subscription.ts';
import { nextLook } from './wish.ts';

/** `others`: what else the person follows. */
export function followedMessage(
  subscription: Subscription,
  others: readonly Subscription[],
  { now, isNew }: { readonly now: number; readonly isNew: boolean },
): Message {
  const { filter } = subscription;
  const said = isNew ? 'You follow ' : 'You follow this already: ';
  return {
    summary: `You follow ${filter}`,
    blocks: [
      {
        kind: 'text',
        line: [
          said,
          { kind: 'bold', text: filter },
          `. New matches come to you by direct message, at most one a day for all that you follow. Next look: ${nextLook(subscription, others, now)}.`,
        ],
      },
      {
        kind: 'buttons',
        buttons: [previewButton(subscription), tuneButton(subscription), endButton(subscription)],
      },
    ],
  };
}

export function followsMessage(all: readonly Subscription[], now: number): Message {
  if (all.length === 0) {
    return {
      summary: 'You follow nothing yet',
      blocks: [
        {
          kind: 'text',
          line: [
            'You follow nothing yet. To begin: ',
            { kind: 'command', line: 'follow diffusion votes>=20' },
          ],
        },
      ],
    };
  }
  return {
    summary: 'What you follow',
    blocks: [
      { kind: 'heading', text: 'What you follow' },
      ...all.map(
        (one) =>
          ({
            kind: 'text',
            line: [
              { kind: 'bold', text: String(one.number) },
              `  ${one.filter}  · ${whatNext(one, all, now)}`,
            ],
          }) as const,
      ),
      {
        kind: 'small',
        line: [
          'New matches come in one direct message a day at most. To stop one: ',
          { kind: 'command', line: 'unfollow 1' },
        ],
      },
    ],
  };
}

export const unfollowedMessage = ({ filter }: Subscription): Message => ({
  summary: 'Not followed any more',
  blocks: [
    {
      kind: 'text',
      line: ['You follow no more: ', { kind: 'bold', text: filter }, '. To have it again: ', again(filter)],
    },
  ],
});

const again = (filter: string) => ({ kind: 'command', line: `follow ${filter}` }) as const;

const whatNext = (one: Subscription, all: readonly Subscription[], now: number): string =>
  one.state === 'active'
    ? `next look: ${nextLook(one, all, now)}`
    : `paused: ${inWords(one.reason)}. To go on, follow it again`;
