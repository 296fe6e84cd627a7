// Message -> Block Kit. Pure, and free of Bolt at run time: the terminal shows it too. Any message fits: what is too
// long is shortened, never refused.
import type { types } from '@slack/bolt';
import type { Block, Line, Message } from '../../src/chat/message.ts';
import { namesOf, withoutNames } from '../../src/chat/names.ts';
import type { WorkspaceRef } from '../../src/chat/refs.ts';
import { renderButtons, renderChoice } from './controls.ts';
import { fits, joined, shortened } from './fitting.ts';
import { mrkdwnLine, mrkdwnTitle, richLine, richTitle } from './inline.ts';
import { ALT_TEXT, FALLBACK, HEADER, IMAGE_URL, TEXT } from './limits.ts';
import { escapedWithin, labelText, manyLines, oneLine, webAddress } from './text.ts';

export interface SlackContent {
  /** What notifications and screen readers say. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

type Card = Extract<Block, { kind: 'card' }>;

/** How long one text may be, from as long as Slack takes to what still tells something. */
const LENGTHS = [TEXT, 1500, 800, 400, 200, 120, 75, 40] as const;

/** Exactly what is sent for a message that others see; `longest` is how long one text of it may be. */
export const renderSlack = (message: Message, longest: number = TEXT): SlackContent =>
  rendered(withoutNames(message), longest);

/**
 * The same for one person alone, to whom people of their own workspace are named. `first` is the place of its first block
 * where it stands under other messages: no two buttons there have the same action_id.
 */
export const renderAnswer = (message: Message, workspace: WorkspaceRef, first = 0): SlackContent =>
  rendered(namesOf(message, workspace), TEXT, first);

const rendered = (message: Message, longest: number, first = 0): SlackContent => ({
  text: fallbackText(message),
  blocks: fittingBlocks(message, longest, first),
});

/** The fallback: mrkdwn too, so it is escaped. */
export const fallbackText = ({ summary }: Message): string =>
  escapedWithin(oneLine(summary).trim(), FALLBACK) || '…';

function fittingBlocks(message: Message, longest: number, first: number): types.KnownBlock[] {
  let blocks: types.KnownBlock[] = [];
  for (const most of LENGTHS) {
    if (most > longest) continue;
    blocks = message.blocks.flatMap((block, position) => renderBlock(block, first + position, most));
    if (fits(blocks)) return blocks;
    const fewer = joined(blocks);
    if (fits(fewer)) return fewer;
  }
  return shortened(blocks);
}

function renderBlock(block: Block, position: number, most: number): types.KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return [header(block.text), ...(block.aside ? small([block.aside], most) : [])];
    case 'text':
      return textBlock(block.line, most);
    case 'small':
      return small(block.line, most);
    case 'list':
      return renderList(block.items, block.start ?? 1, most);
    case 'card':
      return renderCard(block, most);
    case 'code':
      return code(block.text, most);
    case 'buttons':
      return renderButtons(block.buttons, position, most);
    case 'choice':
      return renderChoice(block, position, most);
  }
}

const header = (text: string): types.HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: labelText(text, HEADER), emoji: false },
});

const richText = (elements: types.RichTextElement[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

function textBlock(line: Line, most: number): types.KnownBlock[] {
  const elements = richLine(line, most);
  return elements.length > 0 ? [richText(elements)] : [];
}

// Only mrkdwn comes small. Text that it would style is shown in the usual size rather than changed.
function small(line: Line, most: number): types.KnownBlock[] {
  const text = mrkdwnLine(line, most);
  if (text === '') return [];
  if (text === null || text.length > TEXT) return textBlock(line, most);
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }];
}

function code(text: string, most: number): types.KnownBlock[] {
  const elements = richLine([manyLines(text)], most).filter((run) => run.type === 'text');
  return elements.length > 0
    ? [{ type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements }] }]
    : [];
}

interface LineGroup {
  readonly start: number;
  readonly lines: types.RichTextElement[][];
}

// As many lines in a block as one text may be long. Slack's own lists, which wrap well, start at one; what goes on
// from another number is numbered by us.
function renderList(items: readonly Line[], start: number, most: number): types.KnownBlock[] {
  const groups: LineGroup[] = [];
  let room = 0;
  items.forEach((item, index) => {
    const line = richLine(item, most);
    const length = line.reduce((sum, run) => sum + ('text' in run ? (run.text?.length ?? 0) : 1), 8);
    if (groups.length === 0 || length > room) {
      groups.push({ start: start + index, lines: [] });
      room = TEXT;
    }
    groups.at(-1)?.lines.push(line.length > 0 ? line : [{ type: 'text', text: '…' }]);
    room -= length;
  });
  const width = String(start + items.length - 1).length;
  return groups.map((group) => (group.start === 1 ? orderedList(group) : numberedLines(group, width)));
}

const orderedList = ({ lines }: LineGroup): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style: 'ordered',
      elements: lines.map((elements) => ({ type: 'rich_text_section', elements })),
    },
  ],
});

const numberedLines = ({ start, lines }: LineGroup, width: number): types.RichTextBlock =>
  richText(
    lines.flatMap((line, index): types.RichTextElement[] => {
      const number = String(start + index).padStart(width, '\u2007');
      return [{ type: 'text', text: `${index === 0 ? '' : '\n'}${number}  ` }, ...line];
    }),
  );

// With a picture a section, whose text is mrkdwn; a paper that mrkdwn would garble goes without its picture.
function renderCard(card: Card, most: number): types.KnownBlock[] {
  const image = card.imageUrl === undefined ? null : webAddress(card.imageUrl, IMAGE_URL);
  const text = image && cardMrkdwn(card, most);
  if (!image || !text || text.length > TEXT) return [richText(cardRuns(card, most))];
  const alt_text = labelText(`Picture of ${card.title}`, Math.min(ALT_TEXT, most));
  return [
    {
      type: 'section',
      text: { type: 'mrkdwn', text, verbatim: true },
      accessory: { type: 'image', image_url: image, alt_text },
    },
  ];
}

function cardMrkdwn(card: Card, most: number): string | null {
  const lines = [
    mrkdwnTitle(card.title, card.url, most),
    ...card.lines.map((line) => mrkdwnLine(line, most)),
  ];
  return lines.every((line) => line !== null) ? lines.filter((line) => line !== '').join('\n') : null;
}

function cardRuns(card: Card, most: number): types.RichTextElement[] {
  const lines = card.lines.map((line) => richLine(line, most)).filter((line) => line.length > 0);
  return [
    ...richTitle(card.title, card.url, most),
    ...lines.flatMap((line): types.RichTextElement[] => [{ type: 'text', text: '\n' }, ...line]),
  ];
}
