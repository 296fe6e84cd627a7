// The blocks of a Message as embeds: what belongs together is one embed, every card is one of its own. Whatever the
// message, Discord's limits hold: long parts are shortened, and what is too many for ten embeds shares the last.
import type { APIEmbed } from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Block, Message } from '../../src/chat/message.ts';
import { renderItem, renderLine } from './inline.ts';
import { EMBED_DESCRIPTION, EMBED_TITLE, EMBEDS, EMBEDS_TOTAL } from './limits.ts';
import { escapeText, fitted, manyLines, oneLine } from './text.ts';
import { webAddress } from './web-address.ts';

const COLOUR = 0xe8912d;
/** An aside stands in the footer, which reads no Markdown. */
const ASIDE = 100;

/** A paragraph, shortened to at most `room` units; `apart` where an empty line stands before it. */
interface Part {
  readonly apart: boolean;
  /** One of a list, which is shortened sooner than that another is left out. */
  readonly isItem?: true;
  text(room: number): string;
}

interface Draft {
  readonly title: string;
  readonly aside: string;
  readonly url: string | null;
  readonly imageUrl: string | null;
  readonly parts: Part[];
}

export function renderEmbeds(message: Message, commands: readonly CommandDeclaration[]): APIEmbed[] {
  const drafts = spread(atMost(EMBEDS, draftsOf(message.blocks, commands)).filter(showsSomething));
  const fixed = sum(drafts.map(outerLength));
  const wanted = drafts.map((draft) => description(draft, EMBED_DESCRIPTION).length);
  const most = Math.min(EMBED_DESCRIPTION, fairShare(wanted, EMBEDS_TOTAL - fixed));
  return drafts.map((draft) => toEmbed(draft, most));
}

function draftsOf(blocks: readonly Block[], commands: readonly CommandDeclaration[]): Draft[] {
  const drafts: Draft[] = [];
  // What follows the only card is about its paper and joins it; after one of many it would seem to be so.
  const onlyCard = blocks.filter(({ kind }) => kind === 'card').length === 1;
  let open: Draft | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'buttons' || block.kind === 'choice') continue;
    if (block.kind === 'card') {
      const card = cardDraft(block, commands);
      drafts.push(card);
      open = onlyCard ? card : null;
      continue;
    }
    if (block.kind === 'heading' || open === null) {
      open = emptyDraft(block.kind === 'heading' ? block : undefined);
      drafts.push(open);
    }
    open.parts.push(...partsOf(block, standsApart(blocks[index - 1]), commands));
  }
  return drafts;
}

/** What is too long for one embed, its list ever so short, goes on in another where the message may have one more. */
function spread(drafts: readonly Draft[]): Draft[] {
  let room = EMBEDS - drafts.length;
  return drafts.flatMap((draft) => {
    const half = room > 0 && isTooLong(draft.parts) ? halfOf(draft.parts) : 0;
    if (half === 0) return [draft];
    room -= 1;
    const rest = { ...emptyDraft(), aside: draft.aside, parts: draft.parts.slice(half) };
    return [{ ...draft, aside: '', parts: draft.parts.slice(0, half) }, rest];
  });
}

const lengthsOf = (parts: readonly Part[]): number[] =>
  parts.map((part) => part.text(EMBED_DESCRIPTION).length + LONGEST_GAP);

const sum = (lengths: readonly number[]): number => lengths.reduce((all, length) => all + length, 0);

function isTooLong(parts: readonly Part[]): boolean {
  const shortest = lengthsOf(parts).map((length, index) =>
    parts[index]?.isItem ? Math.min(length, SHORTEST_ITEM + LONGEST_GAP) : length,
  );
  return sum(shortest) > EMBED_DESCRIPTION;
}

/** How many parts are about half of the text, with something to show before and after; 0 where there is no such place. */
function halfOf(parts: readonly Part[]): number {
  const lengths = lengthsOf(parts);
  const half = sum(lengths) / 2;
  const count = lengths.findIndex((_, index) => sum(lengths.slice(0, index + 1)) >= half) + 1;
  const shows = (some: readonly number[]) => some.some((length) => length > LONGEST_GAP);
  return shows(lengths.slice(0, count)) && shows(lengths.slice(count)) ? count : 0;
}

function emptyDraft(heading?: { readonly text: string; readonly aside?: string }): Draft {
  return {
    title: titleOf(heading?.text ?? ''),
    aside: fitted(oneLine(heading?.aside ?? ''), ASIDE, (text) => text),
    url: null,
    imageUrl: null,
    parts: [],
  };
}

function cardDraft(card: Extract<Block, { kind: 'card' }>, commands: readonly CommandDeclaration[]): Draft {
  return {
    title: titleOf(card.title) || titleOf(card.url),
    aside: '',
    url: webAddress(card.url),
    imageUrl: card.imageUrl === undefined ? null : webAddress(card.imageUrl),
    parts: card.lines.map((line) => ({ apart: false, text: (room) => renderLine(line, commands, room) })),
  };
}

// Lines of running text stay together, and a fence has a gap of its own.
const standsApart = (before: Block | undefined): boolean =>
  before !== undefined && before.kind !== 'text' && before.kind !== 'small' && before.kind !== 'code';

function partsOf(block: Block, apart: boolean, commands: readonly CommandDeclaration[]): Part[] {
  switch (block.kind) {
    case 'text':
      return [{ apart, text: (room) => renderLine(block.line, commands, room) }];
    case 'small':
      return [
        {
          apart: false,
          text: (room) => after('-# ', (left) => renderLine(block.line, commands, left), room),
        },
      ];
    case 'list':
      return block.items.map((item, index) => {
        const number = `${index + (block.start ?? 1)}. `;
        return {
          apart: false,
          isItem: true,
          text: (room) => after(number, (left) => renderItem(item, commands, left), room),
        };
      });
    case 'code':
      return [{ apart: false, text: (room) => fenced(block.text, room) }];
    default:
      return [];
  }
}

function after(mark: string, text: (room: number) => string, room: number): string {
  const rest = text(room - mark.length);
  return rest === '' ? '' : mark + rest;
}

/** Nothing escapes a fence inside itself, so backticks become the grave accents that look like them. */
function fenced(text: string, room: number): string {
  const lines = manyLines(text).replaceAll('`', 'ˋ').trimEnd();
  return lines.trim() === '' ? '' : fitted(lines, room, (shorter) => `\`\`\`\n${shorter}\n\`\`\``);
}

const titleOf = (text: string): string =>
  fitted(oneLine(text), EMBED_TITLE, (shorter) => escapeText(shorter));

const showsSomething = (draft: Draft): boolean =>
  draft.title !== '' || draft.aside !== '' || description(draft, EMBED_DESCRIPTION) !== '';

const outerLength = (draft: Draft): number => draft.title.length + draft.aside.length;

/** Paragraphs as long as they fit, items of a list in equal lengths; one that does not fit even so is the last. */
function description(draft: Draft, most: number): string {
  const longest = longestItem(draft.parts, most);
  let text = '';
  for (const part of draft.parts) {
    const gap = text === '' ? '' : part.apart ? '\n\n' : '\n';
    const room = most - text.length - gap.length;
    const whole = part.text(part.isItem ? longest : EMBED_DESCRIPTION);
    if (whole === '') continue;
    if (whole.length > room) return joinShort(text, gap, part.text(room));
    text += gap + whole;
  }
  return text;
}

/** A shorter one would have no room for its link. */
const SHORTEST_ITEM = 100;
const LONGEST_GAP = 2;

function longestItem(parts: readonly Part[], most: number): number {
  const others = sum(lengthsOf(parts.filter(({ isItem }) => !isItem)));
  const share = fairShare(lengthsOf(parts.filter(({ isItem }) => isItem)), most - others) - LONGEST_GAP;
  return share < SHORTEST_ITEM ? EMBED_DESCRIPTION : share;
}

const joinShort = (text: string, gap: string, last: string): string =>
  last === '' ? text : text + gap + last;

/** The greatest length that each may have so that all together keep to `total`: short ones leave theirs to the long. */
function fairShare(wanted: readonly number[], total: number): number {
  let left = total;
  const ascending = [...wanted].sort((a, b) => a - b);
  for (const [index, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (length > share) return share;
    left -= length;
  }
  return EMBED_DESCRIPTION;
}

function toEmbed(draft: Draft, most: number): APIEmbed {
  const text = description(draft, most);
  return {
    color: COLOUR,
    ...(draft.title && { title: draft.title }),
    ...(draft.url && { url: draft.url }),
    ...(text && { description: text }),
    ...(draft.imageUrl && { thumbnail: { url: draft.imageUrl } }),
    ...(draft.aside && { footer: { text: draft.aside } }),
  };
}

function atMost(most: number, drafts: Draft[]): Draft[] {
  if (drafts.length <= most) return drafts;
  const last = { ...emptyDraft(), parts: drafts.slice(most - 1).flatMap(asParts) };
  return [...drafts.slice(0, most - 1), last];
}

function asParts(draft: Draft): Part[] {
  // The title is escaped already and has its limit, so it stands whole or not at all.
  const title = {
    apart: true,
    text: (room: number) => (draft.title.length + 4 <= room ? bold(draft.title) : ''),
  };
  return [title, ...draft.parts];
}

const bold = (escaped: string): string => (escaped === '' ? '' : `**${escaped}**`);
