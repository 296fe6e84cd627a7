import { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import { alice, handClock, localSlack, papers, quiet, readingGroup, webClient } from './bolt.ts';

const post = { channel: papers, text: 'A paper', ...quiet };

/** Seconds to wait, or 0 when the call went through. */
async function wait(call: Promise<unknown>): Promise<number> {
  try {
    await call;
    return 0;
  } catch (error) {
    if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter;
    throw error;
  }
}

test('after a burst of three, a channel takes one post a second and others are not held up', async () => {
  const clock = handClock();
  const slack = await localSlack({ clock });
  const { chat } = webClient(slack);
  for (let burst = 1; burst <= 3; burst += 1) expect(await wait(chat.postMessage(post))).toBe(0);
  expect(await wait(chat.postMessage(post))).toBe(1);
  expect(await wait(chat.postMessage({ ...post, channel: readingGroup }))).toBe(0);
  clock.forward(1_000);
  expect(await wait(chat.postMessage(post))).toBe(0);
  expect(await wait(chat.postMessage(post))).toBe(1);
  expect(slack.messages(papers, alice)).toHaveLength(4);
  expect(slack.violations.map(({ kind }) => kind)).toEqual(['rate', 'rate']);
});

test('a method of tier 3 takes fifty calls a minute', async () => {
  const clock = handClock();
  const slack = await localSlack({ clock });
  const { conversations } = webClient(slack);
  const ask = () => wait(conversations.info({ channel: papers }));
  const waits = await Promise.all(Array.from({ length: 51 }, ask));
  expect(waits.filter((seconds) => seconds > 0)).toEqual([2]);
  clock.forward(2_000);
  expect(await ask()).toBe(0);
});
