import { expect, test } from 'vitest';
import { alice, localSlack, papers, quiet, readingGroup, refusal, until, webClient } from './bolt.ts';

const post = { channel: papers, text: 'A paper', ...quiet };
const answers = [
  { status: 500 },
  'reset',
  'html',
  { status: 200, body: { ok: false, error: 'fatal_error' } },
] as const;

test.each(answers)('%j before it was accepted: nothing is posted', async (answer) => {
  const slack = await localSlack();
  slack.fail({ route: 'chat.postMessage', when: 'before', answer });
  const { chat } = webClient(slack);
  await expect(chat.postMessage(post)).rejects.toThrow();
  expect(slack.messages(papers, alice)).toEqual([]);
  await chat.postMessage(post);
  expect(slack.messages(papers, alice)).toHaveLength(1);
});

test.each(answers)('%j after it was accepted: the message is there all the same', async (answer) => {
  const slack = await localSlack();
  slack.fail({ route: 'chat.postMessage', when: 'after', answer });
  await expect(webClient(slack).chat.postMessage(post)).rejects.toThrow();
  expect(slack.messages(papers, alice)).toHaveLength(1);
});

test('silence after it was accepted lasts until the client gives up', async () => {
  const slack = await localSlack();
  slack.fail({ route: 'chat.postMessage', when: 'after', answer: 'hang' });
  const patience = new AbortController();
  const headers = { authorization: `Bearer ${slack.environment.SLACK_BOT_TOKEN}` };
  const body = new URLSearchParams({
    channel: papers,
    text: 'A paper',
    unfurl_links: 'false',
    unfurl_media: 'false',
  });
  const { signal } = patience;
  const call = fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body, signal });
  await until(slack, () => slack.messages(papers, alice).length === 1);
  patience.abort();
  await expect(call).rejects.toThrow();
  expect(slack.requests).toMatchObject([{ route: 'chat.postMessage', status: 0 }]);
  expect(slack.violations).toEqual([]);
});

test('a fault strikes its channel only, as often as was said', async () => {
  const slack = await localSlack();
  const { chat } = webClient(slack);
  const answer = { status: 200, body: { ok: false, error: 'ratelimited' } };
  slack.fail({ route: 'chat.postMessage', when: 'before', answer, times: 2, channel: papers });
  await chat.postMessage({ ...post, channel: readingGroup });
  expect((await refusal(chat.postMessage(post))).error).toBe('ratelimited');
  expect((await refusal(chat.postMessage(post))).error).toBe('ratelimited');
  await chat.postMessage(post);
});

test('every request is kept for counting, without its token', async () => {
  const slack = await localSlack();
  slack.fail({ route: 'chat.postMessage', when: 'after', answer: 'reset' });
  await expect(webClient(slack).chat.postMessage(post)).rejects.toThrow();
  await webClient(slack).chat.postMessage({ ...post, text: 'Again' });
  expect(slack.requests).toMatchObject([
    { route: 'chat.postMessage', channel: papers, status: 0, body: { text: 'A paper' } },
    { route: 'chat.postMessage', channel: papers, status: 200, body: { text: 'Again' } },
  ]);
  expect(JSON.stringify(slack.requests)).not.toContain('xoxb');
});
