// What a person reads while two of their accounts become one shelf, or two again.
import type { Message } from '../chat/message.ts';
import { shownCode } from '../domain/join-code.ts';
import { count } from './words.ts';

/** `minutes`: how long it is good for. */
export const codeMessage = (code: string, minutes: number): Message => ({
  summary: `Your code is ${shownCode(code)}`,
  blocks: [
    { kind: 'text', line: ['Your code: ', { kind: 'code', text: shownCode(code) }] },
    {
      kind: 'text',
      line: [
        `Type it within ${minutes} minutes where you use me with your other account: `,
        { kind: 'code', text: `join ${shownCode(code)}` },
        '. It works once. Tell it nobody: whoever types it shares your shelf.',
      ],
    },
    {
      kind: 'small',
      line: [
        'Then both accounts see one shelf, with notes and tags. Each team goes on seeing only what was kept in its own workspace.',
      ],
    },
  ],
});

/** `total`: papers on the shelf of both. */
export const joinedMessage = (total: number): Message => ({
  summary: 'Joined: both accounts have one shelf now',
  blocks: [
    {
      kind: 'text',
      line: [
        `Joined. Both accounts have one shelf now, with ${count(total, 'paper')}: `,
        command('bookmarks'),
      ],
    },
    { kind: 'small', line: ['To part them again: ', command('unjoin')] },
  ],
});

/** To the account whose code was typed. */
export const joinedNotice = (): Message => ({
  summary: 'Another account has joined your shelf',
  blocks: [
    {
      kind: 'text',
      line: [
        'Your code was typed: another account and this one have one shelf now. If that was not you, part them: ',
        command('unjoin'),
      ],
    },
  ],
});

/** `total`: papers that stay on the shelf here. */
export const partedMessage = (total: number): Message => ({
  summary: 'Parted: each account has its own shelf again',
  blocks: [
    {
      kind: 'text',
      line: [
        `Parted. Here you keep what you kept here, ${count(total, 'paper')}; your other account keeps the rest. A note written meanwhile stays wherever its paper was kept.`,
      ],
    },
  ],
});

const command = (line: string) => ({ kind: 'command', line }) as const;
