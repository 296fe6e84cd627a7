// A form as a modal, and what comes back of it: https://discord.com/developers/docs/components/reference#label
import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  ModalSubmitInteraction,
} from 'discord.js';
import { fromButtonId, type Press, toButtonId } from '../../src/chat/button-id.ts';
import { FIELD_LENGTH, type Form, type FormField } from '../../src/chat/form.ts';
import { CHOICE_LENGTH, CHOICES, FIELD_HINT, FIELD_LABEL, MODAL_FIELDS, MODAL_TITLE } from './limits.ts';
import { fitted, manyLines, oneLine } from './text.ts';

// discord.js's enums would load all of it.
const LABEL = 18;
const TEXT_INPUT = 4;
const STRING_SELECT = 3;
const SHORT = 1;
const PARAGRAPH = 2;

/** Null where Discord has no such form: too many fields or choices, or more in them than they take. */
export function renderModal(form: Form): APIModalInteractionResponseCallbackData | null {
  const fields = form.fields.filter(({ file }) => !file);
  if (fields.length > MODAL_FIELDS || !fields.every(fits)) return null;
  return {
    custom_id: toButtonId(form.press),
    title: words(form.title, MODAL_TITLE),
    components: fields.map(label),
  };
}

const fits = ({ options = [], value = '' }: FormField): boolean =>
  options.length <= CHOICES &&
  options.every((option) => option.value.length <= CHOICE_LENGTH) &&
  value.length <= FIELD_LENGTH;

function label(field: FormField): APILabelComponent {
  return {
    type: LABEL,
    label: words(field.label, FIELD_LABEL),
    ...(field.hint && { description: words(field.hint, FIELD_HINT) }),
    component: field.options ? menu(field, field.options) : line(field),
  };
}

function line({
  name,
  value = '',
  long = false,
  optional = false,
}: FormField): APILabelComponent['component'] {
  const before = long ? manyLines(value) : oneLine(value);
  return {
    type: TEXT_INPUT,
    custom_id: name,
    style: long ? PARAGRAPH : SHORT,
    required: !optional,
    max_length: FIELD_LENGTH,
    ...(before && { value: before }),
  };
}

const menu = (
  { name, value, optional = false }: FormField,
  options: NonNullable<FormField['options']>,
): APILabelComponent['component'] => ({
  type: STRING_SELECT,
  custom_id: name,
  required: !optional,
  options: options.map((option) => ({
    label: words(option.label, CHOICE_LENGTH),
    value: option.value,
    default: option.value === value,
  })),
});

const words = (text: string, most: number): string =>
  fitted(oneLine(text), most, (shorter) => shorter) || '…';

/** `press` is null where the modal is none of ours. */
export function readModal({ customId, fields }: ModalSubmitInteraction): {
  readonly press: Press | null;
  readonly values: Readonly<Record<string, string>>;
} {
  const values = [...fields.fields.values()].map((field) => [field.customId, written(field)] as const);
  return { press: fromButtonId(customId), values: Object.fromEntries(values) };
}

function written(field: object): string {
  if ('value' in field) return String(field.value ?? '');
  return 'values' in field && Array.isArray(field.values) ? String(field.values[0] ?? '') : '';
}
