// Files on the local Slack: announced, uploaded, shared; each step is as strict as Slack's.
import { expect, test } from 'vitest';
import { bob, localSlack, random, refusal, webClient } from './bolt.ts';

const announced = { filename: 'papers.bib', length: 3 };

async function uploaded(bytes = 'abc') {
  const slack = await localSlack();
  const client = webClient(slack);
  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal(announced);
  const answer = await fetch(upload_url, { method: 'POST', body: bytes });
  const share = (channel_id: string, id = file_id) =>
    client.files.completeUploadExternal({ files: [{ id, title: 'Papers' }], channel_id });
  return { slack, client, upload_url, file_id, answer, share };
}

test('a file is in nobody’s sight before it is shared', async () => {
  const { slack, share } = await uploaded();
  const direct = slack.direct(bob).id;
  expect(slack.messages(direct, bob)).toEqual([]);
  await share(direct);
  const [message] = slack.messages(direct, bob);
  expect(message).toMatchObject({ files: [{ name: 'papers.bib', size: 3 }], author: { bot: true } });
  const file = await fetch(message?.files?.[0]?.url ?? '');
  expect(await file.text()).toBe('abc');
  expect(slack.violations).toEqual([]);
});

test('bytes of another length than announced are refused', async () => {
  const { slack, answer, share } = await uploaded('abcd');
  expect(answer.status).toBe(400);
  expect((await refusal(share(slack.direct(bob).id))).error).toBe('file_not_found');
  expect(slack.violations.map(({ kind }) => kind)).toEqual(['protocol', 'protocol']);
});

test('an unknown file, and one that is shared already, are not found', async () => {
  const { slack, share } = await uploaded();
  const direct = slack.direct(bob).id;
  expect((await refusal(share(direct, 'F1'))).error).toBe('file_not_found');
  await share(direct);
  expect((await refusal(share(direct))).error).toBe('file_not_found');
  expect(slack.messages(direct, bob)).toHaveLength(1);
});

test('a channel must be there, and the bot in it', async () => {
  const { share } = await uploaded();
  expect((await refusal(share('C0NOWHERE'))).error).toBe('channel_not_found');
  expect((await refusal(share(random))).error).toBe('not_in_channel');
});

test('the address takes bytes once and only for what was announced', async () => {
  const { slack, upload_url } = await uploaded();
  const post = (url: string) => fetch(url, { method: 'POST', body: 'abc' });
  expect((await post(upload_url)).status).toBe(400);
  expect((await post(upload_url.replace(/F\d+/, 'F9'))).status).toBe(400);
  expect((await fetch(upload_url.replace('/upload/', '/files/'))).status).toBe(404);
  expect(slack.violations).toHaveLength(2);
});

test('the right to write files and the bot’s token are needed', async () => {
  const slack = await localSlack({ scopes: ['chat:write'] });
  expect(await refusal(webClient(slack).files.getUploadURLExternal(announced))).toMatchObject({
    error: 'missing_scope',
    needed: 'files:write',
  });
  const wrong = webClient(slack, 'xapp-local').files.getUploadURLExternal(announced);
  expect((await refusal(wrong)).error).toBe('not_allowed_token_type');
});

test('a file has a length', async () => {
  const slack = await localSlack();
  const empty = webClient(slack).files.getUploadURLExternal({ filename: 'a', length: 0 });
  expect((await refusal(empty)).error).toBe('invalid_arguments');
});
