// What the local Discord refuses about a message, with the code and the path that the real one gives.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../playground/discord/index.ts';
import { localDiscord, papers } from './bot.ts';
import { ask } from './rest.ts';

let discord: LocalDiscord;

beforeAll(async () => {
  discord = await localDiscord();
});

afterAll(() => discord.stop());

const row = (...components: object[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Keep', custom_id: 'keep', ...more });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 'pick',
  options: [{ label: 'One', value: '1' }],
  ...more,
});
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const field = (more: object = {}) => ({ name: 'Votes', value: '87', ...more });
const long = (length: number) => 'x'.repeat(length);
const v2 = 1 << 15;

const refused: readonly (readonly [string, object, string, string])[] = [
  ['content over 2,000', { content: long(2_001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  ['eleven embeds', { embeds: many(11, () => ({ title: 'x' })) }, 'embeds', 'BASE_TYPE_BAD_LENGTH'],
  ['a title over 256', { embeds: [{ title: long(257) }] }, 'embeds.0.title', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a description over 4,096',
    { embeds: [{ description: long(4_097) }] },
    'embeds.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['26 fields', { embeds: [{ fields: many(26, () => field()) }] }, 'embeds.0.fields', 'BASE_TYPE_BAD_LENGTH'],
  [
    'an empty field',
    { embeds: [{ fields: [field({ value: ' ' })] }] },
    'embeds.0.fields.0.value',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a field name over 256',
    { embeds: [{ fields: [field({ name: long(257) })] }] },
    'embeds.0.fields.0.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field value over 1,024',
    { embeds: [{ fields: [field({ value: long(1_025) })] }] },
    'embeds.0.fields.0.value',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a footer over 2,048',
    { embeds: [{ title: 'x', footer: { text: long(2_049) } }] },
    'embeds.0.footer.text',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an author over 256',
    { embeds: [{ title: 'x', author: { name: long(257) } }] },
    'embeds.0.author.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '6,001 characters over two embeds',
    { embeds: [{ description: long(4_000) }, { description: long(2_001) }] },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['an embed with a colour only', { embeds: [{ color: 1 }] }, 'embeds.0.description', 'BASE_TYPE_REQUIRED'],
  [
    'an embed link without a scheme',
    { embeds: [{ title: 'x', url: 'arxiv.org/abs/1' }] },
    'embeds.0.url',
    'URL_TYPE_INVALID_URL',
  ],
  [
    'an embed link to a script',
    { embeds: [{ title: 'x', url: 'javascript:alert(1)' }] },
    'embeds.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a picture without an address',
    { embeds: [{ title: 'x', image: { url: '' } }] },
    'embeds.0.image.url',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a colour out of range',
    { embeds: [{ title: 'x', color: 0x1000000 }] },
    'embeds.0.color',
    'NUMBER_TYPE_MAX',
  ],
  [
    'a time that is none',
    { embeds: [{ title: 'x', timestamp: 'tomorrow' }] },
    'embeds.0.timestamp',
    'DATE_TIME_TYPE_PARSE',
  ],
  [
    'six rows',
    { components: many(6, (index) => row(button({ custom_id: `keep-${index}` }))) },
    'components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'six buttons in a row',
    { components: [row(...many(6, (index) => button({ custom_id: `keep-${index}` })))] },
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['an empty row', { components: [row()] }, 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
  ['a button outside a row', { components: [button()] }, 'components.0.type', 'BASE_TYPE_CHOICES'],
  [
    'a label over 80',
    { components: [row(button({ label: long(81) }))] },
    'components.0.components.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button with nothing on it',
    { components: [row({ type: 2, style: 1, custom_id: 'keep' })] },
    'components.0.components.0',
    'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
  ],
  [
    'a custom_id over 100',
    { components: [row(button({ custom_id: long(101) }))] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button without custom_id',
    { components: [row({ type: 2, style: 1, label: 'Keep' })] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a custom_id twice',
    { components: [row(button()), row(button())] },
    'components.1.components.0.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a link button without an address',
    { components: [row({ type: 2, style: 5, label: 'PDF' })] },
    'components.0.components.0.url',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a link button with an address over 512',
    { components: [row({ type: 2, style: 5, label: 'PDF', url: `https://x.org/${long(512)}` })] },
    'components.0.components.0.url',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button with a word for an emoji',
    { components: [row(button({ emoji: { name: 'bookmark' } }))] },
    'components.0.components.0.emoji.name',
    'BUTTON_COMPONENT_INVALID_EMOJI',
  ],
  [
    '26 options',
    { components: [row(select({ options: many(26, (n) => ({ label: 'x', value: `${n}` })) }))] },
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an option value twice',
    { components: [row(select({ options: many(2, () => ({ label: 'x', value: '1' })) }))] },
    'components.0.components.0.options.1.value',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'an option label over 100',
    { components: [row(select({ options: [{ label: long(101), value: '1' }] }))] },
    'components.0.components.0.options.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a placeholder over 150',
    { components: [row(select({ placeholder: long(151) }))] },
    'components.0.components.0.placeholder',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a select beside a button',
    { components: [row(button(), select())] },
    'components.0.components',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'users parsed and named at once',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    '101 users named',
    { content: 'x', allowed_mentions: { parse: [], users: many(101, String) } },
    'allowed_mentions.users',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a nonce of 26', { content: 'x', nonce: long(26) }, 'nonce', 'BASE_TYPE_MAX_LENGTH'],
  [
    'content beside display components',
    { content: 'x', flags: v2, components: [{ type: 10, content: 'x' }] },
    'content',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'display components without their flag',
    { components: [{ type: 10, content: 'x' }] },
    'components.0',
    'COMPONENT_TYPE_INVALID',
  ],
  [
    '41 components',
    { flags: v2, components: many(41, () => ({ type: 10, content: 'x' })) },
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    '4,001 characters of display text',
    { flags: v2, components: many(2, (index) => ({ type: 10, content: long(2_000 + index) })) },
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'an answer to a message that is not there',
    { content: 'x', message_reference: { message_id: '1' } },
    'message_reference',
    'REPLIES_UNKNOWN_MESSAGE',
  ],
];

test.for(refused)('%s is refused with its path', async ([, body, path, code]) => {
  const quiet = { allowed_mentions: { parse: [] } };
  const reply = await ask(discord, 'POST', `/channels/${papers}/messages`, { ...quiet, ...body });
  expect(reply).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(path.split('.').reduce<unknown>(inside, reply.body)).toMatchObject({
    _errors: expect.arrayContaining([expect.objectContaining({ code })]),
  });
  expect(discord.violations.at(-1)?.kind).toBe('limit');
});

/** Follows a path through the answer's errors. */
function inside(at: unknown, key: string, index: number): unknown {
  const from = index === 0 ? (at as { errors: unknown }).errors : at;
  return (from as Record<string, unknown>)[key];
}

const empty: readonly (readonly [string, object])[] = [
  ['nothing at all', {}],
  ['blanks only', { content: ' \n ' }],
  ['empty lists', { embeds: [], components: [] }],
];

test.for(empty)('%s is no message', async ([, body]) => {
  const reply = await ask(discord, 'POST', `/channels/${papers}/messages`, body);
  expect(reply).toMatchObject({ status: 400, body: { code: 50006 } });
});

const taken: readonly (readonly [string, object])[] = [
  ['2,000 characters', { content: long(2_000) }],
  [
    '6,000 characters over two embeds',
    { embeds: [{ description: long(4_000) }, { description: long(2_000) }] },
  ],
  [
    'five rows of five buttons',
    { components: many(5, (r) => row(...many(5, (b) => button({ custom_id: `${r}${b}` })))) },
  ],
  [
    'a select of 25',
    { components: [row(select({ options: many(25, (n) => ({ label: 'x', value: `${n}` })) }))] },
  ],
  [
    'a button with an emoji only',
    { components: [row({ type: 2, style: 1, custom_id: 'k', emoji: { name: '🔖' } })] },
  ],
  [
    'a link button',
    { components: [row({ type: 2, style: 5, label: 'PDF', url: 'https://arxiv.org/pdf/1' })] },
  ],
  ['40 display components', { flags: v2, components: many(40, () => ({ type: 10, content: 'x' })) }],
];

test.for(taken)('%s are taken', async ([, body]) => {
  const quiet = { allowed_mentions: { parse: [] } };
  const before = discord.violations.length;
  const reply = await ask(discord, 'POST', `/channels/${papers}/messages`, { ...quiet, ...body });
  expect(reply.status).toBe(200);
  expect(discord.violations.length).toBe(before);
});

test('a body that is no JSON and one of more than 25 MiB are refused', async () => {
  const path = `/channels/${papers}/messages`;
  expect(await ask(discord, 'POST', path, '{"content":')).toMatchObject({
    status: 400,
    body: { code: 50109 },
  });
  const huge = JSON.stringify({ content: long(25 * 1024 * 1024) });
  expect(await ask(discord, 'POST', path, huge)).toMatchObject({ status: 413, body: { code: 40005 } });
});
