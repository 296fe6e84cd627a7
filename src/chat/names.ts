// Who is named in a message. A platform notifies whom it names, so it names people only where one person alone reads.
import type { Block, Inline, Line, Message } from './message.ts';
import { belongsTo, type PersonRef, type WorkspaceRef } from './refs.ts';

/** For one person alone of a workspace: only people of that workspace stay named, all others are their text. */
export const namesOf = (message: Message, workspace: WorkspaceRef): Message =>
  withNames(message, (person) => belongsTo(person, workspace));

/** For everybody: nobody is named, so nobody is notified. */
export const withoutNames = (message: Message): Message => withNames(message, () => false);

function withNames(message: Message, shown: (person: PersonRef) => boolean): Message {
  const inWords = (line: Line): Line => line.map((run) => named(run, shown));
  return { ...message, blocks: message.blocks.map((block) => inBlock(block, inWords)) };
}

const named = (run: Inline, shown: (person: PersonRef) => boolean): Inline =>
  typeof run !== 'string' && run.kind === 'person' && !shown(run.person) ? run.text : run;

function inBlock(block: Block, inWords: (line: Line) => Line): Block {
  switch (block.kind) {
    case 'text':
    case 'small':
      return { ...block, line: inWords(block.line) };
    case 'list':
      return { ...block, items: block.items.map(inWords) };
    case 'card':
      return { ...block, lines: block.lines.map(inWords) };
    default:
      return block;
  }
}
