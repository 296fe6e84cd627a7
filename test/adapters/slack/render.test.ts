// Messages as Block Kit: how each kind looks, and that nothing is ever too much for Slack.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSlack } from '../../../adapters/slack/render.ts';
import { checkBlocks, textLength } from '../../../playground/slack/blocks/check.ts';
import { rudeText } from '../../../playground/slack/blocks/rude.ts';
import type { Block, Line } from '../../../src/chat/message.ts';
import { HOSTILE_TEXTS, huge, withHostileText } from '../../contracts/messages.ts';
import { anyMessage } from './any-message.ts';

const blocksOf = (...blocks: Block[]) => renderSlack({ summary: 'A paper', blocks }).blocks;
const richText = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const text = (words: string) => ({ type: 'text', text: words });
const url = 'https://huggingface.co/papers/2403.03950';

/** Every string of a field called `text` or `alt_text`, as a reader sees rich text. */
function shownTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(shownTexts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'text' && typeof each === 'string' ? [each] : shownTexts(each),
  );
}

describe('a message on Slack', () => {
  it('has a header with its aside under it', () => {
    expect(blocksOf({ kind: 'heading', text: 'Daily Papers · Tue 11 March', aside: 'Hugging Face' })).toEqual(
      [
        { type: 'header', text: { type: 'plain_text', text: 'Daily Papers · Tue 11 March', emoji: false } },
        { type: 'context', elements: [{ type: 'mrkdwn', text: 'Hugging Face', verbatim: true }] },
      ],
    );
  });

  it('styles, links, dates and commands by type, never by signs in the text', () => {
    const line: Line = [
      'a *b* ',
      { kind: 'bold', text: 'bold' },
      { kind: 'italic', text: 'italic' },
      { kind: 'code', text: 'code' },
      { kind: 'link', text: 'PDF', url: 'https://arxiv.org/pdf/2403.03950' },
      { kind: 'time', at: 1_741_680_000_123, text: 'Tue 09:00 Zurich' },
      { kind: 'command', line: 'search diffusion' },
    ];
    expect(blocksOf({ kind: 'text', line })).toEqual([
      richText(
        text('a *b* '),
        { type: 'text', text: 'bold', style: { bold: true } },
        { type: 'text', text: 'italic', style: { italic: true } },
        { type: 'text', text: 'code', style: { code: true } },
        { type: 'link', url: 'https://arxiv.org/pdf/2403.03950', text: 'PDF' },
        {
          type: 'date',
          timestamp: 1_741_680_000,
          format: '{date_short_pretty} {time}',
          fallback: 'Tue 09:00 Zurich',
        },
        { type: 'text', text: '/papers search diffusion', style: { code: true } },
      ),
    ]);
  });

  it('says small things small, escaped', () => {
    const line: Line = [
      'R&D <think> ',
      { kind: 'link', text: 'a > b', url },
      { kind: 'time', at: 1_741_680_000_000, text: 'Tue 09:00 Zurich' },
      { kind: 'command', line: 'help' },
    ];
    const mrkdwn = [
      'R&amp;D &lt;think&gt; ',
      `<${url}|a &gt; b>`,
      '<!date^1741680000^{date_short_pretty} {time}|Tue 09:00 Zurich>',
      '`/papers help`',
    ].join('');
    expect(blocksOf({ kind: 'small', line })).toEqual([
      { type: 'context', elements: [{ type: 'mrkdwn', text: mrkdwn, verbatim: true }] },
    ]);
  });

  it.each([
    'a *starred* word',
    '`code`',
    '_so_ and ~so~',
    ':bookmark:',
    '> quoted',
    'https://evil.example',
  ])('shows %s in the usual size, where nothing is taken for markup', (words) => {
    expect(blocksOf({ kind: 'small', line: [words] })).toEqual([richText(text(words))]);
  });

  it.each(['about ~10 %', 'k-NN_2', '5 * 3', 'at 09:00'])('keeps %s small', (words) => {
    expect(blocksOf({ kind: 'small', line: [words] })).toMatchObject([{ type: 'context' }]);
  });

  it('shows a list as Slack’s own, so that long lines are indented', () => {
    const items: Line[] = [[{ kind: 'link', text: 'One', url }, '  ▲ 87'], ['']];
    expect(blocksOf({ kind: 'list', items })).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'ordered',
            elements: [
              {
                type: 'rich_text_section',
                elements: [{ type: 'link', url, text: 'One' }, text('  ▲ 87')],
              },
              { type: 'rich_text_section', elements: [text('…')] },
            ],
          },
        ],
      },
    ]);
  });

  it('numbers a list that goes on by itself, as wide as its last number', () => {
    const items: Line[] = [[{ kind: 'link', text: 'Nine', url }, '  ▲ 87'], ['Ten']];
    expect(blocksOf({ kind: 'list', items, start: 9 })).toEqual([
      richText(
        text('\u20079  '),
        { type: 'link', url, text: 'Nine' },
        text('  ▲ 87'),
        text('\n10  '),
        text('Ten'),
      ),
    ]);
  });

  it('groups the lines of a long list so that no text is too long', () => {
    const items = Array.from({ length: 12 }, (): Line => ['word '.repeat(100)]);
    const blocks = blocksOf({ kind: 'list', items });
    expect(blocks.map((block) => textLength(block)).every((length) => length <= 3000)).toBe(true);
    expect(blocks.length).toBe(3);
  });

  it('shows a paper with its picture beside it', () => {
    const card: Block = {
      kind: 'card',
      title: 'Attention & <all> you need',
      url,
      lines: [['Alice, Bob +9'], ['▲ 87   ', { kind: 'link', text: '📄 PDF', url }]],
      imageUrl: 'https://cdn-thumbnails.huggingface.co/a.png',
    };
    const mrkdwn = `*<${url}|Attention &amp; &lt;all&gt; you need>*\nAlice, Bob +9\n▲ 87   <${url}|📄 PDF>`;
    expect(blocksOf(card)).toEqual([
      {
        type: 'section',
        text: { type: 'mrkdwn', text: mrkdwn, verbatim: true },
        accessory: {
          type: 'image',
          image_url: 'https://cdn-thumbnails.huggingface.co/a.png',
          alt_text: 'Picture of Attention & <all> you need',
        },
      },
    ]);
  });

  it('leaves the picture out rather than garble a title', () => {
    const title = 'A `code` *paper*';
    const card: Block = { kind: 'card', title, url, lines: [['Alice']], imageUrl: 'https://a.example/b.png' };
    expect(blocksOf(card)).toEqual([
      richText({ type: 'link', url, text: title, style: { bold: true } }, text('\n'), text('Alice')),
    ]);
  });

  it('keeps the line breaks of what is set in fixed width', () => {
    expect(blocksOf({ kind: 'code', text: 'only:difusion\n     ^' })).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [text('only:difusion\n     ^')] }],
      },
    ]);
  });

  it('has buttons that carry their command, and menus that carry theirs', () => {
    const press = { command: 'keep', values: ['2403.03950'] };
    expect(
      blocksOf(
        {
          kind: 'buttons',
          buttons: [
            { label: 'Keep', press, primary: true },
            { label: 'Open', url },
          ],
        },
        { kind: 'choice', placeholder: 'Open one', press, options: [{ label: 'First', value: '1' }] },
      ),
    ).toEqual([
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'press-0-0',
            text: { type: 'plain_text', text: 'Keep', emoji: false },
            value: 'keep|2403.03950',
            style: 'primary',
          },
          {
            type: 'button',
            action_id: 'link-0-1',
            text: { type: 'plain_text', text: 'Open', emoji: false },
            url,
          },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'static_select',
            action_id: 'pick-1|keep|2403.03950',
            placeholder: { type: 'plain_text', text: 'Open one', emoji: false },
            options: [{ text: { type: 'plain_text', text: 'First', emoji: false }, value: '1' }],
          },
        ],
      },
    ]);
  });

  it('links only to web addresses', () => {
    const line: Line = [{ kind: 'link', text: 'here', url: 'javascript:alert(1)' }];
    expect(blocksOf({ kind: 'text', line })).toEqual([richText(text('here'))]);
    expect(blocksOf({ kind: 'buttons', buttons: [{ label: 'here', url: 'javascript:alert(1)' }] })).toEqual(
      [],
    );
  });

  it('shows every hostile text as it is, without what hides or turns text', () => {
    const lines = HOSTILE_TEXTS.map((words): Block => ({ kind: 'text', line: [words] }));
    const seen = HOSTILE_TEXTS.map((words) => words.toWellFormed().replaceAll('\ufffd', '')).map((words) =>
      words.replace(/(?!\n)[\p{Cc}\u200b\u202c\u202e\u2066\u2069]/gu, ''),
    );
    expect(shownTexts(blocksOf(...lines))).toEqual(seen);
  });

  it('escapes the fallback text', () => {
    const { text: fallback } = renderSlack({ summary: '<!channel> & <@U1>\nnew', blocks: [] });
    expect(fallback).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt; new');
  });

  it('keeps what can be pressed and says that something is missing where nothing else helps', () => {
    const { blocks } = renderSlack(huge);
    expect(blocks.filter(({ type }) => type === 'actions').length).toBeGreaterThan(0);
    expect(shownTexts(blocks)).toContain('…');
  });
});

describe('Slack never refuses', () => {
  function expectAccepted({ text: fallback, blocks }: ReturnType<typeof renderSlack>) {
    expect(() => checkBlocks(JSON.parse(JSON.stringify(blocks)), 'message')).not.toThrow();
    expect(rudeText({ text: fallback, markdown: undefined, blocks, attachments: undefined })).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(10_000);
    expect(fallback.length).toBeGreaterThan(0);
    expect(fallback.length).toBeLessThanOrEqual(4000);
    const ids = blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.map(({ action_id }) => action_id) : [],
    );
    expect(new Set(ids).size).toBe(ids.length);
  }

  it('the messages of the contract', () => {
    for (const message of [huge, withHostileText]) expectAccepted(renderSlack(message));
  });

  it('any message, however long or hostile', () => {
    fc.assert(
      fc.property(anyMessage, (message) => expectAccepted(renderSlack(message))),
      { numRuns: 80 },
    );
  });

  it('any message in its smaller form', () => {
    fc.assert(
      fc.property(anyMessage, (message) => expectAccepted(renderSlack(message, 120))),
      { numRuns: 20 },
    );
  });
});
