// A modal of Discord's, as this page draws forms: https://discord.com/developers/docs/components/reference#label
import type { FieldLook, FormLook } from '../form-look.ts';
import { type Fields, fields, list, text } from '../read.ts';

const PARAGRAPH = 2;

export const discordForm = (data: Fields): FormLook => ({
  title: text(data, 'title'),
  send: 'Submit',
  cancel: 'Cancel',
  fields: list(data, 'components').flatMap(inLabel),
});

// A label around its field; older bots put a row around a field that has its label itself.
function inLabel(part: Fields): readonly FieldLook[] {
  const inside = fields(part, 'component');
  return inside ? [field(inside, part)] : list(part, 'components').map((one) => field(one, one));
}

function field(inside: Fields, around: Fields): FieldLook {
  const options = list(inside, 'options');
  const chosen = options.find((option) => option.default === true) ?? {};
  return {
    name: text(inside, 'custom_id'),
    label: text(around, 'label'),
    hint: text(around, 'description'),
    optional: inside.required === false,
    long: inside.style === PARAGRAPH,
    value: text(inside, 'value') || text(chosen, 'value'),
    options:
      options.length === 0
        ? null
        : options.map((option) => ({ value: text(option, 'value'), label: text(option, 'label') })),
  };
}
