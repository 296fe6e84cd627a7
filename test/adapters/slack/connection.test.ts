// The Socket Mode connection: what ends it, what must not, and that people are served again afterwards.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../contracts/messages.ts';
import { type Recorder, recorder } from '../../contracts/recorder.ts';
import { handClock } from '../../net/hand-clock.ts';
import { type SlackStage, startSlackStage } from './stage.ts';

const CONNECTED = 'connected to Slack';
const SWITCHED_OFF = 'Slack refuses our tokens';
const alice = 'U0ALICE';
const papers = 'C0PAPERS';

describe('the connection to Slack', () => {
  let stage: SlackStage;
  let core: Recorder;

  beforeEach(async () => {
    stage = await startSlackStage({ clock: handClock() });
    core = recorder();
  });
  afterEach(async () => {
    await stage.platform.stop();
    await stage.stop();
    expect(stage.chat.violations).toEqual([]);
  });

  const people = async () => {
    const asked = core.nextCommand();
    expect(await stage.chat.type(alice, papers, '/papers today')).toEqual({});
    return (await asked).input;
  };

  it.each([
    'warning',
    'refresh_requested',
    'link_disabled',
    'drop',
  ] as const)('is opened again after %s', async (how) => {
    await stage.platform.start(core);
    stage.chat.disconnect(how);
    if (how === 'warning') stage.chat.disconnect('refresh_requested');
    await stage.untilLogged(CONNECTED, 2);
    expect(await people()).toEqual({ text: 'today' });
  });

  it.each([
    ['bad JSON', '{"type":'],
    [
      'app_rate_limited',
      '{"envelope_id":"e1","type":"events_api","payload":{"type":"app_rate_limited","team_id":"T0LOCAL"}}',
    ],
    ['an envelope of tomorrow', '{"envelope_id":"e2","type":"telepathy","payload":{}}'],
    ['no object', 'null'],
  ])('survives %s', async (_, line) => {
    await stage.platform.start(core);
    stage.chat.sendRaw(line);
    expect(await people()).toEqual({ text: 'today' });
    expect(stage.chat.openSockets()).toBe(1);
  });

  it('says that Slack limits our events', async () => {
    await stage.platform.start(core);
    stage.chat.sendRaw('{"envelope_id":"e1","type":"events_api","payload":{"type":"app_rate_limited"}}');
    await stage.untilLogged('"type":"app_rate_limited"');
  });

  it.each([
    ['status 500', { status: 500 }],
    ['a reset', 'reset'],
    ['HTML', 'html'],
    ['a rate limit', { status: 429, headers: { 'retry-after': '3' } }],
    ['internal_error', { status: 200, body: { ok: false, error: 'internal_error' } }],
  ] as const)('is tried until it stands when Slack answers with %s', async (_, answer) => {
    stage.chat.fail({ route: 'apps.connections.open', when: 'before', answer, times: 3 });
    await stage.platform.start(core);
    expect(await people()).toEqual({ text: 'today' });
    expect(stage.logged.filter((line) => line.includes('trying again'))).toHaveLength(3);
  });

  it.each([
    ['14 seconds', 14_000],
    ['more than an hour', 3_630_000],
  ])('that drops is back within five seconds after Slack has opened none for %s', async (_, outage) => {
    const hand = handClock();
    let recovery = Number.POSITIVE_INFINITY;
    const clock = {
      ...hand,
      async sleep(ms: number, signal?: AbortSignal) {
        await hand.sleep(ms, signal);
        if (hand.now() >= recovery) other.chat.recover();
      },
    };
    const other = await startSlackStage({ clock });
    await other.platform.start(core);
    const answer = { status: 500 };
    other.chat.fail({ route: 'apps.connections.open', when: 'before', answer, times: Infinity });
    recovery = hand.now() + outage;
    other.chat.disconnect('drop');
    await other.untilLogged(CONNECTED, 2);
    expect(hand.now()).toBeGreaterThanOrEqual(recovery);
    expect(hand.now() - recovery).toBeLessThanOrEqual(5_000);
    expect(await other.chat.type(alice, papers, '/papers today')).toEqual({});
    await other.platform.stop();
    await other.stop();
  });

  it('waits longer from try to try, a few seconds at most', async () => {
    const clock = handClock();
    const other = await startSlackStage({ clock });
    other.chat.fail({ route: 'auth.test', when: 'before', answer: { status: 500 }, times: 7 });
    await other.platform.start(core);
    expect(clock.pauses).toEqual([500, 1000, 2000, 4000, 5000, 5000, 5000]);
    await other.platform.stop();
    await other.stop();
  });

  it.each([
    'auth.test',
    'apps.connections.open',
  ])('is given up with a clear line when %s refuses the token, and the process lives', async (route) => {
    const answer = { status: 200, body: { ok: false, error: 'invalid_auth' } };
    stage.chat.fail({ route, when: 'before', answer });
    await stage.platform.start(core);
    expect(stage.logged.join('')).toContain(SWITCHED_OFF);
    expect(stage.chat.openSockets()).toBe(0);
  });

  it('is given up when the token is revoked while we are connected', async () => {
    await stage.platform.start(core);
    stage.chat.revokeToken('token_revoked');
    stage.chat.disconnect('drop');
    await stage.untilLogged(SWITCHED_OFF);
    await expect(
      stage.platform.send(stage.place(papers), plain('Hello'), { key: 'k' }),
    ).rejects.toMatchObject({ kind: 'workspace', code: 'token_revoked' });
  });

  it('does not hold up the rest of the program when Slack is silent', async () => {
    const clock = handClock();
    const other = await startSlackStage({ clock });
    other.chat.fail({ route: 'auth.test', when: 'before', answer: 'hang' });
    const started = other.platform.start(core);
    clock.advance(15_000);
    await started;
    expect(other.logged.join('')).toContain('going on without it');
    await other.platform.stop();
    await other.stop();
  });

  it('is given up for another where Slack says no hello', async () => {
    const clock = handClock();
    const other = await startSlackStage({ clock });
    other.chat.withoutHello(1);
    const started = other.platform.start(core);
    while (other.chat.openSockets() === 0) await new Promise(setImmediate);
    clock.advance(10_000);
    await other.untilLogged(CONNECTED);
    await started;
    const asked = core.nextCommand();
    expect(await other.chat.type(alice, papers, '/papers today')).toEqual({});
    expect((await asked).input).toEqual({ text: 'today' });
    await other.platform.stop();
    await other.stop();
  });

  it('is opened again where Slack has gone silent', async () => {
    await stage.platform.start(core);
    stage.chat.freezeSockets();
    await stage.untilLogged(CONNECTED, 2);
    expect(await people()).toEqual({ text: 'today' });
  });

  it('hands on an event that comes twice, and the next one', async () => {
    await stage.platform.start(core);
    await stage.platform.send(stage.place(papers), plain('A paper'), { key: 'k' });
    const [message] = stage.chat.messages(papers, alice);
    stage.chat.doubleEvents(true);
    stage.chat.react(alice, message?.id ?? '', '🔖');
    stage.chat.doubleEvents(false);
    stage.chat.unreact(alice, message?.id ?? '', '🔖');
    const all = await Promise.all([1, 2, 3].map((count) => core.reactionNumber(count)));
    expect(all.map(({ added }) => added)).toEqual([true, true, false]);
  });

  it('is closed by stop, and nothing is taken afterwards', async () => {
    await stage.platform.start(core);
    await stage.platform.stop();
    expect(await stage.chat.type(alice, papers, '/papers today')).toHaveProperty('error');
  });

  it('puts no token and nobody’s words into the log', async () => {
    await stage.platform.start(core);
    stage.chat.fail({ route: 'response_url', when: 'before', answer: { status: 500, body: 'canary-body' } });
    await stage.chat.type(alice, papers, '/papers search canary-words');
    await stage.untilLogged('an answer on Slack may be lost');
    expect(stage.logged.join('')).not.toMatch(/canary|xoxb-|xapp-|respond\//);
  });
});
