// Posts on Slack: what is sent beside the words, other forms where one is refused, and looking back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plain, withButton } from '../../contracts/messages.ts';
import { recorder } from '../../contracts/recorder.ts';
import { type SlackStage, startSlackStage } from './stage.ts';

const alice = 'U0ALICE';
const papers = 'C0PAPERS';

let stage: SlackStage;
beforeEach(async () => {
  stage = await startSlackStage();
  await stage.platform.start(recorder());
});
afterEach(async () => {
  await stage.platform.stop();
  await stage.stop();
});

const send = (words = 'Hello', channel = papers, key = 'k') =>
  stage.platform.send(stage.place(channel), plain(words), { key });
const refuse = (error: string, times = 1) =>
  stage.chat.fail({
    route: 'chat.postMessage',
    when: 'before',
    answer: { status: 200, body: { ok: false, error } },
    times,
  });
const seen = (channel = papers) => stage.chat.messages(channel, alice);

describe('a post', () => {
  it('carries its key as metadata and unfolds no link', async () => {
    const ref = await send('Hello', papers, 'd1-0');
    const [message] = seen();
    expect(ref).toBe(`slack:T0LOCAL/C0PAPERS/${message?.id}`);
    expect(message?.payload).toEqual({
      text: 'Hello',
      blocks: [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Hello' }] }],
        },
      ],
      metadata: { event_type: 'paperboy_delivery', event_payload: { key: 'd1-0' } },
      unfurl_links: expect.stringMatching('false'),
      unfurl_media: expect.stringMatching('false'),
    });
  });

  it('reaches a direct message', async () => {
    const direct = stage.chat.directMessage(alice);
    await send('For you', direct);
    expect(seen(direct)).toHaveLength(1);
    expect(await stage.platform.find(stage.place(direct), { key: 'k' }, 0)).toHaveProperty('found');
  });

  it('is refused where the bot is not, where nobody may write any more, and without the right', async () => {
    await expect(send('x', 'C0RANDOM')).rejects.toMatchObject({ kind: 'place', code: 'not_in_channel' });
    await expect(send('x', 'C0NOWHERE')).rejects.toMatchObject({ kind: 'place', code: 'channel_not_found' });
    stage.chat.archive('C0READING');
    await expect(send('x', 'C0READING')).rejects.toMatchObject({ kind: 'place', code: 'is_archived' });
    stage.chat.withoutScope('chat:write');
    await expect(send()).rejects.toMatchObject({
      kind: 'rights',
      code: 'missing_scope',
      missing: 'chat:write',
    });
  });

  it('keeps one busy channel from holding up another', async () => {
    stage.chat.fail({
      route: 'chat.postMessage',
      channel: papers,
      when: 'before',
      answer: { status: 429, headers: { 'retry-after': '60' } },
    });
    const [busy, free] = await Promise.allSettled([send(), send('Hello', 'C0READING')]);
    expect(busy).toMatchObject({ reason: { kind: 'wait', retryAfterMs: 60_000 } });
    expect(free.status).toBe('fulfilled');
  });

  it('that Slack refuses for its form goes out smaller, then in words only', async () => {
    refuse('msg_blocks_too_long');
    await send('In blocks');
    expect(seen()[0]?.payload.blocks).toHaveLength(1);
    refuse('invalid_blocks', 2);
    await stage.platform.send(stage.place(papers), withButton('Keep', ['1']), { key: 'words' });
    expect(seen()[1]?.payload).toMatchObject({ text: 'A paper', blocks: [] });
    expect(await stage.platform.find(stage.place(papers), { key: 'words' }, 0)).toHaveProperty('found');
  });

  it('that is refused in every form is ours to mend', async () => {
    refuse('invalid_blocks', 3);
    await expect(send()).rejects.toMatchObject({ kind: 'shape', code: 'invalid_blocks' });
    expect(seen()).toHaveLength(0);
  });
});

describe('an edit', () => {
  it('of a message that somebody deleted is given up', async () => {
    const ref = await send();
    stage.chat.deleteMessage(seen()[0]?.id ?? '');
    await expect(stage.platform.edit(ref, plain('Later'))).rejects.toMatchObject({
      kind: 'ours',
      code: 'message_not_found',
    });
  });
});

describe('looking back', () => {
  const find = (key = 'k', since = 0) => stage.platform.find(stage.place(papers), { key }, since);

  it('reads page after page', async () => {
    const ref = await send();
    for (let count = 0; count < 250; count++) stage.chat.say(alice, papers, `chatter ${count}`);
    expect(await find()).toEqual({ found: ref });
    expect(stage.logged.join('')).not.toContain('chatter');
  });

  it('ends somewhere, and then knows nothing', async () => {
    await send();
    for (let count = 0; count < 1100; count++) stage.chat.say(alice, papers, 'chatter');
    expect(await find()).toBe('unknown');
  });

  it('reads no older messages than a minute before the first try', async () => {
    await send();
    expect(await find('k', Date.now() + 3_600_000)).toBe('absent');
    expect(await find('k', Date.now())).toHaveProperty('found');
  });

  it('is not fooled by the messages of people', async () => {
    stage.chat.say(alice, papers, 'k {"event_type":"paperboy_delivery","event_payload":{"key":"k"}}');
    expect(await find()).toBe('absent');
  });

  it('without the right to read knows nothing', async () => {
    await send();
    stage.chat.withoutScope('channels:history');
    expect(await find()).toBe('unknown');
    stage.chat.removeBot(papers);
    expect(await find()).toBe('unknown');
  });

  it.each([
    { status: 500 },
    'reset',
    { status: 429, headers: { 'retry-after': '9' } },
  ] as const)('leaves it open when Slack answers with %j, never calls it unsent', async (answer) => {
    await send();
    stage.chat.fail({ route: 'conversations.history', when: 'before', answer });
    await expect(find()).rejects.toMatchObject({ name: 'DeliveryError', kind: 'ambiguous' });
    expect(await find()).toHaveProperty('found');
  });
});
