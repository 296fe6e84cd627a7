// A form as a modal, and what comes back of it. Where it was opened is known only from what the modal itself carries.
import type { types } from '@slack/bolt';
import { z } from 'zod';
import { fromButtonId, type Press, toButtonId } from '../../src/chat/button-id.ts';
import { FIELD_LENGTH, type FieldMistakes, type Form, type FormField } from '../../src/chat/form.ts';
import type { HandedFiles } from '../../src/chat/platform.ts';
import { handedFile, type Keeper } from '../../src/net/handed-file.ts';
import { FIELD_TEXT, MODAL_BLOCKS, MODAL_LABEL, MODAL_METADATA, OPTION_TEXT, OPTIONS } from './limits.ts';
import type { Actor } from './requests.ts';
import { labelText, manyLines, oneLine } from './text.ts';

/** Names our modal among all that the app may open. */
export const MODAL = 'form';
const FIELD = 'value';

/** Where the form was opened: its answers go there. */
export interface Opener extends Actor {
  readonly thread?: string;
  /** In the Home tab. */
  readonly home?: boolean;
}

export interface SlackSubmission extends Opener {
  /** null where it is none of ours. */
  readonly press: Press | null;
  readonly values: Readonly<Record<string, string>>;
  readonly files: HandedFiles;
}

/** https://docs.slack.dev/reference/objects/file-object */
const SlackFile = z
  .object({
    name: z.string().nullish(),
    size: z.number().default(0),
    url_private_download: z.string().default(''),
  })
  .transform(({ name, size, url_private_download: url }) => ({ name: name ?? '', size, url }));

/** Null where Slack has no such form: too many fields, or more written in them than they take. */
export function renderModal(form: Form, { channel, thread, home = false }: Opener): types.ModalView | null {
  const cut = form.fields.some(({ long, value = '' }) => long && value.length > FIELD_LENGTH);
  if (cut || form.fields.length > MODAL_BLOCKS) return null;
  const where = { channel, ...(thread === undefined ? {} : { thread }), ...(home && { home }) };
  const metadata = { press: toButtonId(form.press), ...where };
  const private_metadata = JSON.stringify(metadata);
  if (private_metadata.length > MODAL_METADATA) throw new Error('more than a modal carries');
  return {
    type: 'modal',
    callback_id: MODAL,
    private_metadata,
    title: words(form.title, MODAL_LABEL),
    submit: words(form.send, MODAL_LABEL),
    close: words('Cancel', MODAL_LABEL),
    blocks: form.fields.map(input),
  };
}

function input(field: FormField): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: words(field.label, FIELD_TEXT),
    element: elementOf(field),
    optional: field.optional ?? false,
    ...(field.hint === undefined ? {} : { hint: words(field.hint, FIELD_TEXT) }),
  };
}

function elementOf(field: FormField): types.InputBlock['element'] {
  if (field.file) return { type: 'file_input', action_id: FIELD, max_files: 1 };
  return field.options ? menu(field) : line(field);
}

function line({ value = '', long = false }: FormField): types.PlainTextInput {
  const initial_value = (long ? manyLines(value) : oneLine(value)).slice(0, FIELD_LENGTH);
  const multiline = long && { multiline: true };
  return {
    type: 'plain_text_input',
    action_id: FIELD,
    ...multiline,
    ...(initial_value && { initial_value }),
  };
}

function menu({ options = [], value }: FormField): types.StaticSelect {
  const shown = options
    .slice(0, OPTIONS)
    .map((option) => ({ text: words(option.label, OPTION_TEXT), value: option.value }));
  const chosen = shown.find((option) => option.value === value);
  const initial = chosen && { initial_option: chosen };
  return { type: 'static_select', action_id: FIELD, options: shown, ...initial };
}

const words = (text: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: labelText(text, most),
  emoji: false,
});

const Sent = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z.string().nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
            files: z.array(SlackFile).nullish(),
          }),
        ),
      ),
    }),
  }),
});

const Metadata = z.object({
  press: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
  home: z.boolean().optional(),
});

/** Null where it is no form of ours. */
export function readSubmission(body: unknown, keeper: Keeper): SlackSubmission | null {
  const { success, data } = Sent.safeParse(body);
  const metadata = success ? parsed(data.view.private_metadata) : null;
  if (!success || !metadata) return null;
  const { press, channel, thread, home } = metadata;
  const fields = Object.entries(data.view.state.values).map(([name, { [FIELD]: field }]) => ({
    name,
    field,
  }));
  const values = fields.map(
    ({ name, field }) => [name, field?.selected_option?.value ?? field?.value ?? ''] as const,
  );
  const files = fields.flatMap(({ name, field }) =>
    (field?.files ?? []).slice(0, 1).map((file) => [name, handedFile(file, keeper)] as const),
  );
  return {
    user: data.user.id,
    channel,
    ...(thread === undefined ? {} : { thread }),
    ...(home && { home }),
    press: fromButtonId(press),
    values: Object.fromEntries(values),
    files: Object.fromEntries(files),
  };
}

function parsed(metadata: string): z.infer<typeof Metadata> | null {
  try {
    return Metadata.safeParse(JSON.parse(metadata)).data ?? null;
  } catch {
    return null;
  }
}

/** Every mistake under its field; null where none of them has one, so that Slack would refuse the answer. */
export function renderMistakes(
  mistakes: FieldMistakes,
  { values }: SlackSubmission,
): Record<string, string> | null {
  const known = Object.entries(mistakes).filter(([name]) => Object.hasOwn(values, name));
  return known.length === 0 ? null : Object.fromEntries(known.map(([name, text]) => [name, oneLine(text)]));
}
