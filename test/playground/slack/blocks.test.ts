import { expect, test } from 'vitest';
import checkedIn from '../../../playground/slack/blocks/schema.json' with { type: 'json' };
import { makeBlockSchema } from '../../../playground/slack/make-block-schema.ts';
import { alice, localSlack, papers, quiet, refusal, webClient } from './bolt.ts';

const long = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: unknown) => ({ type: 'section', text });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const button = (more: object = {}) => ({ type: 'button', text: plain('Keep'), action_id: 'keep', ...more });
const option = (value: string, text = 'One') => ({ text: plain(text), value });
const select = (more: object) => ({ type: 'static_select', action_id: 'pick', ...more });
const image = (more: object) => ({
  type: 'image',
  image_url: 'https://example.org/a.png',
  alt_text: 'A figure',
  ...more,
});
const several = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

test('the block schema is the one that the installed types give (else: node playground/slack/make-block-schema.ts)', () => {
  expect(makeBlockSchema()).toEqual(checkedIn);
});

test.each<[string, object, string]>([
  [
    'a section over 3,000',
    section(mrkdwn(long(3001))),
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['an empty text', section(mrkdwn('')), 'must be more than 0 characters'],
  ['a section of nothing', { type: 'section' }, 'missing required field: text'],
  [
    'eleven fields',
    { type: 'section', fields: several(11, () => mrkdwn('a')) },
    'no more than 10 items allowed',
  ],
  [
    'a field over 2,000',
    { type: 'section', fields: [mrkdwn(long(2001))] },
    'must be less than 2001 characters',
  ],
  ['a header over 150', { type: 'header', text: plain(long(151)) }, 'must be less than 151 characters'],
  ['a header in mrkdwn', { type: 'header', text: mrkdwn('a') }, 'unsupported value: mrkdwn'],
  [
    'eleven context elements',
    { type: 'context', elements: several(11, () => mrkdwn('a')) },
    'no more than 10 items',
  ],
  [
    '26 actions',
    actions(...several(26, (id) => button({ action_id: `${id}` }))),
    'no more than 25 items allowed',
  ],
  ['no actions', actions(), 'no fewer than 1 items allowed'],
  ['one action_id twice', actions(button(), button()), 'duplicate action_id: keep'],
  ['an action_id over 255', actions(button({ action_id: long(256) })), 'must be less than 256 characters'],
  ['a block_id over 255', { type: 'divider', block_id: long(256) }, 'must be less than 256 characters'],
  ['a button text over 75', actions(button({ text: plain(long(76)) })), 'must be less than 76 characters'],
  ['a button in mrkdwn', actions(button({ text: mrkdwn('a') })), 'failed to match|unsupported value'],
  ['a button value over 2,000', actions(button({ value: long(2001) })), 'must be less than 2001 characters'],
  ['a button address that is none', actions(button({ url: 'javascript:alert(1)' })), 'invalid url'],
  ['a strange button style', actions(button({ style: 'loud' })), 'unsupported value: loud'],
  [
    'six overflow options',
    actions({ type: 'overflow', options: several(6, (id) => option(`${id}`)) }),
    'no more than 5',
  ],
  [
    '101 options',
    actions(select({ options: several(101, (id) => option(`${id}`)) })),
    'no more than 100 items',
  ],
  [
    'an option value over 150',
    actions(select({ options: [option(long(151))] })),
    'must be less than 151 characters',
  ],
  [
    'an option text over 75',
    actions(select({ options: [option('a', long(76))] })),
    'must be less than 76 characters',
  ],
  [
    '101 options in a group',
    actions(
      select({ option_groups: [{ label: plain('A'), options: several(101, (id) => option(`${id}`)) }] }),
    ),
    'no more than 100 items',
  ],
  [
    'an image without words',
    { type: 'image', image_url: 'https://example.org/a.png' },
    'missing required field: alt_text',
  ],
  ['image words over 2,000', image({ alt_text: long(2001) }), 'must be less than 2001 characters'],
  ['an image from nowhere', image({ image_url: 'file:///a.png' }), 'invalid url'],
  [
    'a markdown block over 12,000',
    { type: 'markdown', text: long(12_001) },
    'must be less than 12001 characters',
  ],
  ['a property nobody knows', section({ ...mrkdwn('a'), emoji: true }), 'invalid additional property: emoji'],
  ['a type nobody knows', { type: 'shout' }, 'unsupported value: shout'],
  ['a block without type', { text: plain('a') }, 'missing required field: type'],
  ['a data table of one row', { type: 'data_table', caption: 'a', rows: [[]] }, 'rows must be 2 to 101'],
])('refused: %s', async (_what, block, words) => {
  const slack = await localSlack();
  const call = webClient(slack).apiCall('chat.postMessage', {
    channel: papers,
    text: 'a',
    blocks: [block],
    ...quiet,
  });
  const { error, response_metadata } = await refusal(call);
  expect(error).toBe('invalid_blocks');
  expect(response_metadata?.messages?.join()).toMatch(new RegExp(words.replaceAll(/[[\]/]/g, '\\$&')));
  expect(slack.violations).toMatchObject([{ kind: 'limit' }]);
});

test('one block_id twice is refused, and two tables', async () => {
  const slack = await localSlack();
  const blocks = [
    { type: 'divider', block_id: 'a' },
    { type: 'divider', block_id: 'a' },
  ];
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
  const call = (body: object[]) =>
    refusal(
      webClient(slack).apiCall('chat.postMessage', { channel: papers, text: 'a', blocks: body, ...quiet }),
    );
  expect((await call(blocks)).error).toBe('invalid_blocks');
  expect((await call([table, table])).error).toBe('invalid_blocks');
});

test('everything at its limit is taken', async () => {
  const slack = await localSlack();
  const blocks = [
    section(mrkdwn(long(3000))),
    { type: 'section', fields: several(10, () => mrkdwn('a')), accessory: image({}) },
    { type: 'header', text: plain(long(150)) },
    { type: 'context', elements: [...several(9, () => mrkdwn('a')), image({})] },
    actions(...several(25, (id) => button({ action_id: `${id}`, text: plain(long(75)) }))),
    actions(select({ options: several(100, (id) => option(`${id}${long(140)}`, 'One')) })),
    actions({ type: 'overflow', options: several(5, (id) => option(`${id}`)) }),
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: '<!channel> *literal*', style: { bold: true } },
            { type: 'link', url: 'https://arxiv.org/abs/2403.03950', text: 'arXiv' },
          ],
        },
      ],
    },
    ...several(42, () => ({ type: 'divider' })),
  ];
  await webClient(slack).apiCall('chat.postMessage', { channel: papers, text: 'a', blocks, ...quiet });
  expect(slack.messages(papers, alice)[0]?.payload.blocks).toEqual(blocks);
  expect(slack.violations).toEqual([]);
});
