// Forms on Slack beyond the contract: what happens where Slack does not open one, and where its answer is read.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Form } from '../../../src/chat/form.ts';
import { plain, withButton } from '../../contracts/messages.ts';
import { type Recorder, recorder } from '../../contracts/recorder.ts';
import { until } from '../../contracts/until.ts';
import { handClock } from '../../net/hand-clock.ts';
import { type SlackStage, startSlackStage } from './stage.ts';

const bob = 'U0BOB';
const papers = 'C0PAPERS';
const form: Form = {
  title: 'Change it',
  send: 'Change',
  press: { command: 'save', values: ['7'] },
  fields: [{ name: 'at', label: 'Local time', value: '09:00' }],
};

let stage: SlackStage;
let core: Recorder;
beforeEach(async () => {
  stage = await startSlackStage();
  core = recorder();
  core.answers = { message: plain('Type it'), form };
  await stage.platform.start(core);
});
afterEach(async () => {
  await stage.platform.stop();
  await stage.stop();
  expect(stage.chat.violations).toEqual([]);
});

const newest = (channel = papers) => JSON.stringify(stage.chat.messages(channel, bob).at(-1)?.payload ?? '');
const ask = () => stage.chat.type(bob, papers, '/papers subscribe');

it.each(['expired_trigger_id', 'exchanged_trigger_id'])('%s: the message is shown instead', async (error) => {
  stage.chat.fail({
    route: 'views.open',
    when: 'before',
    answer: { status: 200, body: { ok: false, error } },
  });
  await ask();
  await until(stage.chat, () => newest().includes('Type it'));
  expect(stage.chat.forms.open(bob)).toBeUndefined();
});

it('a form sent from a channel that we are not in is answered by direct message', async () => {
  await ask();
  await until(stage.chat, () => stage.chat.forms.open(bob));
  stage.chat.removeBot(papers);
  await stage.chat.forms.submit(bob, {});
  const direct = stage.chat.directMessage(bob);
  await until(stage.chat, () => newest(direct).includes('Type it'));
});

it('a long value, a title and labels beyond what Slack takes are shortened', async () => {
  const long = 'very '.repeat(1000);
  const fields = [{ name: 'only', label: long, hint: long, value: long }];
  core.answers = { message: plain('Type it'), form: { ...form, title: long, send: long, fields } };
  await ask();
  expect(await until(stage.chat, () => stage.chat.forms.open(bob))).toBeDefined();
});

describe('while Slack does not say who somebody is', () => {
  const HOUR = 3_600_000;

  /** The form is open, and what was known of Bob is to be asked for again, in vain. */
  async function silentSlack() {
    const clock = handClock();
    const slow = await startSlackStage({ clock, ackDeadlineMs: 1_000 });
    const heard = recorder();
    heard.answers = { message: plain('Type it'), form };
    await slow.platform.start(heard);
    await slow.chat.type(bob, papers, '/papers subscribe');
    await until(slow.chat, () => slow.chat.forms.open(bob));
    clock.advance(2 * HOUR);
    // Slack is given up after ten of the machine's seconds: here after two.
    const { timeout } = AbortSignal;
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout.call(AbortSignal, ms / 5));
    slow.chat.fail({ route: 'users.info', when: 'before', answer: 'hang' });
    return { ...slow, clock, heard };
  }

  it.each([
    ['right', null],
    ['mistaken', { at: 'no time' }],
  ])('a %s form of theirs is acknowledged in time, and answered later', async (_, mistakes) => {
    const { chat, platform, clock, heard, stop } = await silentSlack();
    heard.mistakes = mistakes;
    heard.answers = { message: plain('Answered later') };
    const sent = chat.forms.submit(bob, { at: '10:00' });
    const asked = () => chat.requests.filter(({ route }) => route === 'users.info').length;
    while (asked() < 2) await new Promise(setImmediate);
    clock.advance(2_000);
    expect(await sent).toEqual({});
    expect(chat.forms.open(bob)).toBeUndefined();
    await until(chat, () => JSON.stringify(chat.messages(papers, bob)).includes('Answered later'));
    expect(heard.submissions).toMatchObject([
      { asker: { zone: 'America/New_York' }, values: { at: '10:00' } },
    ]);
    vi.restoreAllMocks();
    await platform.stop();
    await stop();
    expect(chat.violations).toEqual([]);
  });

  it('a command, a press and a shortcut of theirs are acknowledged in time', async () => {
    const { chat, platform, place, control, stop } = await silentSlack();
    await platform.send(place(papers), withButton('Keep', ['1']), { key: 'k' });
    chat.fail({ route: 'users.info', when: 'before', answer: 'hang', times: 2 });
    const message = await until(chat, () => chat.messages(papers, bob).at(-1));
    expect(await chat.type(bob, papers, '/papers today')).toEqual({});
    expect(await chat.press(bob, message.id, control(message, 'Keep'))).toEqual({});
    expect(await chat.pick(bob, message.id, 'Keep papers')).toEqual({});
    vi.restoreAllMocks();
    await platform.stop();
    await stop();
    expect(chat.violations).toEqual([]);
  });
});
