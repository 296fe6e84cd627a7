// What Slack alone can do to a digest: its words of refusal, rights, tokens, forms and sockets.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { type Morning, NEXT_DAY, NINE, refusal, startMorning, textOf, WHOLE } from './morning.ts';

let morning: Morning;
beforeEach(async () => {
  morning = await startMorning('slack');
});
afterEach(() => morning.world.end());

const SEND = 'chat.postMessage';
const LATE = { id: '00031', title: 'Diffusion came late', votes: 9, after: 9 };
/** A list to which a paper climbs after nine. */
const GROWING = [
  madeUpDay('2025-03-17', madeUpPapers(1, 3)),
  madeUpDay('2025-03-18', [...madeUpPapers(21, 23), LATE]),
];
const CLOSED = ['2025-03-19T01:41:00Z', '2025-03-19T03:00:00Z', '2025-03-19T04:00:00Z'];
describe('a channel that is closed to us', () => {
  test.each([
    ['channel_not_found', 'I was removed from the channel, or it is gone'],
    ['not_in_channel', 'I was removed from the channel, or it is gone'],
    ['is_archived', 'the channel is archived or locked'],
    ['restricted_action', 'I may not write there any more'],
    ['restricted_action_read_only_channel', 'I may not write there any more'],
    ['restricted_action_thread_only_channel', 'I may not write there any more'],
    ['no_permission', 'I may not write there any more'],
  ])('(%s) has its digest paused with the reason; its maker is told once, and nobody asks again', async (code, words) => {
    morning.fails('papers', { when: 'before', answer: refusal(code), times: 99 });
    await morning.world.moveTo(NINE);
    expect(morning.told()).toHaveLength(1);
    expect(morning.told()[0]).toContain(`${morning.id('papers')}`);
    expect(morning.told()[0]).toContain(words);
    expect(await morning.status()).toContain(`Paused: ${words}`);
    const asked = morning.asked(SEND, 'papers').length;
    await morning.pass(5);
    await morning.world.moveTo(NEXT_DAY);
    expect(morning.asked(SEND, 'papers')).toHaveLength(asked);
    expect(morning.told()).toHaveLength(1);
    expect(morning.headersIn('reading-group')).toHaveLength(2);
  });
});

test('“ratelimited” in a body without a time waits half a minute, and no longer', async () => {
  morning.fails('papers', { when: 'before', answer: refusal('ratelimited') });
  await morning.world.moveTo(NINE);
  const waited = await morning.arrives('papers');
  expect(waited).toBeGreaterThanOrEqual(30_000);
  expect(waited).toBeLessThan(45_000);
});

describe.each(['internal_error', 'fatal_error', 'service_unavailable'])('%s', (code) => {
  test.each(['before', 'after'] as const)('%s the message was taken leaves it there once', async (when) => {
    morning.fails('papers', { when, answer: refusal(code) });
    await morning.world.moveTo(NINE);
    await morning.pass(3);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });
});

describe('a token that Slack no longer takes', () => {
  test.each([
    'token_revoked',
    'account_inactive',
    'invalid_auth',
  ] as const)('(%s) stops that workspace only, with the reason; it goes on by itself when the token is good', async (code) => {
    const { slack } = morning.world;
    await morning.subscribeElsewhere();
    const before = morning.asked(SEND).length;
    slack.revokeToken(code);
    await morning.world.moveTo(NINE);
    expect(morning.headersElsewhere()).toHaveLength(1);
    await morning.pass(10);
    expect(morning.asked(SEND).length - before).toBeLessThanOrEqual(2);
    expect(await morning.status()).toContain('Held back: I was shut out of this workspace');
    slack.install();
    await morning.pass(2, 20);
    for (const channel of ['papers', 'reading-group'] as const)
      expect(morning.standing(channel)).toEqual(WHOLE);
  });
});

test('a Slack that refuses the token at its next connection is named in the other chat’s status', async () => {
  expect(await morning.statusElsewhere()).not.toContain('Slack');
  morning.world.slack.revokeToken('token_revoked');
  morning.world.slack.disconnect('drop');
  await morning.world.clock.during(morning.world.untilLogged('Slack refuses our tokens'));
  expect(await morning.statusElsewhere()).toMatch(
    /Slack.* has been off since .*it does not accept my token\./,
  );
});

test('a channel that is closed to us since its digest is not asked to have its header made final', async () => {
  const other = await startMorning('slack', { days: GROWING });
  await other.world.moveTo(NINE);
  expect(other.standing('papers')).toEqual(WHOLE);
  await other.world.moveTo('2025-03-18T12:00:00Z');
  other.fails('papers', { when: 'before', answer: refusal('is_archived') });
  await other.somebody().ask('digest now');
  await other.pass(1);
  expect(await other.status()).toContain('Paused: the channel is archived or locked');
  for (const at of ['2025-03-19T01:41:00Z', '2025-03-19T03:00:00Z', NEXT_DAY]) await other.world.moveTo(at);
  expect(other.asked('chat.update', 'reading-group')).toHaveLength(1);
  expect(other.asked('chat.update', 'papers')).toEqual([]);
  await other.world.end();
});

test('a network that the workspace does not let in delays the digest, is named, and loses nothing', async () => {
  morning.fails('papers', { when: 'before', answer: refusal('accesslimited') });
  await morning.world.moveTo(NINE);
  expect(await morning.status()).toContain('Held back: Slack lets me in from certain networks only');
  expect(morning.told()).toEqual([]);
  await morning.pass(2, 20);
  expect(morning.standing('papers')).toEqual(WHOLE);
});

test('a scope that is missing delays the digest, is named, and loses nothing', async () => {
  const { slack } = morning.world;
  slack.withoutScope('chat:write');
  await morning.world.moveTo(NINE);
  expect(await morning.status()).toContain('Held back: I lack a right (chat:write)');
  expect(morning.world.logged.join('')).toContain('"missing":"chat:write"');
  await morning.pass(3, 20);
  slack.grantScope('chat:write');
  await morning.pass(1, 20);
  for (const channel of ['papers', 'reading-group'] as const)
    expect(morning.standing(channel)).toEqual(WHOLE);
});

describe('a form that Slack refuses', () => {
  test.each([
    ['msg_blocks_too_long', 1],
    ['invalid_blocks', 2],
  ])('(%s, %i times) goes out in a simpler one', async (code, times) => {
    morning.fails('papers', { when: 'before', answer: refusal(code), times });
    await morning.world.moveTo(NINE);
    const { headers, papers } = morning.standing('papers');
    expect([headers, papers.length]).toEqual([1, 3]);
    expect(morning.told()).toEqual([]);
  });

  test('in every form is a fault of ours: the log has its shape and no word of it, its maker is told', async () => {
    morning.fails('papers', { when: 'before', answer: refusal('invalid_blocks'), times: 3 });
    await morning.world.moveTo(NINE);
    await morning.pass(3);
    expect(morning.told()).toHaveLength(1);
    expect(morning.told()[0]).toContain('a fault of mine, which is noted. The next digest comes as usual.');
    const logged = morning.world.logged.filter((line) => line.includes('refused the form'));
    expect(logged).toHaveLength(3);
    expect(logged.join('')).toMatch(/"blocks":\["header \d+"/);
    expect(morning.world.logged.join('')).not.toMatch(/number 21|Diffusion/);
    await morning.world.moveTo(NEXT_DAY);
    expect(textOf(morning.headersIn('papers')[0])).toContain('Tue 18 March to Wed 19 March');
  });
});

test('a header that somebody has deleted before it is completed is left alone', async () => {
  await morning.world.moveTo(NINE);
  const [header] = morning.headersIn('papers');
  morning.world.slack.deleteMessage(header?.id ?? '');
  for (const at of CLOSED) await morning.world.moveTo(at);
  expect(morning.asked('chat.update', 'papers')).toHaveLength(1);
  expect(morning.asked('chat.update', 'reading-group')).toHaveLength(1);
  await morning.pass(3, 60);
  expect(morning.asked('chat.update', 'papers')).toHaveLength(1);
  expect(morning.told()).toEqual([]);
});

describe('a digest that is completed', () => {
  /** After its list has closed, with a refusal of a route ever since. */
  async function completed(route: string, code: string) {
    await morning.world.end();
    morning = await startMorning('slack', { days: GROWING });
    await morning.world.moveTo(NINE);
    morning.fails('papers', { route, when: 'before', answer: refusal(code), times: 9 });
    for (const at of CLOSED) await morning.world.moveTo(at);
    const [header] = morning.headersIn('papers');
    return morning.somebody('Bob').see(header?.id).map(textOf);
  }

  test.each([
    'edit_window_closed',
    'cant_update_message',
  ])('and whose header nobody may edit any more (%s) gets what came later all the same, and nobody is told that it is missing', async (code) => {
    expect((await completed('chat.update', code)).at(-1)).toContain('came late');
    expect(morning.told()).toEqual([]);
  });

  test.each([
    'restricted_action_thread_locked',
    'cannot_reply_to_message',
  ])('and whose thread is locked (%s) is not paused; its maker is told why it is not whole', async (code) => {
    expect(await completed(SEND, code)).toHaveLength(3);
    expect(morning.told()).toEqual([expect.stringContaining('its thread is locked. The next digest comes')]);
    expect(await morning.status()).not.toContain('Paused');
  });
});

test('a message that nobody could look for while the token was revoked is looked for when it is good again', async () => {
  const { slack } = morning.world;
  await morning.somebody('Alice', 'reading-group').ask('unsubscribe 1');
  morning.fails('papers', { when: 'after', answer: { status: 500 } });
  const stop = slack.onChange(() => {
    if (morning.headersIn('papers').length === 0) return;
    stop();
    slack.revokeToken('token_revoked');
  });
  await morning.world.moveTo(NINE);
  await morning.pass(3);
  slack.install();
  await morning.pass(2, 20);
  expect(morning.standing('papers')).toEqual(WHOLE);
  expect(morning.told()).toEqual([]);
});

test.each([
  403, 404,
])('a page with status %i, which is not Slack’s, delays a digest and loses nothing', async (status) => {
  morning.fails('papers', { when: 'before', answer: { status, body: '<h1>Proxy</h1>' }, times: 2 });
  await morning.world.moveTo(NINE);
  await morning.pass(3);
  expect(morning.standing('papers')).toEqual(WHOLE);
  expect(morning.told()).toEqual([]);
});

test('an app that is removed in the middle of a digest asks no more, and the other platform goes on', async () => {
  await morning.subscribeElsewhere();
  const { slack } = morning.world;
  const stop = slack.onChange(() => {
    if (morning.headersIn('papers').length === 0) return;
    stop();
    slack.uninstall();
  });
  await morning.world.moveTo(NINE);
  expect(morning.standing('papers').papers.length).toBeLessThan(3);
  expect(morning.headersElsewhere()).toHaveLength(1);
  await morning.pass(2);
  const asked = morning.asked(SEND).length;
  await morning.world.moveTo(NEXT_DAY);
  expect(morning.asked(SEND)).toHaveLength(asked);
  expect(morning.headersElsewhere()).toHaveLength(2);
});
