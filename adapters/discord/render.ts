// Message -> the body that Discord gets. Pure, and free of discord.js at run time: the terminal shows it too.
import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Message } from '../../src/chat/message.ts';
import { namesOf, withoutNames } from '../../src/chat/names.ts';
import { plainText } from '../../src/chat/plain-text.ts';
import type { WorkspaceRef } from '../../src/chat/refs.ts';
import { renderComponents } from './components.ts';
import { renderEmbeds } from './embeds.ts';
import { CONTENT_LENGTH } from './limits.ts';
import { escapeText, fitted, manyLines, oneLine } from './text.ts';
import { COMMAND } from './typed.ts';

export interface DiscordBody {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly flags?: number;
  readonly allowed_mentions: { readonly parse: readonly []; readonly replied_user: false };
}

/** Nobody is ever pinged, whatever the text says. */
const NO_MENTIONS = { parse: [], replied_user: false } as const;

/** Addresses in plain content would unfold into pictures. */
const SUPPRESS_EMBEDS = 1 << 2;

/** Exactly what is sent for a message that others see; `commands` say how those it names are typed. Any message fits. */
export const renderDiscord = (message: Message, commands: readonly CommandDeclaration[]): DiscordBody =>
  rendered(withoutNames(message), commands);

/** The same for one person alone, to whom people of their own workspace are named. */
export const renderAnswer = (
  message: Message,
  workspace: WorkspaceRef,
  commands: readonly CommandDeclaration[],
): DiscordBody => rendered(namesOf(message, workspace), commands);

function rendered(message: Message, commands: readonly CommandDeclaration[]): DiscordBody {
  const embeds = renderEmbeds(message, commands);
  const components = renderComponents(message.blocks);
  return {
    ...(embeds.length > 0 ? { embeds } : plainContent(oneLine(message.summary))),
    ...(components.length > 0 && { components }),
    allowed_mentions: NO_MENTIONS,
  };
}

/** The message as bare text, for where Discord refuses its form. */
export function renderPlain(message: Message): DiscordBody {
  const text = plainText(message, `/${COMMAND}`);
  return { ...plainContent(manyLines(text || message.summary)), allowed_mentions: NO_MENTIONS };
}

function plainContent(text: string): { content: string; flags: number } {
  const content = fitted(text.trim(), CONTENT_LENGTH, escapeLines);
  return { content: content || '…', flags: SUPPRESS_EMBEDS };
}

const escapeLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => escapeText(line, true))
    .join('\n');
