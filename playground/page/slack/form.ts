// A modal of Slack's, as this page draws forms: https://docs.slack.dev/reference/views/modal-views
import type { FieldLook, FormLook } from '../form-look.ts';
import { type Fields, fields, list, text } from '../read.ts';
import { plainText } from './plain-text.ts';

export const slackForm = (view: Fields): FormLook => ({
  title: plainText(fields(view, 'title')),
  send: plainText(fields(view, 'submit')) || 'Submit',
  cancel: plainText(fields(view, 'close')) || 'Cancel',
  fields: list(view, 'blocks')
    .filter((block) => text(block, 'type') === 'input')
    .map(field),
});

function field(block: Fields): FieldLook {
  const element = fields(block, 'element') ?? {};
  const options = list(element, 'options').map((option) => ({
    value: text(option, 'value'),
    label: plainText(fields(option, 'text')),
  }));
  return {
    name: text(block, 'block_id'),
    label: plainText(fields(block, 'label')),
    hint: plainText(fields(block, 'hint')),
    optional: block.optional === true,
    long: element.multiline === true,
    ...(text(element, 'type') === 'file_input' && { file: true }),
    value: text(element, 'initial_value') || text(fields(element, 'initial_option') ?? {}, 'value'),
    options: text(element, 'type') === 'static_select' ? options : null,
  };
}
