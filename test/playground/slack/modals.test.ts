import type { SlackViewAction, types } from '@slack/bolt';
import { expect, test } from 'vitest';
import { alice, bob, boltApp, handClock, localSlack, papers, quiet, refusal, webClient } from './bolt.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const view: types.ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Change it'),
  submit: plain('Change'),
  blocks: [
    {
      type: 'input',
      block_id: 'at',
      label: plain('Local time'),
      element: { type: 'plain_text_input', action_id: 'value', initial_value: '09:00', max_length: 5 },
    },
    {
      type: 'input',
      block_id: 'as',
      optional: true,
      label: plain('Form'),
      element: {
        type: 'static_select',
        action_id: 'value',
        options: [{ text: plain('In a thread'), value: 'thread' }],
      },
    },
  ],
};

type Ack = (answer?: Record<string, unknown>) => Promise<void>;

/** Bob has the form open; `answer` acknowledges what he sends. */
async function opened(answer: (ack: Ack) => Promise<void>, options = {}) {
  const clock = handClock();
  const slack = await localSlack({ clock, ...options });
  const sent: SlackViewAction[] = [];
  const triggers: string[] = [];
  // Blocks are checked by a schema whose making takes longer than this Bolt waits for its socket.
  const blocks = [{ type: 'section' as const, text: plain('Good morning') }];
  await webClient(slack).chat.postMessage({ channel: papers, text: 'Good morning', blocks, ...quiet });
  const app = await boltApp(slack, (bolt) => {
    bolt.command('/papers', async ({ ack, body }) => {
      triggers.push(body.trigger_id);
      await ack();
    });
    bolt.view('form', async ({ ack, body }) => {
      sent.push(body);
      await answer(ack as Ack);
    });
  });
  await slack.type(bob, papers, '/papers subscribe');
  const open = (changed: object = {}) =>
    app.client.views.open({ trigger_id: triggers.at(-1) ?? '', view: { ...view, ...changed } });
  return { slack, clock, sent, open };
}

test('what was filled in reaches the app, with what stood there before', async () => {
  const { slack, sent, open } = await opened((ack) => ack());
  await open();
  expect(slack.forms.open(alice)).toBeUndefined();
  expect(await slack.forms.submit(bob, { as: 'thread' })).toEqual({});
  expect(sent).toMatchObject([
    {
      type: 'view_submission',
      user: { id: bob },
      view: {
        callback_id: 'form',
        state: {
          values: {
            at: { value: { type: 'plain_text_input', value: '09:00' } },
            as: { value: { type: 'static_select', selected_option: { value: 'thread' } } },
          },
        },
      },
    },
  ]);
  expect(slack.forms.open(bob)).toBeUndefined();
  expect(slack.violations).toEqual([]);
});

test('the client itself asks for what is missing or too long, and the app hears nothing', async () => {
  const { slack, sent, open } = await opened((ack) => ack());
  await open();
  await slack.forms.submit(bob, { at: '' });
  expect(slack.forms.open(bob)?.errors).toEqual({ at: 'Please complete this required field.' });
  await slack.forms.submit(bob, { at: '09:00:00' });
  expect(slack.forms.open(bob)?.errors).toEqual({ at: 'Must be at most 5 characters.' });
  expect(sent).toEqual([]);
});

test('errors keep it open and stand under their fields; cancelled, it is gone', async () => {
  const { slack, open } = await opened((ack) =>
    ack({ response_action: 'errors', errors: { at: 'Too early.' } }),
  );
  await open();
  await slack.forms.submit(bob, {});
  expect(slack.forms.open(bob)?.errors).toEqual({ at: 'Too early.' });
  await slack.forms.cancel(bob);
  expect(slack.forms.open(bob)).toBeUndefined();
  expect(slack.violations).toEqual([]);
});

test.each([
  ['errors for a field that is not there', { response_action: 'errors', errors: { zone: 'No.' } }],
  ['no errors at all', { response_action: 'errors', errors: {} }],
  ['an action of its own', { response_action: 'applaud' }],
])('%s are refused, and the form stays open', async (_, answer) => {
  const { slack, open } = await opened((ack) => ack(answer));
  await open();
  expect(await slack.forms.submit(bob, {})).toEqual({ error: 'We had some trouble connecting. Try again?' });
  expect(slack.violations).toMatchObject([{ kind: 'protocol' }]);
  expect(slack.forms.open(bob)).toBeDefined();
});

test('another view can take its place', async () => {
  const next = { ...view, title: plain('And now') };
  const { slack, open } = await opened((ack) => ack({ response_action: 'update', view: next }));
  await open();
  await slack.forms.submit(bob, {});
  expect(slack.forms.open(bob)?.view).toMatchObject({ title: { text: 'And now' } });
});

test('without an acknowledgement in time the person is told, and it counts against the app', async () => {
  const { slack, open } = await opened(async () => {}, { ackDeadlineMs: 20 });
  await open();
  expect(await slack.forms.submit(bob, {})).toMatchObject({ error: expect.stringContaining('Try again?') });
  expect(slack.violations).toMatchObject([{ kind: 'protocol' }]);
});

test('a trigger opens once, and for three seconds', async () => {
  const { slack, clock, open } = await opened((ack) => ack());
  await open();
  expect(await refusal(open())).toMatchObject({ error: 'exchanged_trigger_id' });
  await slack.type(bob, papers, '/papers subscribe');
  clock.forward(3001);
  expect(await refusal(open())).toMatchObject({ error: 'expired_trigger_id' });
});

test.each([
  ['inputs without a button to send them', { submit: undefined }],
  ['a title of more than 24 characters', { title: plain('A title that is far too long') }],
  [
    'a choice that is not among the options',
    {
      blocks: [
        {
          ...view.blocks[1],
          element: {
            type: 'static_select',
            action_id: 'value',
            options: [{ text: plain('In a thread'), value: 'thread' }],
            initial_option: { text: plain('In one message'), value: 'list' },
          },
        },
      ],
    },
  ],
])('%s are refused', async (_, changed) => {
  const { slack, open } = await opened((ack) => ack());
  expect((await refusal(open(changed))).error).toMatch(/^invalid_(arguments|blocks)$/);
  expect(slack.forms.open(bob)).toBeUndefined();
});
