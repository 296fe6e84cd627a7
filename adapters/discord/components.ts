// Buttons and menus as action rows, within Discord's limits: five rows, five buttons a row, no custom_id twice.
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APISelectMenuOption,
  APIStringSelectComponent,
} from 'discord.js';
import { type Press, toButtonId } from '../../src/chat/button-id.ts';
import type { Block, Button, ChoiceOption } from '../../src/chat/message.ts';
import {
  BUTTON_LABEL,
  BUTTON_URL,
  BUTTONS_A_ROW,
  CHOICE_LENGTH,
  CHOICES,
  MODAL_FIELDS,
  PLACEHOLDER,
  ROWS,
} from './limits.ts';
import { fitted, oneLine } from './text.ts';
import { webAddress } from './web-address.ts';

// Numbers of https://discord.com/developers/docs/components/reference; discord.js's enums would load all of it.
const ACTION_ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const PRIMARY = 1;
const SECONDARY = 2;
const LINK = 5;

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** One row or more for each block; where that is too many, buttons of all blocks share rows, and the last fall away. */
export function renderComponents(blocks: readonly Block[]): Row[] {
  const taken = new Set<string>();
  const groups = blocks.map((block) => componentsOf(block, taken)).filter((group) => group.length > 0);
  const apart = groups.flatMap(rowsOf);
  return (apart.length <= ROWS ? apart : rowsOf(groups.flat())).slice(0, ROWS);
}

/** Menus stand alone in their row. */
function rowsOf(components: readonly APIComponentInMessageActionRow[]): Row[] {
  const rows: APIComponentInMessageActionRow[][] = [];
  for (const component of components) {
    const last = rows.at(-1);
    const joins = component.type === BUTTON && last?.[0]?.type === BUTTON && last.length < BUTTONS_A_ROW;
    if (joins) last.push(component);
    else rows.push([component]);
  }
  return rows.map((row) => ({ type: ACTION_ROW, components: row }));
}

function componentsOf(block: Block, taken: Set<string>): APIComponentInMessageActionRow[] {
  if (block.kind === 'buttons') {
    // A longer form is not drawn here: one types options, which Discord completes.
    const useful = block.buttons.filter(
      (button) => 'url' in button || (button.opensForm ?? 0) <= MODAL_FIELDS,
    );
    return useful.flatMap((button) => toButton(button, taken) ?? []);
  }
  return block.kind === 'choice' ? (toSelect(block, taken) ?? []) : [];
}

function toButton(button: Button, taken: Set<string>): [APIButtonComponent] | null {
  const label = labelOf(button.label, BUTTON_LABEL) || '…';
  if ('url' in button) {
    const url = webAddress(button.url, BUTTON_URL);
    return url === null ? null : [{ type: BUTTON, style: LINK, label, url }];
  }
  const id = freeId(button.press, taken);
  return id === null
    ? null
    : [{ type: BUTTON, style: button.primary ? PRIMARY : SECONDARY, label, custom_id: id }];
}

function toSelect(
  block: Extract<Block, { kind: 'choice' }>,
  taken: Set<string>,
): [APIStringSelectComponent] | null {
  const options = distinct(block.options).slice(0, CHOICES).map(toOption);
  if (options.length === 0) return null;
  const id = freeId(block.press, taken);
  if (id === null) return null;
  const placeholder = labelOf(block.placeholder, PLACEHOLDER);
  return [{ type: STRING_SELECT, custom_id: id, options, ...(placeholder && { placeholder }) }];
}

/** A value is never shortened: it would mean something else. Discord refuses an empty one and one given twice. */
const distinct = (options: readonly ChoiceOption[]): ChoiceOption[] =>
  options.filter(
    ({ value }, index) =>
      value.trim() !== '' &&
      value.length <= CHOICE_LENGTH &&
      options.findIndex((other) => other.value === value) === index,
  );

const toOption = ({ label, value }: ChoiceOption): APISelectMenuOption => ({
  label: labelOf(label, CHOICE_LENGTH) || '…',
  value,
});

/** Labels read no Markdown. */
const labelOf = (text: string, most: number): string => fitted(oneLine(text), most, (shorter) => shorter);

/** The press's id, or null where the message has it already (the second would do the same) or it cannot be one. */
function freeId(press: Press, taken: Set<string>): string | null {
  const id = idOf(press);
  if (id === null || taken.has(id)) return null;
  taken.add(id);
  return id;
}

function idOf(press: Press): string | null {
  try {
    return toButtonId(press);
  } catch {
    return null;
  }
}
