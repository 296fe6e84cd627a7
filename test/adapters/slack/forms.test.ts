// Forms on Slack beyond the contract: what happens where Slack does not open one, and where its answer is read.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Form } from '../../../src/chat/form.ts';
import { plain } from '../../contracts/messages.ts';
import { type Recorder, recorder } from '../../contracts/recorder.ts';
import { until } from '../../contracts/until.ts';
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
