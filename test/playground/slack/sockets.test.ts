import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { alice, bob, boltApp, localSlack, papers, signal, webClient } from './bolt.ts';

/** An app that answers, and a promise for the next time its socket is ready. */
async function answering() {
  const slack = await localSlack();
  const listen = (bolt: App) => void bolt.command('/papers', ({ ack }) => ack('here'));
  const app = await boltApp(slack, listen, { pingTimeout: 20 });
  return { slack, app };
}

/** Asks until the app is there again; each try is one round trip. */
async function answered(slack: Awaited<ReturnType<typeof localSlack>>): Promise<void> {
  const { error } = await slack.type(alice, papers, '/papers');
  if (error) {
    await new Promise(setImmediate);
    return answered(slack);
  }
}

test.each(['warning', 'refresh_requested', 'drop'] as const)('Bolt comes back after a %s', async (how) => {
  const { slack } = await answering();
  slack.disconnect(how);
  await answered(slack);
  expect(slack.openSockets()).toBe(1);
});

test('bad JSON on the socket does not end it', async () => {
  const { slack } = await answering();
  slack.sendRaw('{"type":');
  await answered(slack);
  expect(slack.violations).toEqual([]);
});

test('a socket URL opens one socket, once', async () => {
  const slack = await localSlack();
  const { url = '' } = await webClient(slack, slack.environment.SLACK_APP_TOKEN).apps.connections.open({});
  const line = await firstLine(url);
  expect(line).toMatchObject({ type: 'hello', num_connections: 1 });
  await expect(firstLine(url)).rejects.toThrow();
});

test('the eleventh socket of an app is sent away', async () => {
  const slack = await localSlack();
  const client = webClient(slack, slack.environment.SLACK_APP_TOKEN);
  const lines: unknown[] = [];
  for (let count = 1; count <= 11; count += 1) {
    const { url = '' } = await client.apps.connections.open({});
    lines.push(await firstLine(url));
  }
  expect(lines[9]).toMatchObject({ type: 'hello' });
  expect(lines[10]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
});

test('an acknowledgement that was not asked for is noted', async () => {
  const slack = await localSlack();
  const { url = '' } = await webClient(slack, slack.environment.SLACK_APP_TOKEN).apps.connections.open({});
  const socket = new WebSocket(url);
  await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
  socket.send('{"envelope_id":"nobody"}');
  const { promise, resolve } = signal();
  socket.addEventListener('close', () => resolve());
  socket.close();
  await promise;
  expect(slack.violations).toMatchObject([{ kind: 'protocol' }]);
});

test('an event that is not acknowledged comes again, at most three times, and says why', async () => {
  const slack = await localSlack({ ackDeadlineMs: 10, retryAfterMs: [0, 0, 0] });
  const { url = '' } = await webClient(slack, slack.environment.SLACK_APP_TOKEN).apps.connections.open({});
  const { promise, resolve } = signal();
  const tries: unknown[] = [];
  const socket = new WebSocket(url);
  socket.addEventListener('message', ({ data }) => {
    const line = JSON.parse(String(data));
    if (line.type === 'hello') slack.react(alice, slack.say(bob, papers, 'hello'), '🔖');
    else tries.push([line.retry_attempt, line.retry_reason, line.payload.event_id]);
    if (tries.length === 4) resolve();
  });
  await promise;
  const [[, , id] = []] = tries as string[][];
  expect(tries).toEqual([
    [0, '', id],
    [1, 'timeout', id],
    [2, 'timeout', id],
    [3, 'timeout', id],
  ]);
});

/** The first line a socket at this URL says; the socket stays open. */
function firstLine(url: string): Promise<unknown> {
  const { promise, resolve, reject } = signal<unknown>();
  const socket = new WebSocket(url);
  socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))));
  socket.addEventListener('error', () => reject(new Error('The socket did not open')));
  return promise;
}
