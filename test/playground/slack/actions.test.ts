import type { BlockAction } from '@slack/bolt';
import { expect, test } from 'vitest';
import {
  alice,
  bob,
  boltApp,
  charlie,
  handClock,
  localSlack,
  papers,
  quiet,
  refusal,
  until,
} from './bolt.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const controls = [
  {
    type: 'actions' as const,
    block_id: 'row',
    elements: [
      { type: 'button' as const, action_id: 'keep', text: plain('Keep'), value: '2403.03950' },
      {
        type: 'static_select' as const,
        action_id: 'sort',
        placeholder: plain('Sort'),
        options: [
          { text: plain('By votes'), value: 'votes' },
          { text: plain('By time'), value: 'time' },
        ],
      },
    ],
  },
];

/** A local Slack with one post with controls and an app that notes what is pressed. */
async function pressable() {
  const slack = await localSlack();
  const pressed: BlockAction[] = [];
  const app = await boltApp(slack, (bolt) => {
    bolt.action<BlockAction>(/.*/, async ({ ack, body }) => {
      pressed.push(body);
      await ack();
    });
  });
  const { ts = '' } = await app.client.chat.postMessage({
    channel: papers,
    text: 'A paper',
    blocks: controls,
    ...quiet,
  });
  return { slack, app, pressed, ts };
}

test('a button reaches the app with the message and who pressed it', async () => {
  const { slack, pressed, ts } = await pressable();
  expect(await slack.press(bob, ts, 'keep')).toEqual({});
  expect(pressed).toMatchObject([
    {
      type: 'block_actions',
      user: { id: bob },
      team: { id: slack.workspace },
      channel: { id: papers, name: 'papers' },
      container: { type: 'message', message_ts: ts, channel_id: papers, is_ephemeral: false },
      message: { ts, text: 'A paper' },
      actions: [{ type: 'button', action_id: 'keep', block_id: 'row', value: '2403.03950' }],
    },
  ]);
  expect(slack.violations).toEqual([]);
});

test('a pick from a select carries the option and the state', async () => {
  const { slack, pressed, ts } = await pressable();
  await slack.press(alice, ts, 'sort', 'time');
  const option = { text: plain('By time'), value: 'time' };
  expect(pressed).toMatchObject([
    { actions: [{ type: 'static_select', action_id: 'sort', selected_option: option }] },
  ]);
  expect(pressed[0]?.state?.values.row?.sort?.selected_option).toEqual(option);
});

test('a control or an option that is not there cannot be pressed', async () => {
  const { slack, ts } = await pressable();
  await expect(slack.press(alice, ts, 'share')).rejects.toThrow('No control share');
  await expect(slack.press(alice, ts, 'sort', 'size')).rejects.toThrow('No control sort with size');
});

test('the answer to a press is for its presser and can replace the pressed message', async () => {
  const slack = await localSlack();
  const app = await boltApp(slack, (bolt) => {
    bolt.action('keep', async ({ ack, respond }) => {
      await ack();
      await respond('Kept');
      await respond({ text: 'A kept paper', replace_original: true });
    });
  });
  const { ts = '' } = await app.client.chat.postMessage({
    channel: papers,
    text: 'A paper',
    blocks: controls,
    ...quiet,
  });
  await slack.press(bob, ts, 'keep');
  await until(slack, () => slack.messages(papers, bob)[0]?.payload.text === 'A kept paper');
  expect(slack.messages(papers, bob)[1]).toMatchObject({ onlyFor: bob, payload: { text: 'Kept' } });
  expect(slack.messages(papers, alice)).toHaveLength(1);
});

test('an ephemeral message is pressed by its person only, and its press carries no message', async () => {
  const { slack, app, pressed } = await pressable();
  const post = { channel: papers, user: charlie, text: 'Yours', blocks: controls };
  const { message_ts = '' } = await app.client.chat.postEphemeral(post);
  await expect(slack.press(alice, message_ts, 'keep')).rejects.toThrow('sees no message');
  await slack.press(charlie, message_ts, 'keep');
  expect(pressed).toMatchObject([{ container: { is_ephemeral: true, message_ts } }]);
  expect(pressed[0]).not.toHaveProperty('message');
});

test('a press that is not acknowledged fails with operation_timeout', async () => {
  const slack = await localSlack({ ackDeadlineMs: 20 });
  const app = await boltApp(slack);
  const { ts = '' } = await app.client.chat.postMessage({
    channel: papers,
    text: 'A paper',
    blocks: controls,
    ...quiet,
  });
  expect(await slack.press(bob, ts, 'keep')).toEqual({ error: 'operation_timeout' });
});

test('a trigger_id opens one modal, within three seconds', async () => {
  const clock = handClock();
  const slack = await localSlack({ clock });
  const triggers: string[] = [];
  const app = await boltApp(slack, (bolt) => {
    bolt.action<BlockAction>('keep', async ({ ack, body }) => {
      triggers.push(body.trigger_id);
      await ack();
    });
  });
  const { ts = '' } = await app.client.chat.postMessage({
    channel: papers,
    text: 'A paper',
    blocks: controls,
    ...quiet,
  });
  await slack.press(bob, ts, 'keep');
  await slack.press(bob, ts, 'keep');
  const [first = '', second = ''] = triggers;
  const view = { type: 'modal' as const, title: plain('Note'), blocks: [{ type: 'divider' as const }] };
  await app.client.views.open({ trigger_id: first, view });
  expect(slack.modals).toMatchObject([{ for: bob, type: 'modal' }]);
  expect((await refusal(app.client.views.open({ trigger_id: first, view }))).error).toBe(
    'exchanged_trigger_id',
  );
  clock.forward(3_001);
  expect((await refusal(app.client.views.open({ trigger_id: second, view }))).error).toBe(
    'expired_trigger_id',
  );
  const long = { ...view, title: plain('x'.repeat(25)) };
  expect((await refusal(app.client.views.open({ trigger_id: second, view: long }))).error).toBe(
    'invalid_arguments',
  );
});
