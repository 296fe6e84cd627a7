// Buttons and menus. Slack wants every action_id of a message to differ; what a press runs stands in the button's
// value, or in the menu's action_id with the option picked as its value.
import type { types } from '@slack/bolt';
import { fromButtonId, type Press, toButtonId } from '../../src/chat/button-id.ts';
import type { Block, Button } from '../../src/chat/message.ts';
import { ACTIONS, BUTTON_LABEL, BUTTON_URL, OPTION_TEXT, OPTIONS, PLACEHOLDER } from './limits.ts';
import { labelText, webAddress } from './text.ts';

type Choice = Extract<Block, { kind: 'choice' }>;

/** The buttons in rows; `position` is the block's place in its message, which keeps action ids apart. */
export function renderButtons(
  buttons: readonly Button[],
  position: number,
  most: number,
): types.ActionsBlock[] {
  const elements = buttons.flatMap((button, index) => renderButton(button, `${position}-${index}`, most));
  const rows: types.ActionsBlock[] = [];
  for (let from = 0; from < elements.length; from += ACTIONS) {
    rows.push({ type: 'actions', elements: elements.slice(from, from + ACTIONS) });
  }
  return rows;
}

function renderButton(button: Button, id: string, most: number): types.Button[] {
  const text = label(button.label, Math.min(BUTTON_LABEL, most));
  if ('press' in button) {
    const primary = button.primary ? ({ style: 'primary' } as const) : {};
    return [{ type: 'button', action_id: `press-${id}`, text, value: toButtonId(button.press), ...primary }];
  }
  const url = webAddress(button.url, BUTTON_URL);
  return url ? [{ type: 'button', action_id: `link-${id}`, text, url }] : [];
}

/** The menu; options whose value Slack cannot carry are left out, and without any there is no menu. */
export function renderChoice(choice: Choice, position: number, most: number): types.ActionsBlock[] {
  const options = choice.options
    .filter(({ value }) => value !== '' && value.length <= OPTION_TEXT)
    .slice(0, OPTIONS)
    .map(({ label: text, value }) => ({ text: label(text, Math.min(OPTION_TEXT, most)), value }));
  if (options.length === 0) return [];
  const placeholder = label(choice.placeholder, Math.min(PLACEHOLDER, most));
  const action_id = `pick-${position}|${toButtonId(choice.press)}`;
  return [{ type: 'actions', elements: [{ type: 'static_select', action_id, placeholder, options }] }];
}

const label = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: labelText(text, max),
  emoji: false,
});

/** What was pressed, from its action_id, its value or the option picked; null where it is not one of ours. */
export function pressOf(
  actionId: string,
  value: string | undefined,
  picked: string | undefined,
): Press | null {
  if (picked === undefined) return fromButtonId(value ?? '');
  const press = fromButtonId(actionId.replace(/^pick-\d+\|/, ''));
  return press && { ...press, values: [...press.values, picked] };
}

/** A button that opened a page in the browser: Slack tells us, there is nothing to do. */
export const isLink = (actionId: string): boolean => actionId.startsWith('link-');
