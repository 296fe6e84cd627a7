// Rules on blocks that a type cannot say. Limits are those of docs.slack.dev/reference/block-kit where no other source stands.
import { isRecord } from '../args.ts';
import type { Json } from '../state.ts';

type Found = string[];

/** Slack's lines for what is wrong beyond the schema. */
export function brokenRules(blocks: readonly Json[]): Found {
  return [
    ...twice(blocks.map((block) => block.block_id)).map(
      (id) => `duplicate block_id: ${id} [json-pointer:/blocks]`,
    ),
    ...tooMany(blocks, 'table', 1),
    ...markdownTogether(blocks),
    ...blocks.flatMap((block, index) =>
      oneBlock(block).map((words) => `${words} [json-pointer:/blocks/${index}]`),
    ),
  ];
}

/** submit is required with input blocks; title, submit and close 24; private_metadata 3,000; callback_id 255 (types views.d.ts). */
export function brokenViewRules(view: Json): Found {
  const texts = ['title', 'submit', 'close'].flatMap((name) => {
    const text = view[name];
    const length = isRecord(text) ? String(text.text).length : 0;
    return length > 24 ? [`must be less than 25 characters [json-pointer:/view/${name}/text]`] : [];
  });
  const long = (name: string, most: number) =>
    String(view[name] ?? '').length > most
      ? [`must be less than ${most + 1} characters [json-pointer:/view/${name}]`]
      : [];
  const inputs =
    Array.isArray(view.blocks) && view.blocks.some((one) => isRecord(one) && one.type === 'input');
  const unsendable =
    view.type === 'modal' && inputs && !isRecord(view.submit)
      ? ['missing required field: submit [json-pointer:/view]']
      : [];
  const untitled = view.type === 'modal' && !isRecord(view.title) ? ['missing required field: title'] : [];
  return [
    ...untitled,
    ...unsendable,
    ...texts,
    ...long('private_metadata', 3000),
    ...long('callback_id', 255),
  ];
}

function oneBlock(block: Json): Found {
  return [
    ...twice(actionIds(block)).map((id) => `duplicate action_id: ${id}`),
    ...(block.type === 'section' && !block.text && !block.fields ? ['missing required field: text'] : []),
    ...shape(block),
    ...addresses(block),
    ...groups(block),
    ...unknownChoices(block),
  ];
}

/** Sizes of tables, cards and alerts (cards' buttons and alert's text: third party). */
function shape(block: Json): Found {
  const rows = Array.isArray(block.rows) ? block.rows : [];
  switch (block.type) {
    case 'table':
      return rows.some((row) => Array.isArray(row) && row.length > 20)
        ? ['no more than 20 items allowed']
        : [];
    case 'data_table':
      return rows.length < 2 || rows.length > 101 ? ['rows must be 2 to 101'] : [];
    case 'card':
      return Array.isArray(block.actions) && block.actions.length > 3 ? ['no more than 3 items allowed'] : [];
    case 'carousel':
      return Array.isArray(block.elements) ? block.elements.filter(isRecord).flatMap(shape) : [];
    case 'alert':
      return isRecord(block.text) && String(block.text.text).length > 200
        ? ['must be less than 201 characters']
        : [];
    default:
      return [];
  }
}

/** Every url and image_url is a web address of at most 3,000 characters. */
function addresses(value: unknown): Found {
  if (Array.isArray(value)) return value.flatMap(addresses);
  if (!isRecord(value)) return [];
  const own = [value.url, value.image_url].filter((url) => typeof url === 'string');
  const wrong = own.filter(
    (url) => url.length > 3000 || !/^(https?|mailto):/.test(URL.parse(url)?.protocol ?? ''),
  );
  return [...wrong.map((url) => `invalid url: ${url}`), ...Object.values(value).flatMap(addresses)];
}

/** 100 options in each group, its label 75 (types composition-objects.d.ts). */
function groups(value: unknown): Found {
  if (Array.isArray(value)) return value.flatMap(groups);
  if (!isRecord(value)) return [];
  const own = Array.isArray(value.option_groups) ? value.option_groups.filter(isRecord) : [];
  const both = value.option_groups !== undefined && value.options !== undefined;
  return [
    ...(both ? ['options and option_groups exclude each other'] : []),
    ...own.flatMap(({ label, options }) => [
      ...(isRecord(label) && String(label.text).length > 75 ? ['must be less than 76 characters'] : []),
      ...(Array.isArray(options) && options.length > 100 ? ['no more than 100 items allowed'] : []),
    ]),
    ...Object.values(value).flatMap(groups),
  ];
}

/** What is picked at first is exactly one of the options (docs select menu element). */
function unknownChoices(value: unknown): Found {
  if (Array.isArray(value)) return value.flatMap(unknownChoices);
  if (!isRecord(value)) return [];
  const first = value.initial_option;
  const options = Array.isArray(value.options) ? value.options : null;
  const same = (one: unknown) => JSON.stringify(one) === JSON.stringify(first);
  const wrong = isRecord(first) && options !== null && !options.some(same);
  return [
    ...(wrong ? ['initial_option must be one of the options'] : []),
    ...Object.values(value).flatMap(unknownChoices),
  ];
}

/** 12,000 characters over all markdown blocks of a message (docs markdown block). */
function markdownTogether(blocks: readonly Json[]): Found {
  const length = blocks
    .filter((block) => block.type === 'markdown')
    .reduce((sum, block) => sum + String(block.text).length, 0);
  return length > 12_000
    ? ['markdown blocks must be less than 12001 characters together [json-pointer:/blocks]']
    : [];
}

function tooMany(blocks: readonly Json[], type: string, most: number): Found {
  const count = blocks.filter((block) => block.type === type).length;
  return count > most ? [`no more than ${most} ${type} allowed [json-pointer:/blocks]`] : [];
}

function actionIds(block: Json): unknown[] {
  return (Array.isArray(block.elements) ? block.elements : [])
    .filter(isRecord)
    .map((element) => element.action_id);
}

function twice(ids: readonly unknown[]): unknown[] {
  const named = ids.filter((id) => id !== undefined);
  return [...new Set(named.filter((id, index) => named.indexOf(id) !== index))];
}
