import { expect, test } from 'vitest';
import { alice, boltApp, localSlack, papers, quiet, webClient } from './bolt.ts';

const section = (text: string) => [{ type: 'section', text: { type: 'mrkdwn', text } }];
const rich = (element: object) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] },
];

test.each<[string, object]>([
  ['ping', { text: 'On <!channel>' }],
  ['ping', { blocks: section('by <@U0BOB>') }],
  ['ping', { blocks: section('in <#C0PAPERS>') }],
  ['ping', { blocks: section('for <!subteam^S1|readers>') }],
  ['ping', { blocks: [{ type: 'markdown', text: '<!here>' }] }],
  ['ping', { blocks: rich({ type: 'broadcast', range: 'here' }) }],
  ['ping', { blocks: rich({ type: 'user', user_id: 'U0BOB' }) }],
  ['ping', { attachments: [{ fallback: '<!everyone>' }] }],
  ['ping', { link_names: true }],
  ['ping', { parse: 'full' }],
  ['link', { text: 'How models <think> aloud' }],
  ['link', { blocks: section('<javascript:alert(1)|arXiv>') }],
  ['link', { blocks: section('<https://evil.example|arxiv.org>') }],
  ['unfurl', { unfurl_links: true }],
  ['unfurl', { unfurl_media: undefined }],
  ['fallback', { text: undefined, blocks: section('read me') }],
])('%s: %j is posted, and noted', async (kind, change) => {
  const slack = await localSlack();
  const post = { channel: papers, text: 'A paper', ...quiet, ...change };
  await webClient(slack).apiCall('chat.postMessage', post);
  expect(slack.messages(papers, alice)).toHaveLength(1);
  expect(slack.violations.map((each) => each.kind)).toEqual([kind]);
});

test.each<[string, object]>([
  ['escaped text', { text: '&lt;!channel&gt; &amp; &lt;think&gt;' }],
  ['a link with words', { blocks: section('<https://arxiv.org/abs/2403.03950|Stop Regressing>') }],
  ['a link with its own address', { blocks: section('<https://arxiv.org/abs/1|arxiv.org>') }],
  ['a date', { blocks: section('opens <!date^1741680000^{time}|09:00>') }],
  ['plain text', { blocks: [{ type: 'header', text: { type: 'plain_text', text: '<!channel> @here' } }] }],
  ['rich text', { blocks: rich({ type: 'text', text: '<!channel> <@U0BOB>' }) }],
])('nobody minds %s', async (_what, change) => {
  const slack = await localSlack();
  await webClient(slack).apiCall('chat.postMessage', {
    channel: papers,
    text: 'A paper',
    ...quiet,
    ...change,
  });
  expect(slack.violations).toEqual([]);
});

test.each<[string, object, string[]]>([
  ['one person alone', { blocks: section('by <@U0BOB>') }, []],
  ['one person alone', { blocks: rich({ type: 'user', user_id: 'U0BOB' }) }, []],
  ['one person alone', { blocks: section('in <#C0PAPERS>') }, ['ping']],
  ['one person alone', { blocks: rich({ type: 'broadcast', range: 'here' }) }, ['ping']],
  ['everybody', { response_type: 'in_channel', blocks: section('by <@U0BOB>') }, ['ping']],
])('an answer to %s that says %j', async (_whom, answer, kinds) => {
  const slack = await localSlack();
  await boltApp(slack, (app) => {
    app.command('/papers', ({ ack }) => ack({ text: 'Kept', ...answer }));
  });
  await slack.type(alice, papers, '/papers');
  expect(slack.messages(papers, alice)).toHaveLength(1);
  expect(slack.violations.map((each) => each.kind)).toEqual(kinds);
});

test('answers are looked at as posts are', async () => {
  const slack = await localSlack();
  await boltApp(slack, (app) => {
    app.command('/papers', ({ ack }) => ack('<!channel>'));
  });
  await slack.type(alice, papers, '/papers');
  expect(slack.violations).toMatchObject([{ kind: 'ping', detail: '<!channel>' }]);
});
