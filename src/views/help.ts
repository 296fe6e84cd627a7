// What one can type and what a reaction does. Made from the commands' own declarations.
import { type CommandDeclaration, type OptionDeclaration, TOPICS, typedOptions } from '../chat/command.ts';
import type { Block, Inline, Line, Message } from '../chat/message.ts';
import { MEANINGS, type OwnEmoji, signsFor } from '../reactions/meanings.ts';

const TITLES: Readonly<Record<(typeof TOPICS)[number], string>> = {
  lists: 'Lists',
  papers: 'Papers',
  yours: 'Yours',
  team: 'Together',
  channel: 'This channel',
  paperboy: 'Paperboy',
};

/** All commands by what they are about, in a few lines. */
export function helpMessage(commands: readonly CommandDeclaration[], own: readonly OwnEmoji[]): Message {
  const lines = TOPICS.map((topic) => topicLine(topic, commands));
  return {
    summary: 'What Paperboy can do',
    blocks: [
      { kind: 'heading', text: 'Paperboy' },
      { kind: 'text', line: ['The day’s research papers, in this channel. To begin: ', typed('today')] },
      ...lines.map((line) => ({ kind: 'text', line }) as const),
      { kind: 'text', line: ['How one of them is typed: ', typed('help subscribe')] },
      {
        kind: 'text',
        line: [
          `React on a paper: ${MEANINGS.map(({ kind, words }) => `${signsFor(kind, own)} ${words}`).join(', ')}. On a list, 1️⃣–🔟 keep one. Take the reaction back to undo it.`,
        ],
      },
      ...messageMenu(commands),
      { kind: 'small', line: ['Answers are for you alone. The channel sees digests and what you share.'] },
    ],
  };
}

const messageMenu = (commands: readonly CommandDeclaration[]): Block[] =>
  commands.flatMap(({ onMessage, summary }) =>
    onMessage === undefined
      ? []
      : [
          {
            kind: 'text',
            line: ['In the menu of any message: ', { kind: 'bold', text: onMessage }, `, to ${summary}.`],
          },
        ],
  );

/** One command: what it does, its options, and lines to copy. */
export function commandHelp(command: CommandDeclaration): Message {
  const options = typedOptions(command).map(
    (option): Line => [{ kind: 'code', text: optionUsage(option) }, `  ${option.description}`],
  );
  const details = (command.details ?? []).map(
    ([written, does]): Line => [{ kind: 'code', text: written }, `  ${does}`],
  );
  const examples = command.examples.map((line): Line => [typed(line)]);
  return {
    summary: `How ${command.name} is typed`,
    blocks: [
      { kind: 'heading', text: command.name },
      { kind: 'text', line: [sentence(command.summary)] },
      ...[...options, ...details].map((line) => ({ kind: 'text', line }) as const),
      { kind: 'small', line: [examples.length === 1 ? 'For example:' : 'For example, ready to copy:'] },
      ...examples.map((line) => ({ kind: 'text', line }) as const),
    ],
  };
}

function topicLine(topic: (typeof TOPICS)[number], commands: readonly CommandDeclaration[]): Line {
  const names = commands.filter((command) => command.topic === topic).map(({ name }) => name);
  const listed = names.flatMap((name, index): Inline[] => {
    const code = { kind: 'code', text: name } as const;
    return index === 0 ? [code] : [' · ', code];
  });
  return [{ kind: 'bold', text: TITLES[topic] }, '  ', ...listed];
}

/** `date <when>`: a command with its options as one types them. */
export const usage = (command: CommandDeclaration): string =>
  [command.name, ...typedOptions(command).map(optionUsage)].join(' ');

function optionUsage(option: OptionDeclaration): string {
  const value = option.choices ? option.choices.join('|') : `<${option.name}>`;
  const words = option.keyword ? `${option.keyword} ${value}` : value;
  return option.required ? words : `[${words}]`;
}

const sentence = (summary: string): string => `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
const typed = (line: string) => ({ kind: 'command', line }) as const;
