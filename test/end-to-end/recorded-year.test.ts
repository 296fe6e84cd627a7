// The recorded year beside the checkout: every paper that Hugging Face listed, in every form in which people meet it,
// is taken by a local Slack and a local Discord that refuse what the real ones refuse.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import type { LocalChat } from '../../playground/local-chat.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Platform } from '../../src/chat/platform.ts';
import { commands } from '../../src/commands/index.ts';
import { systemClock } from '../../src/ops/clock.ts';
import { createHuggingFace } from '../../src/sources/hugging-face/index.ts';
import { setStage } from '../adapters/discord/stage.ts';
import { startSlackStage } from '../adapters/slack/stage.ts';
import { recorder } from '../contracts/recorder.ts';
import { answersAbout, digestOf } from './everything-shown.ts';
import { discordJudge, type Judge, slackJudge } from './judges.ts';
import { type Library, openLibrary, recordedDaysAreHere } from './recorded-days.ts';

// Nothing is asked of it: every list is stored.
const source = createHuggingFace({ clock: systemClock(), chance: () => 0.5, baseUrl: 'http://127.0.0.1:9' });

const judges: Readonly<Record<string, Judge>> = { slack: slackJudge(), discord: discordJudge() };

function judgeOf(name: string): Judge {
  const judge = judges[name];
  if (!judge) throw new Error(`nobody judges ${name}`);
  return judge;
}

/** An adapter that can post, beside its strict local chat; on Slack that needs no connection. */
interface Wire {
  readonly platform: Platform;
  readonly chat: LocalChat;
  /** Where posts are sent to: #papers. */
  readonly place: string;
  readonly route: string;
}

const wires: Readonly<Record<string, () => Promise<Wire>>> = {
  async slack() {
    const { platform, chat, place } = await startSlackStage();
    const [papers] = chat.channels;
    return { platform, chat, place: place(papers?.id ?? ''), route: 'chat.postMessage' };
  },
  async discord() {
    const { platform, chat } = await setStage(commands);
    await platform.start(recorder());
    const [papers] = chat.channels;
    const place = `discord:${chat.guildId}/${papers?.id}`;
    return { platform, chat, place, route: 'POST /channels/{channel.id}/messages' };
  },
};

describe.skipIf(!recordedDaysAreHere)('the recorded year', () => {
  let library: Library;
  beforeAll(async () => {
    library = await openLibrary(source.name);
  });
  afterAll(() => library.close());

  test('every entry of every list is read and stored', () => {
    const { lists, days, papers, putAside } = library;
    expect(putAside).toBe(0);
    console.info(`the recorded year: ${papers.length} papers in ${lists} lists of ${days.length} days`);
  });

  test('every answer about every paper, and every page of every list and shelf, is taken', async () => {
    const taken = new Map(adapters.map(({ name }) => [name, 0]));
    const refusals: string[] = [];
    for (const day of library.days) {
      for await (const message of answersAbout(library, source, day)) {
        for (const { name, payload } of adapters) {
          const refusal = judgeOf(name)(JSON.parse(JSON.stringify(await payload(message, commands))));
          if (refusal === null) taken.set(name, (taken.get(name) ?? 0) + 1);
          else refusals.push(`${name}, ${day}, ${message.summary}: ${refusal}`);
        }
      }
    }
    expect(refusals).toEqual([]);
    for (const [name, count] of taken) console.info(`${name} takes all ${count} answers about them`);
  }, 120_000);

  describe.each(adapters)('over the wire to $name', ({ name }) => {
    let wire: Wire;
    beforeEach(async () => {
      vi.useFakeTimers({ toFake: ['Date'] });
      const start = wires[name];
      if (!start) throw new Error(`nobody starts ${name}`);
      wire = await start();
    });
    afterEach(async () => {
      await wire.platform.stop();
      await wire.chat.stop();
      vi.useRealTimers();
    });

    test('takes every list as a digest, header and posts, each at the first try', async () => {
      const { platform, chat, place, route } = wire;
      let posts = 0;
      const send = (message: Message, under?: string) => {
        // A second for each post: what counts posts, on either side, reads the machine's clock.
        vi.setSystemTime(Date.now() + 1_000);
        posts += 1;
        return platform.send(place, message, { key: `post-${posts}`, ...(under && { under }) });
      };
      for (const day of library.days) {
        const digest = await digestOf(library, source, day);
        const header = await send(digest.header);
        for (const post of digest.posts) await send(post, header);
      }
      expect(chat.violations).toEqual([]);
      expect(chat.requests.filter((request) => request.route === route)).toHaveLength(posts);
      console.info(`${name} takes all ${posts} posts of ${library.days.length} digests over the wire`);
    }, 120_000);
  });
});

test.each([
  ['slack', { text: 'Hear <!channel>' }, 'ping'],
  ['slack', { text: '…', blocks: [{ type: 'divider', text: 1 }] }, 'invalid_blocks'],
  ['discord', { content: 'Hear @everyone' }, 'ping'],
  ['discord', { content: 'x'.repeat(2_001), allowed_mentions: { parse: [] } }, 'MAX_LENGTH'],
])('%s would not take %o', (name, payload, why) => {
  expect(judgeOf(name)(payload)).toContain(why);
});

test.runIf(!recordedDaysAreHere)(
  'the recorded days are not here: ../shared/data/hf-daily is missing, so nothing was rendered',
  () => {
    expect(recordedDaysAreHere).toBe(false);
  },
);
