// All that a message says and links to: its words, what is embedded, buttons of other bots, and what it forwards.
import type { Message } from 'discord.js';
import { textsWithin } from '../../src/chat/texts-within.ts';

type Part = Pick<Message, 'content' | 'embeds' | 'components'>;
type Whole = Part & { readonly messageSnapshots: { map<T>(to: (part: Part) => T): T[] } | null };

export const saidIn = (message: Whole): string =>
  textsWithin([partsOf(message), message.messageSnapshots?.map(partsOf)]);

const partsOf = ({ content, embeds, components }: Part): unknown => [
  content,
  embeds.map((embed) => embed.toJSON()),
  components.map((component) => component.toJSON()),
];
