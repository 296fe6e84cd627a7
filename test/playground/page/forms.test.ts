// Forms of both platforms, as the page draws them.
import { expect, test } from 'vitest';
import { renderModal as discordModal } from '../../../adapters/discord/modal.ts';
import { renderModal as slackModal } from '../../../adapters/slack/modal.ts';
import { discordForm } from '../../../playground/page/discord/form.ts';
import { slackForm } from '../../../playground/page/slack/form.ts';
import type { Form } from '../../../src/chat/form.ts';

const form: Form = {
  title: 'Your note',
  send: 'Save',
  press: { command: 'save', values: ['7'] },
  fields: [
    { name: 'note', label: 'Note', hint: 'For you alone', value: 'one\ntwo', long: true, optional: true },
    { name: 'at', label: 'Time', value: '09:00' },
    {
      name: 'as',
      label: 'As',
      value: 'read',
      options: [
        { label: 'Reading', value: 'reading' },
        { label: 'Read', value: 'read' },
      ],
    },
  ],
};

const fields = [
  {
    name: 'note',
    label: 'Note',
    hint: 'For you alone',
    value: 'one\ntwo',
    long: true,
    optional: true,
    options: null,
  },
  { name: 'at', label: 'Time', hint: '', value: '09:00', long: false, optional: false, options: null },
  {
    name: 'as',
    label: 'As',
    hint: '',
    value: 'read',
    long: false,
    optional: false,
    options: form.fields[2]?.options,
  },
];

test('a modal of Slack’s', () => {
  const view = { ...slackModal(form, { user: 'U1', channel: 'C1' }) };
  expect(slackForm(view)).toEqual({ title: 'Your note', send: 'Save', cancel: 'Cancel', fields });
});

test('a modal of Discord’s, which calls the button that sends it by its own name', () => {
  expect(discordForm({ ...discordModal(form) })).toEqual({
    title: 'Your note',
    send: 'Submit',
    cancel: 'Cancel',
    fields,
  });
});
