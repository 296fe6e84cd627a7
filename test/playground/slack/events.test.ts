import { expect, test } from 'vitest';
import type { LocalSlack } from '../../../playground/slack/index.ts';
import { alice, bob, boltApp, localSlack, papers, quiet, signal, webClient } from './bolt.ts';

interface Heard {
  readonly type: string;
  readonly user: string;
  readonly reaction: string;
  readonly id: string;
  readonly retry: number | undefined;
}

/** An app that notes reactions and tells when it has heard so many. */
async function listener(slack: LocalSlack) {
  const heard: Heard[] = [];
  const waiting: { readonly count: number; resolve(): void }[] = [];
  const note = (entry: Heard) => {
    heard.push(entry);
    for (const each of waiting) if (heard.length >= each.count) each.resolve();
  };
  await boltApp(slack, (bolt) => {
    for (const type of ['reaction_added', 'reaction_removed'] as const) {
      bolt.event(type, async ({ event, body, context }) => {
        const { user, reaction } = event;
        note({ type, user, reaction, id: body.event_id, retry: context.retryNum });
      });
    }
  });
  const count = (wanted: number) => {
    const { promise, resolve } = signal();
    if (heard.length >= wanted) resolve();
    else waiting.push({ count: wanted, resolve });
    return promise;
  };
  return { heard, count };
}

async function onePost(slack: LocalSlack): Promise<string> {
  const { ts = '' } = await webClient(slack).chat.postMessage({ channel: papers, text: 'A paper', ...quiet });
  return ts;
}

test('a reaction and its removal reach the app by name, and people see it as a character', async () => {
  const slack = await localSlack();
  const { heard, count } = await listener(slack);
  const ts = await onePost(slack);
  slack.react(alice, ts, '🔖');
  slack.react(bob, ts, '🔖');
  await count(2);
  expect(slack.messages(papers, bob)[0]?.reactions).toEqual([{ emoji: '🔖', people: [alice, bob] }]);
  slack.unreact(alice, ts, '🔖');
  await count(3);
  expect(heard.map(({ type, user, reaction }) => `${type} ${user} ${reaction}`)).toEqual([
    'reaction_added U0ALICE bookmark',
    'reaction_added U0BOB bookmark',
    'reaction_removed U0ALICE bookmark',
  ]);
  expect(slack.violations).toEqual([]);
});

test.each([
  ['1️⃣', 'one', '1️⃣'],
  ['🔟', 'keycap_ten', '🔟'],
  ['👍', '+1', '👍'],
  [':partyparrot:', 'partyparrot', ':partyparrot:'],
])('%s is called %s', async (emoji, name, shown) => {
  const slack = await localSlack();
  const { heard, count } = await listener(slack);
  slack.react(alice, await onePost(slack), emoji);
  await count(1);
  expect(heard[0]?.reaction).toBe(name);
  expect(slack.messages(papers, alice)[0]?.reactions[0]?.emoji).toBe(shown);
});

test('a second reaction of the same person with the same emoji is none', async () => {
  const slack = await localSlack();
  const { heard, count } = await listener(slack);
  const ts = await onePost(slack);
  slack.react(alice, ts, '🔖');
  slack.react(alice, ts, '🔖');
  slack.unreact(bob, ts, '🔖');
  slack.unreact(alice, ts, '🔖');
  await count(2);
  expect(heard.map(({ type }) => type)).toEqual(['reaction_added', 'reaction_removed']);
});

test('an event can come twice, over two sockets, with one event_id', async () => {
  const slack = await localSlack();
  const first = await listener(slack);
  const second = await listener(slack);
  expect(slack.openSockets()).toBe(2);
  slack.doubleEvents(true);
  slack.react(alice, await onePost(slack), '🔖');
  await Promise.all([first.count(1), second.count(1)]);
  expect(first.heard[0]?.id).toBe(second.heard[0]?.id);
});

test('with two sockets each event goes to one of them', async () => {
  const slack = await localSlack();
  const first = await listener(slack);
  const second = await listener(slack);
  const ts = await onePost(slack);
  for (const emoji of ['🔖', '👍', '🔥', '🚀']) slack.react(alice, ts, emoji);
  await Promise.all([first.count(2), second.count(2)]);
  expect(first.heard.length + second.heard.length).toBe(4);
});

test('an event that nobody was there for is tried again, and says so', async () => {
  const slack = await localSlack({ retryAfterMs: [60_000, 60_000, 60_000] });
  slack.react(alice, await onePost(slack), '🔖');
  await slack.redeliver();
  const { heard, count } = await listener(slack);
  await slack.redeliver();
  await count(1);
  expect(heard).toMatchObject([{ reaction: 'bookmark', retry: 2 }]);
  await slack.redeliver();
  expect(heard).toHaveLength(1);
});

test('an event whose acknowledgement gets lost is sent again, three times at most', async () => {
  const slack = await localSlack({ retryAfterMs: [60_000, 60_000, 60_000] });
  const { heard, count } = await listener(slack);
  slack.loseAcks(9);
  slack.react(alice, await onePost(slack), '🔖');
  for (let retry = 1; retry <= 4; retry += 1) await slack.redeliver();
  await count(4);
  expect(heard.map(({ retry }) => retry ?? 0)).toEqual([0, 1, 2, 3]);
});

test('after three retries an event is lost', async () => {
  const slack = await localSlack({ retryAfterMs: [60_000, 60_000, 60_000] });
  slack.react(alice, await onePost(slack), '🔖');
  for (let retry = 1; retry <= 3; retry += 1) await slack.redeliver();
  const { heard } = await listener(slack);
  await slack.redeliver();
  expect(heard).toEqual([]);
});

test.each([
  ['the scope is missing', (slack: LocalSlack) => slack.withoutScope('reactions:read')],
  ['the bot was removed', (slack: LocalSlack) => slack.removeBot(papers)],
])('no reaction is heard when %s', async (_why, change) => {
  const slack = await localSlack();
  const { heard, count } = await listener(slack);
  const ts = await onePost(slack);
  change(slack);
  slack.react(alice, ts, '🔖');
  slack.emit({
    type: 'reaction_added',
    user: bob,
    reaction: 'end',
    item: { type: 'message', channel: papers, ts },
  });
  await count(1);
  expect(heard.map(({ reaction }) => reaction)).toEqual(['end']);
});

test('an event the app is not subscribed to does not come', async () => {
  const slack = await localSlack({ events: ['reaction_removed'] });
  const { heard, count } = await listener(slack);
  const ts = await onePost(slack);
  slack.react(alice, ts, '🔖');
  slack.unreact(alice, ts, '🔖');
  await count(1);
  expect(heard.map(({ type }) => type)).toEqual(['reaction_removed']);
});

test('opening the Home tab tells the app, which can fill it', async () => {
  const slack = await localSlack();
  const { promise, resolve } = signal();
  await boltApp(slack, (bolt) => {
    bolt.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'divider' }] },
      });
      resolve();
    });
  });
  expect(slack.homes.open(alice)).toEqual({});
  await promise;
  expect(slack.homes.view(alice)).toMatchObject({ type: 'home' });
  expect(slack.homes.view(bob)).toBeUndefined();
});

test('an uninstalled app hears of it and its tokens are dead', async () => {
  const slack = await localSlack();
  const { promise, resolve } = signal();
  await boltApp(slack, (bolt) => bolt.event('app_uninstalled', async () => resolve()));
  slack.uninstall();
  await promise;
  await expect(webClient(slack).auth.test()).rejects.toThrow('account_inactive');
});
