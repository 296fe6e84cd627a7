import { expect, test } from 'vitest';
import { boltApp, localSlack, until } from './bolt.ts';

const papers = 'C0PAPERS';
const [alice, bob] = ['U0ALICE', 'U0BOB'];

test('a slash command is acknowledged and answered to its person only', async () => {
  const slack = await localSlack();
  await boltApp(slack, (app) => {
    app.command('/papers', async ({ ack, command, respond }) => {
      await ack();
      await respond(`You said ${command.text} in ${command.channel_name}`);
    });
  });

  expect(await slack.type(alice, papers, '/papers today')).toEqual({});
  await until(slack, () => slack.messages(papers, alice).length === 1);

  const [answer] = slack.messages(papers, alice);
  expect(answer).toMatchObject({
    author: { name: 'paperboy', bot: true },
    onlyFor: alice,
    payload: { text: 'You said today in papers' },
  });
  expect(slack.messages(papers, bob)).toEqual([]);
  expect(slack.violations).toEqual([]);
});
