// The Home tab as Slack has it: opened, filled, pressed in.
import { expect, test } from 'vitest';
import { alice, bob, boltApp, localSlack, refusal } from './bolt.ts';

const button = (id: string) => ({
  type: 'button' as const,
  action_id: id,
  text: { type: 'plain_text' as const, text: 'Keep' },
  value: '2403.03950',
});
const home = (...ids: string[]) => ({
  type: 'home' as const,
  private_metadata: 'D1',
  blocks: [{ type: 'actions' as const, elements: ids.map(button) }],
});

test('a press in it names the view, and neither a channel nor a response_url', async () => {
  const slack = await localSlack();
  const pressed: unknown[] = [];
  const app = await boltApp(slack, (bolt) => {
    bolt.action('keep', async ({ ack, body }) => {
      await ack();
      pressed.push(body);
    });
  });
  await app.client.views.publish({ user_id: alice, view: home('keep') });
  expect(await slack.homes.press(alice, 'keep')).toEqual({});
  expect(pressed).toMatchObject([
    {
      type: 'block_actions',
      user: { id: alice },
      container: { type: 'view' },
      view: { type: 'home', private_metadata: 'D1' },
      actions: [{ action_id: 'keep', value: '2403.03950' }],
    },
  ]);
  for (const field of ['channel', 'message', 'response_url']) expect(pressed[0]).not.toHaveProperty(field);
  await expect(slack.homes.press(bob, 'keep')).rejects.toThrow('no Home');
  await expect(slack.homes.press(alice, 'drop')).rejects.toThrow('No control drop');
});

test('opening tells the app which tab, with the view that stands there', async () => {
  const slack = await localSlack();
  const opened: unknown[] = [];
  const app = await boltApp(slack, (bolt) => {
    bolt.event('app_home_opened', async ({ event }) => void opened.push(event));
  });
  await app.client.views.publish({ user_id: alice, view: home('keep') });
  slack.homes.open(alice);
  slack.homes.open(bob);
  slack.openMessages(bob);
  await expect.poll(() => opened).toHaveLength(3);
  expect(opened).toMatchObject([
    { user: alice, channel: 'D0ALICE', tab: 'home', view: { type: 'home' } },
    { user: bob, tab: 'home' },
    { user: bob, tab: 'messages' },
  ]);
  expect(opened[1]).not.toHaveProperty('view');
});

test('switched off, it can be neither opened nor filled', async () => {
  const slack = await localSlack({ homeTab: false });
  const app = await boltApp(slack);
  expect(slack.homes.open(alice)).toEqual({ error: 'This app has no Home tab.' });
  expect(await refusal(app.client.views.publish({ user_id: alice, view: home('keep') }))).toMatchObject({
    error: 'not_enabled',
  });
  expect(slack.violations).toMatchObject([{ kind: 'protocol' }]);
});

test('more than a hundred blocks are refused', async () => {
  const slack = await localSlack();
  const app = await boltApp(slack);
  const blocks = Array.from({ length: 101 }, () => ({ type: 'divider' as const }));
  expect(
    await refusal(app.client.views.publish({ user_id: alice, view: { type: 'home', blocks } })),
  ).toMatchObject({ error: 'invalid_blocks' });
});
