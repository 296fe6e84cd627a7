// Forms on Discord beyond the contract: when they come too late, and what they are made of.
import { expect, it } from 'vitest';
import { renderModal } from '../../../adapters/discord/modal.ts';
import type { Form } from '../../../src/chat/form.ts';
import { plain } from '../../contracts/messages.ts';
import { until } from '../../contracts/until.ts';
import { connectedStage, controlOf, expectNoViolations } from './stage.ts';

const form: Form = {
  title: 'Your note',
  send: 'Save',
  press: { command: 'save', values: ['7'] },
  fields: [{ name: 'note', label: 'Note', value: 'as it was', long: true }],
};
const button = { label: 'Note', press: { command: 'change', values: ['7'] } };

it('whoever would have to wait too long for a form reads its message', async () => {
  const { chat, core, platform, papers, here, bob } = await connectedStage();
  await platform.send(
    here,
    { summary: 'A paper', blocks: [{ kind: 'buttons', buttons: [button] }] },
    { key: 'k' },
  );
  const post = await until(chat, () => chat.messages(papers, bob)[0]);
  core.answers = { message: plain('Type it'), form };
  const release = core.holdAnswers();
  const pressed = chat.press(bob, post.id, controlOf(post, 'Note'));
  await until(chat, () => chat.messages(papers, bob).find(({ thinking }) => thinking));
  release();
  expect(await pressed).toEqual({});
  await until(chat, () =>
    chat.messages(papers, bob).find(({ payload }) => JSON.stringify(payload).includes('Type it')),
  );
  expect(chat.forms.open(bob)).toBeUndefined();
  expectNoViolations(chat);
});

it('titles, labels and hints are shortened to what Discord takes', () => {
  const long = 'very '.repeat(100);
  const [field] =
    renderModal({ ...form, title: long, fields: [{ name: 'note', label: long, hint: long }] })?.components ??
    [];
  expect(renderModal({ ...form, title: long })?.title).toHaveLength(45);
  expect(field).toMatchObject({
    label: expect.stringMatching(/^.{45}$/),
    description: expect.stringMatching(/^.{100}$/),
  });
});

it.each<[string, Partial<Form>]>([
  ['six fields', { fields: Array.from({ length: 6 }, (_, index) => ({ name: `${index}`, label: 'x' })) }],
  [
    'more written than a field takes',
    { fields: [{ name: 'note', label: 'x', value: 'x'.repeat(4001), long: true }] },
  ],
  [
    'a choice of more than 25',
    {
      fields: [
        {
          name: 'as',
          label: 'x',
          options: Array.from({ length: 26 }, (_, index) => ({ label: 'x', value: `${index}` })),
        },
      ],
    },
  ],
])('there is no form with %s', (_what, change) => {
  expect(renderModal({ ...form, ...change })).toBeNull();
});
