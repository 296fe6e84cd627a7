// Shortcuts on messages as Slack sends them.
import { expect, test } from 'vitest';
import { alice, bob, boltApp, localSlack, papers, until } from './bolt.ts';

test('a shortcut sends the whole message, and is answered by response_url to its asker', async () => {
  const slack = await localSlack();
  const sent: unknown[] = [];
  await boltApp(slack, (bolt) => {
    bolt.shortcut('keep-all', async ({ ack, payload, respond }) => {
      await ack();
      sent.push(payload);
      await respond('Kept');
    });
  });
  const ts = slack.say(alice, papers, 'Read https://arxiv.org/abs/2403.03950, <all> of you');
  expect(slack.messageMenu(bob, papers)).toEqual(['Keep papers']);
  expect(await slack.pick(bob, ts, 'Keep papers')).toEqual({});
  expect(sent).toMatchObject([
    {
      type: 'message_action',
      callback_id: 'keep-all',
      user: { id: bob },
      channel: { id: papers },
      message_ts: ts,
      message: {
        user: alice,
        text: 'Read <https://arxiv.org/abs/2403.03950>, &lt;all&gt; of you',
        blocks: [
          { elements: [{ elements: [{}, { type: 'link', url: 'https://arxiv.org/abs/2403.03950' }, {}] }] },
        ],
      },
    },
  ]);
  await until(slack, () => slack.messages(papers, bob).some(({ onlyFor }) => onlyFor === bob));
  expect(slack.messages(papers, alice)).toHaveLength(1);
});

test('one that is not acknowledged is told to the person and noted', async () => {
  const slack = await localSlack({ ackDeadlineMs: 20 });
  await boltApp(slack, (bolt) => {
    bolt.shortcut('keep-all', async () => {});
  });
  const ts = slack.say(alice, papers, 'Hello');
  expect(await slack.pick(bob, ts, 'Keep papers')).toEqual({ error: 'operation_timeout' });
  expect(slack.violations).toMatchObject([{ kind: 'protocol' }]);
});

test('there is no shortcut of another name', async () => {
  const slack = await localSlack();
  const ts = slack.say(alice, papers, 'Hello');
  await expect(slack.pick(bob, ts, 'Translate')).rejects.toThrow('no shortcut');
});
