// What reactions mean in a workspace, and what became of a choice.
import type { Line, Message } from '../chat/message.ts';
import { MEANINGS, type OwnEmoji, signsFor } from '../reactions/meanings.ts';

type Meaning = (typeof MEANINGS)[number];

export function emojiListMessage(own: readonly OwnEmoji[]): Message {
  const lines = MEANINGS.map(({ kind, words }): Line => [`${signsFor(kind, own)}  ${words}`]);
  return {
    summary: 'What reactions mean here',
    blocks: [
      { kind: 'heading', text: 'What reactions mean here' },
      ...lines.map((line) => ({ kind: 'text', line }) as const),
      { kind: 'text', line: ['1️⃣–🔟  keep that paper of a list'] },
      {
        kind: 'small',
        line: ['To choose one of your own besides: ', command('emoji keep ⭐')],
      },
    ],
  };
}

/** `chosen` is what the meaning has from now on, or had all the time. */
export function chosenEmojiMessage({ emoji, words, typed }: Meaning, chosen: string): Message {
  if (chosen === emoji)
    return said(`${emoji} always means "${words}".`, 'To choose one besides: ', `emoji ${typed} ⭐`);
  const custom = chosen.startsWith(':') ? ` I cannot see whether there is an emoji ${chosen} here.` : '';
  return said(
    `On a paper ${chosen} means "${words}" from now on, in this whole workspace; ${emoji} still does.${custom}`,
    'To undo it: ',
    `emoji ${typed} default`,
  );
}

export const usualEmojiMessage = ({ emoji, words, typed }: Meaning): Message =>
  said(
    `On a paper only ${emoji} means "${words}" now. What was marked with another emoji stays.`,
    'To choose one: ',
    `emoji ${typed} ⭐`,
  );

const said = (sentence: string, lead: string, line: string): Message => ({
  summary: sentence,
  blocks: [
    { kind: 'text', line: [sentence] },
    { kind: 'small', line: [lead, command(line)] },
  ],
});

const command = (line: string) => ({ kind: 'command', line }) as const;
