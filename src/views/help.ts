// What one can type and what a reaction does. Made from the commands' own declarations.
import { type CommandDeclaration, type OptionDeclaration, typedOptions } from '../chat/command.ts';
import type { Line, Message } from '../chat/message.ts';

export function helpMessage(commands: readonly CommandDeclaration[]): Message {
  const lines = commands.filter((command) => !command.hidden).map(helpLine);
  return {
    summary: 'What Paperboy can do',
    blocks: [
      { kind: 'heading', text: 'Paperboy' },
      { kind: 'text', line: ['The day’s research papers, in this channel. You can type:'] },
      ...lines.map((line) => ({ kind: 'text', line }) as const),
      {
        kind: 'text',
        line: [
          'React with 🔖 on a paper to keep it, or with 1️⃣–🔟 on a list; take the reaction back to drop it.',
        ],
      },
      { kind: 'small', line: ['Answers are for you alone. The channel sees digests and what you share.'] },
    ],
  };
}

/** `date <when>`: a command with its options as one types them. */
export const usage = (command: CommandDeclaration): string =>
  [command.name, ...typedOptions(command).map(optionUsage)].join(' ');

function optionUsage(option: OptionDeclaration): string {
  const value = option.choices ? option.choices.join('|') : `<${option.name}>`;
  const words = option.keyword ? `${option.keyword} ${value}` : value;
  return option.required ? words : `[${words}]`;
}

const helpLine = (command: CommandDeclaration): Line => [
  { kind: 'command', line: usage(command) },
  `  ${command.summary}`,
];
