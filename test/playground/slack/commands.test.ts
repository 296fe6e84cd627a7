import { expect, test } from 'vitest';
import { alice, bob, boltApp, charlie, handClock, localSlack, papers, random, until } from './bolt.ts';

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

  expect(slack.messages(papers, alice)[0]).toMatchObject({
    author: { name: 'Paperboy', bot: true },
    onlyFor: alice,
    payload: { text: 'You said today in papers' },
  });
  expect(slack.messages(papers, bob)).toEqual([]);
  expect(slack.violations).toEqual([]);
});

test('an answer inside the acknowledgement is seen by all when it is meant for the channel', async () => {
  const slack = await localSlack();
  await boltApp(slack, (app) => {
    app.command('/papers', ({ ack }) => ack({ response_type: 'in_channel', text: 'For all' }));
  });
  await slack.type(alice, papers, '/papers today');
  expect(slack.messages(papers, bob)).toMatchObject([{ payload: { text: 'For all' } }]);
});

test('a command works where the bot is not', async () => {
  const slack = await localSlack();
  await boltApp(slack, (app) => {
    app.command('/papers', ({ ack }) => ack('here too'));
  });
  expect(await slack.type(bob, random, '/papers')).toEqual({});
  expect(slack.messages(random, bob)).toHaveLength(1);
});

test('a person can neither type nor read where they are no member', async () => {
  const slack = await localSlack();
  expect(await slack.type(charlie, random, 'hello')).toEqual({ error: 'not_in_channel' });
  slack.say(bob, random, 'hello');
  expect(slack.messages(random, charlie)).toEqual([]);
  expect(slack.messages(random, alice)).toHaveLength(1);
});

test('an unknown command is answered by Slack itself', async () => {
  const slack = await localSlack();
  expect(await slack.type(alice, papers, '/foo bar')).toEqual({ error: '/foo is not a valid command.' });
});

test('a command without any app connected fails with dispatch_failed', async () => {
  const slack = await localSlack();
  const { error } = await slack.type(alice, papers, '/papers today');
  expect(error).toBe('/papers failed with the error "dispatch_failed"');
});

test('a command that is not acknowledged in time fails with operation_timeout, and is noted', async () => {
  const slack = await localSlack({ ackDeadlineMs: 20 });
  await boltApp(slack, (app) => {
    app.command('/papers', async () => {});
  });
  const { error } = await slack.type(alice, papers, '/papers today');
  expect(error).toBe('/papers failed with the error "operation_timeout"');
  expect(slack.violations).toMatchObject([{ kind: 'protocol' }]);
});

test('the command itself is completed, with its usage hint', async () => {
  const slack = await localSlack({
    commands: [{ command: '/papers', description: 'Papers', usageHint: '[today]' }],
  });
  expect(await slack.complete(alice, papers, '/pa')).toEqual([
    { text: '/papers ', description: '[today] · Papers' },
  ]);
  expect(await slack.complete(alice, papers, '/papers to')).toEqual([]);
  expect(await slack.complete(alice, papers, 'hello')).toEqual([]);
});

test('what people write is kept with its thread, escaped as their client does', async () => {
  const slack = await localSlack();
  await slack.type(alice, papers, 'a < b');
  const [first] = slack.messages(papers, bob);
  slack.say(bob, papers, 'yes', first?.id);
  expect(slack.messages(papers, alice)).toMatchObject([{ payload: { text: 'a &lt; b' }, replies: 1 }]);
  expect(slack.messages(papers, alice, first?.id)).toMatchObject([
    { thread: first?.id, author: { name: 'Bob' } },
  ]);
});

/** Types a command and gives back its response_url, to use by hand. */
async function responseUrl(
  slack: Awaited<ReturnType<typeof localSlack>>,
): Promise<(body: object) => Promise<string>> {
  let url = '';
  await boltApp(slack, (app) => {
    app.command('/papers', async ({ ack, body }) => {
      url = body.response_url;
      await ack();
    });
  });
  await slack.type(alice, papers, '/papers');
  return async (body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return `${response.status} ${((await response.json()) as { error?: string }).error ?? 'ok'}`;
  };
}

test('a response_url takes five answers', async () => {
  const slack = await localSlack();
  const answer = await responseUrl(slack);
  for (let count = 1; count <= 5; count += 1) expect(await answer({ text: `${count}` })).toBe('200 ok');
  expect(await answer({ text: '6' })).toBe('404 used_url');
  expect(slack.messages(papers, alice)).toHaveLength(5);
  expect(slack.violations).toMatchObject([{ kind: 'protocol', detail: expect.stringContaining('used_url') }]);
});

test('a response_url dies after thirty minutes', async () => {
  const clock = handClock();
  const slack = await localSlack({ clock });
  const answer = await responseUrl(slack);
  clock.forward(30 * 60_000);
  expect(await answer({ text: 'in time' })).toBe('200 ok');
  clock.forward(1);
  expect(await answer({ text: 'late' })).toBe('404 expired_url');
});

test('a response_url replaces and deletes the message it made', async () => {
  const slack = await localSlack();
  const answer = await responseUrl(slack);
  await answer({ text: 'searching', response_type: 'in_channel' });
  await answer({ text: 'found', replace_original: true });
  expect(slack.messages(papers, bob)).toMatchObject([{ payload: { text: 'found' } }]);
  await answer({ delete_original: true });
  expect(slack.messages(papers, bob)).toEqual([]);
});

test('a response_url refuses what is no message', async () => {
  const slack = await localSlack();
  const answer = await responseUrl(slack);
  expect(await answer({ text: '' })).toBe('400 no_text');
  expect(await answer({ text: 'x', blocks: [{ type: 'nonsense' }] })).toBe('400 invalid_blocks');
});
