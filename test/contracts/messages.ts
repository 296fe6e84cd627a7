// Messages for the contract: one of each kind of control, one far too long, one full of markup and pings.
import type { Block, Line, Message } from '../../src/chat/message.ts';

export const plain = (words: string): Message => ({
  summary: words,
  blocks: [{ kind: 'text', line: [words] }],
});

/** Somebody by name, in every kind of text; `words` where they are not named. */
export function naming(person: string, words: string): Message {
  const line: Line = ['Kept by ', { kind: 'person', person, text: words }];
  return {
    summary: 'Kept by somebody',
    blocks: [
      { kind: 'text', line },
      { kind: 'small', line },
      { kind: 'list', items: [line] },
      { kind: 'card', title: 'A paper', url: 'https://arxiv.org/abs/2403.03950', lines: [line] },
    ],
  };
}

/** A button that runs `keep` with these values. */
export const withButton = (label: string, values: readonly string[]): Message => ({
  summary: 'A paper',
  blocks: [
    { kind: 'text', line: ['A paper'] },
    { kind: 'buttons', buttons: [{ label, press: { command: 'keep', values }, primary: true }] },
  ],
});

/** A menu that runs `show list` with `first` or `second`. */
export const withChoice = (placeholder: string): Message => ({
  summary: 'Two papers',
  blocks: [
    { kind: 'text', line: ['Two papers'] },
    {
      kind: 'choice',
      placeholder,
      press: { command: 'show', values: ['list'] },
      options: [
        { label: 'The first', value: 'first' },
        { label: 'The second', value: 'second' },
      ],
    },
  ],
});

/** A paper whose title leads to its page. */
export const withCard: Message = {
  summary: 'A paper',
  blocks: [{ kind: 'card', title: 'A paper', url: 'https://huggingface.co/papers/2403.03950', lines: [] }],
};

/** Texts that would ping, link, style, hide or turn around if they were taken for markup. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<!channel> <!here> <!everyone> <@U0ALICE> <!subteam^S1> <#C0PAPERS>',
  '@everyone @here <@900000000000000011> <@&900000000000000004> <#900000000000000031>',
  '<https://evil.example|arxiv.org> [arxiv.org](https://evil.example)',
  '*bold* _italic_ ~gone~ `code` ||spoiler|| **bold** __under__ ~~gone~~',
  '```\n# heading\n> quote\n- item\n-# small',
  '&lt; &amp;lt; <think> <EOS> <a href="https://evil.example">here</a>',
  ':bookmark: :skull: </papers:1> <t:0:R> <id:guide> <:name:1>',
  'right \u{202e}to left\u{202c} \u{2066}isolated\u{2069} zero\u{200b}width \u{0}\u{7f}\u{1b}[31m',
  'lone \u{d800} surrogate, family 👨‍👩‍👧‍👦, flag 🇨🇭, marks e\u{301}\u{301}\u{301}',
  '$ \u0024{x} {{x}} %s \\ \\\\ | || x](https://evil.example) [y',
];

const hostileLine = (text: string): Line => [
  text,
  { kind: 'bold', text },
  { kind: 'italic', text },
  { kind: 'code', text },
  { kind: 'link', text, url: 'https://arxiv.org/abs/2403.03950' },
];

const hostileBlocks = (text: string): Block[] => [
  { kind: 'heading', text, aside: text },
  { kind: 'text', line: hostileLine(text) },
  { kind: 'small', line: hostileLine(text) },
  { kind: 'card', title: text, url: 'https://arxiv.org/abs/2403.03950', lines: [hostileLine(text)] },
];

export const withHostileText: Message = {
  summary: HOSTILE_TEXTS.join(' '),
  blocks: [
    ...HOSTILE_TEXTS.slice(0, 3).flatMap(hostileBlocks),
    { kind: 'list', items: HOSTILE_TEXTS.map((text) => [text]) },
    { kind: 'code', text: HOSTILE_TEXTS.join('\n') },
    {
      kind: 'buttons',
      buttons: HOSTILE_TEXTS.slice(0, 5).map((label) => ({
        label,
        press: { command: 'keep', values: ['1'] },
      })),
    },
  ],
};

const wall = 'Authors and their long affiliations, '.repeat(200);

/** More of everything than any platform takes. */
export const huge: Message = {
  summary: wall,
  blocks: [
    { kind: 'heading', text: wall, aside: wall },
    ...Array.from({ length: 70 }, (): Block => ({ kind: 'text', line: [wall] })),
    { kind: 'list', items: Array.from({ length: 120 }, () => [wall]) },
    { kind: 'card', title: wall, url: 'https://arxiv.org/abs/2403.03950', lines: [[wall], [wall]] },
    { kind: 'code', text: wall },
    {
      kind: 'buttons',
      buttons: Array.from({ length: 40 }, (_, index) => ({
        label: `${index} ${wall}`,
        press: { command: 'keep', values: [String(index)] },
      })),
    },
    {
      kind: 'choice',
      placeholder: wall,
      press: { command: 'keep', values: [] },
      options: Array.from({ length: 25 }, (_, index) => ({
        label: `${index} ${wall}`,
        value: String(index),
      })),
    },
  ],
};
