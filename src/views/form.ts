// What is said about a form that was not taken.
import type { FieldMistakes, FormField } from '../chat/form.ts';
import type { Block, Button, Line, Message } from '../chat/message.ts';
import type { UserError } from '../domain/errors.ts';
import { mistakeMessage } from './mistake.ts';

/** Each mistake under the name of its field; `key` is the draft's. */
export function mistakesMessage(
  mistakes: FieldMistakes,
  fields: readonly Pick<FormField, 'name' | 'label'>[],
  key: string,
): Message {
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  const lines = Object.entries(mistakes).map(
    ([name, text]): Line => [{ kind: 'bold', text: `${labels.get(name) ?? name}: ` }, text],
  );
  const message: Message = {
    summary: 'This cannot be taken as it is',
    blocks: lines.map((line) => ({ kind: 'text', line })),
  };
  return fields.length > 0 ? withReopening(message, key) : message;
}

/** The message with the way back into the form. */
export const withReopening = (message: Message, key: string): Message => ({
  ...message,
  blocks: [...message.blocks, KEPT, { kind: 'buttons', buttons: [reopenButton(key)] }],
});

const KEPT: Block = { kind: 'small', line: ['What you wrote is kept for a week.'] };

const reopenButton = (key: string): Button => ({
  label: 'Open it again',
  press: { command: 'reopen', values: [key] },
  primary: true,
});

/** Where the form does not open: what was written, to copy. */
export function draftMessage(fields: readonly FormField[]): Message {
  const written = fields.filter(({ value }) => value);
  return {
    summary: 'What you wrote',
    blocks: written.flatMap(({ label, value = '' }): Block[] => [
      { kind: 'text', line: [{ kind: 'bold', text: label }] },
      { kind: 'code', text: value },
    ]),
  };
}

/** Where the form is gone for good. */
export function lostFormMessage(error: UserError, fields: Readonly<Record<string, string>>): Message {
  const said = mistakeMessage(error);
  const written = Object.entries(fields).map(([name, value]) => ({ name, label: name, value }));
  return { ...said, blocks: [...said.blocks, ...draftMessage(written).blocks] };
}
