// Limits of buttons and selects (https://discord.com/developers/docs/components/reference).

import { displayFaults, isDisplay } from './components-v2.ts';
import { isEmoji } from './emoji.ts';
import { address, type Faults, fault, flag, listOf, oneOf, textOf, wholeNumber } from './form.ts';
import { isJson, type Json, number, objects } from './wire.ts';

export const kinds = { row: 1, button: 2, select: 3, input: 4 } as const;
/** Selects that Discord fills itself: users, roles, mentionables, channels. */
const filled = [5, 6, 7, 8] as const;

const ROWS = 5;
const BUTTONS = 5;
const OPTIONS = 25;

/** Faults of a message's components, `v2` when its flag is set. */
export function* componentsFaults(value: unknown, v2: boolean): Faults {
  if (v2) {
    yield* listOf('components', value, 40);
    for (const [index, one] of objects(value).entries()) yield* anyFaults(`components.${index}`, one);
    yield* displayFaults(value);
  } else {
    yield* listOf('components', value, ROWS);
    for (const [index, one] of objects(value).entries()) yield* classicFaults(`components.${index}`, one);
  }
  yield* doubledIds(value);
}

function* classicFaults(path: string, component: Json): Faults {
  if (component.type === kinds.row) yield* rowFaults(path, component);
  else if (isDisplay(component)) {
    const message = 'The IS_COMPONENTS_V2 flag must be set to use this component.';
    yield fault(path, 'COMPONENT_TYPE_INVALID', message);
  } else yield* oneOf(`${path}.type`, component.type, [kinds.row]);
}

function* anyFaults(path: string, component: Json): Faults {
  if (component.type === kinds.row) yield* rowFaults(path, component);
  for (const [index, one] of objects(component.components).entries()) {
    if (component.type !== kinds.row) yield* anyFaults(`${path}.components.${index}`, one);
  }
  if (isJson(component.accessory) && component.accessory.type === kinds.button) {
    yield* buttonFaults(`${path}.accessory`, component.accessory);
  }
}

function* rowFaults(path: string, row: Json): Faults {
  yield* listOf(`${path}.components`, row.components, BUTTONS, 1);
  const parts = objects(row.components);
  const selects = parts.filter((part) => part.type !== kinds.button);
  if (selects.length > 0 && parts.length > 1) {
    const message = 'A select menu must be the only component of its row.';
    yield fault(`${path}.components`, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
  }
  for (const [index, part] of parts.entries()) {
    const at = `${path}.components.${index}`;
    if (part.type === kinds.button) yield* buttonFaults(at, part);
    else if (part.type === kinds.select) yield* selectFaults(at, part);
    else if (filled.some((kind) => kind === part.type)) yield* pickerFaults(at, part);
    else yield* oneOf(`${at}.type`, part.type, [kinds.button, kinds.select, ...filled]);
  }
}

const link = 5;
const premium = 6;

function* buttonFaults(path: string, button: Json): Faults {
  yield* oneOf(`${path}.style`, button.style, [1, 2, 3, 4, link, premium]);
  yield* textOf(`${path}.label`, button.label, 80);
  yield* flag(`${path}.disabled`, button.disabled);
  yield* emojiFaults(`${path}.emoji`, button.emoji);
  if (button.style === premium) return;
  if (!button.label && !isJson(button.emoji)) {
    yield fault(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button needs a label or an emoji.');
  }
  if (button.style === link) yield* linkFaults(path, button);
  else {
    yield* textOf(`${path}.custom_id`, button.custom_id, 100, 1);
    if (button.url !== undefined) {
      yield fault(`${path}.url`, 'BUTTON_COMPONENT_URL_FORBIDDEN', 'Only link buttons have a URL.');
    }
  }
}

function* linkFaults(path: string, button: Json): Faults {
  if (button.url === undefined) yield fault(`${path}.url`, 'BASE_TYPE_REQUIRED', 'This field is required');
  yield* address(`${path}.url`, button.url, ['http', 'https', 'discord'], 512);
  if (button.custom_id !== undefined) {
    const message = 'A custom id and url cannot both be specified';
    yield fault(`${path}.custom_id`, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
  }
}

function* emojiFaults(path: string, emoji: unknown): Faults {
  if (!isJson(emoji) || emoji.id) return;
  if (typeof emoji.name !== 'string' || !isEmoji(emoji.name)) {
    yield fault(`${path}.name`, 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
  }
}

function* pickerFaults(path: string, select: Json): Faults {
  yield* textOf(`${path}.custom_id`, select.custom_id, 100, 1);
  yield* textOf(`${path}.placeholder`, select.placeholder, 150);
  yield* wholeNumber(`${path}.min_values`, select.min_values, 0, OPTIONS);
  yield* wholeNumber(`${path}.max_values`, select.max_values, 1, OPTIONS);
}

export function* selectFaults(path: string, select: Json): Faults {
  yield* pickerFaults(path, select);
  yield* listOf(`${path}.options`, select.options, OPTIONS, 1);
  const options = objects(select.options);
  for (const [index, option] of options.entries()) {
    const at = `${path}.options.${index}`;
    yield* textOf(`${at}.label`, option.label, 100, 1);
    yield* textOf(`${at}.value`, option.value, 100, 1);
    yield* textOf(`${at}.description`, option.description, 100);
    yield* emojiFaults(`${at}.emoji`, option.emoji);
    if (options.findIndex((other) => other.value === option.value) < index) {
      const message = 'The specified option value is already used';
      yield fault(`${at}.value`, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
  }
  if (number(select.max_values, 1) > options.length) {
    const message = 'max_values is larger than the number of options.';
    yield fault(`${path}.max_values`, 'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE', message);
  }
}

function* doubledIds(components: unknown): Faults {
  const seen = new Set<string>();
  for (const { path, component } of walk('components', components)) {
    if (typeof component.custom_id !== 'string') continue;
    if (seen.has(component.custom_id)) {
      const message = 'Component custom id cannot be duplicated';
      yield fault(`${path}.custom_id`, 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
    }
    seen.add(component.custom_id);
  }
}

/** Every component with its path, nested ones and accessories included. */
export function* walk(path: string, value: unknown): Generator<{ path: string; component: Json }, void> {
  for (const [index, component] of objects(value).entries()) {
    const at = `${path}.${index}`;
    yield { path: at, component };
    yield* walk(`${at}.components`, component.components);
    if (isJson(component.accessory)) yield { path: `${at}.accessory`, component: component.accessory };
  }
}
