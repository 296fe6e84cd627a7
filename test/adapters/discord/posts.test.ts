// Sending once: nonces, marks, threads, and what may be concluded from an empty history.
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/chat/message.ts';
import { plain } from '../../contracts/messages.ts';
import { recorder } from '../../contracts/recorder.ts';
import { connectedStage, expectNoViolations } from './stage.ts';

const SEND = 'POST /channels/{channel.id}/messages';
const START_THREAD = 'POST /channels/{channel.id}/messages/{message.id}/threads';
const HOUR = 3_600_000;

const header: Message = {
  summary: 'Daily Papers · Tue 11 March',
  blocks: [
    { kind: 'heading', text: 'Daily Papers · Tue 11 [March]' },
    { kind: 'text', line: ['10 papers'] },
  ],
};

describe('the same key', () => {
  it('sent again within minutes is the same message', async () => {
    const { platform, chat, here, papers, bob } = await connectedStage();
    const first = await platform.send(here, plain('Good morning'), { key: 'one' });
    expect(await platform.send(here, plain('Good morning'), { key: 'one' })).toBe(first);
    expect(chat.messages(papers, bob)).toHaveLength(1);
    expectNoViolations(chat);
  });

  it('is found hours later, after an edit and after a restart', async () => {
    const { platform, chat, clock, again, here } = await connectedStage();
    const ref = await platform.send(here, header, { key: 'one' });
    await platform.edit(ref, plain('41 papers, final'));
    await platform.stop();
    clock.moveTo(clock.now() + 5 * HOUR);
    const next = again();
    await next.start(recorder());
    expect(await next.find(here, { key: 'one' }, clock.now() - 6 * HOUR)).toEqual({ found: ref });
    expect(await next.find(here, { key: 'one' }, clock.now() - HOUR)).toBe('absent');
    await next.stop();
    expectNoViolations(chat);
  });

  it('is not seen by readers', async () => {
    const { platform, chat, here, papers, bob } = await connectedStage();
    await platform.send(here, header, { key: 'a-key-of-24-characters-x' });
    const [message] = chat.messages(papers, bob);
    const [embed] = (message?.payload.embeds ?? []) as [{ url: string; title: string; description: string }];
    expect(embed.url).toBe(
      `https://discord.com/channels/${chat.guildId}/${papers}#pb=a-key-of-24-characters-x`,
    );
    expect(embed.title + embed.description).not.toContain('a-key');
  });

  it('behind a page of messages by others is found', async () => {
    const { platform, chat, here, papers, bob } = await connectedStage();
    for (let count = 0; count < 130; count++) await chat.type(bob, papers, `Good morning ${count}`);
    const ref = await platform.send(here, plain('The list'), { key: 'one' });
    expect(await platform.find(here, { key: 'one' }, 0)).toEqual({ found: ref });
    expect(await platform.find(here, { key: 'two' }, 0)).toBe('absent');
  });
});

describe('an empty history', () => {
  it('says nothing where we may not read it', async () => {
    const { platform, chat, here, papers } = await connectedStage();
    chat.denyPermission(papers, 'READ_MESSAGE_HISTORY');
    await platform.send(here, plain('Good morning'), { key: 'one' });
    expect(await platform.find(here, { key: 'one' }, 0)).toBe('unknown');
  });

  it('says nothing where we may not even look', async () => {
    const { platform, chat, here, papers } = await connectedStage();
    chat.denyPermission(papers, 'VIEW_CHANNEL');
    expect(await platform.find(here, { key: 'one' }, 0)).toBe('unknown');
  });
});

describe('a thread', () => {
  it('is named after its header and started once, also across a restart', async () => {
    const { platform, chat, again, here, papers, bob } = await connectedStage();
    const under = await platform.send(here, header, { key: 'list' });
    await platform.send(here, plain('Paper one'), { key: 'list-1', under });
    await platform.stop();
    const next = again();
    await next.start(recorder());
    const ref = await next.send(here, plain('Paper two'), { key: 'list-2', under });
    await next.send(here, plain('Paper three'), { key: 'list-3', under });
    await next.stop();
    const [list] = chat.messages(papers, bob);
    expect(list?.replies).toBe(3);
    expect(ref).toMatch(new RegExp(`^discord:${chat.guildId}/${list?.id}/\\d+$`));
    const starts = chat.requests.filter(({ route }) => route === START_THREAD);
    expect(starts.map(({ body }) => body)).toMatchObject([{ name: 'Daily Papers · Tue 11 [March]' }]);
    expectNoViolations(chat);
  });

  it('is named after its header also where that cannot be read', async () => {
    const { platform, chat, here } = await connectedStage();
    const under = await platform.send(here, header, { key: 'list' });
    const route = 'GET /channels/{channel.id}/messages/{message.id}';
    chat.fail({ route, when: 'before', answer: { status: 500 }, times: 9 });
    await platform.send(here, plain('Paper one'), { key: 'list-1', under });
    const starts = chat.requests.filter(({ route }) => route === START_THREAD);
    expect(starts.map(({ body }) => body)).toMatchObject([{ name: 'Daily Papers · Tue 11 [March]' }]);
  });

  it('that somebody else started meanwhile is used', async () => {
    const { platform, chat, here, papers, bob } = await connectedStage();
    const under = await platform.send(here, header, { key: 'list' });
    chat.fail({
      route: START_THREAD,
      when: 'after',
      answer: { status: 400, body: { code: 160004, message: 'A thread has already been created' } },
    });
    await platform.send(here, plain('Paper one'), { key: 'list-1', under });
    expect(chat.messages(papers, bob)[0]?.replies).toBe(1);
  });

  it('cannot be in a thread or in direct messages, so what belongs under a message follows it there', async () => {
    const { platform, chat, here, bob, papers } = await connectedStage();
    const list = await platform.send(here, header, { key: 'list' });
    await platform.send(here, plain('Paper one'), { key: 'list-1', under: list });
    const thread = `discord:${chat.guildId}/${chat.messages(papers, bob)[0]?.id}`;
    for (const place of [thread, `discord:@me/${chat.direct(bob).id}`]) {
      const under = await platform.send(place, header, { key: `h-${place.length}` });
      const options = { key: `p-${place.length}`, under };
      const ref = await platform.send(place, plain('A paper'), options);
      expect(ref.startsWith(`${place}/`)).toBe(true);
      expect(await platform.find(place, options, 0)).toEqual({ found: ref });
    }
    expectNoViolations(chat);
  });
});

describe('a refusal', () => {
  it('by Cloudflare means a long wait, and no second request', async () => {
    const { platform, chat, here } = await connectedStage();
    chat.fail({ route: SEND, when: 'before', answer: { status: 429, body: '<h1>Error 1015</h1>' } });
    const sent = platform.send(here, plain('Hello'), { key: 'one' });
    await expect(sent).rejects.toMatchObject({ kind: 'wait', retryAfterMs: 900_000 });
    expect(chat.requests.filter(({ route }) => route === SEND)).toHaveLength(1);
  });

  it('of an edit, because the message is gone, is no error', async () => {
    const { platform, chat, here, papers, bob } = await connectedStage();
    const ref = await platform.send(here, plain('Hello'), { key: 'one' });
    chat.deleteMessage(chat.messages(papers, bob)[0]?.id ?? '');
    await platform.edit(ref, plain('Good bye'));
  });

  it('of a direct message is the place’s', async () => {
    const { platform, chat, bob } = await connectedStage();
    chat.closeDms(bob);
    const sent = platform.send(`discord:@me/${chat.direct(bob).id}`, plain('Hello'), { key: 'one' });
    await expect(sent).rejects.toMatchObject({ kind: 'place', code: '50007' });
  });

  it('comes for a reference that is not Discord’s', async () => {
    const { platform } = await connectedStage();
    const sent = platform.send('slack:T1/C1', plain('Hello'), { key: 'one' });
    await expect(sent).rejects.toMatchObject({ kind: 'ours', code: 'bad_reference' });
  });
});
