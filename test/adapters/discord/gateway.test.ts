// The connection: how it begins, what it survives, and the reactions that come over it.
import { describe, expect, it } from 'vitest';
import { plain } from '../../contracts/messages.ts';
import { recorder } from '../../contracts/recorder.ts';
import { connectedStage, expectNoViolations, setStage } from './stage.ts';

describe('starting', () => {
  it('registers the commands', async () => {
    const { chat } = await connectedStage();
    expect(chat.registeredCommands).toMatchObject([{ name: 'papers' }, { name: 'Keep papers', type: 3 }]);
  });

  it('says in words that the token is not accepted, and shows no part of it', async () => {
    const token = `${'x'.repeat(30)}.secret.token`;
    const { platform, chat, logged } = await setStage([], token);
    const started = platform.start(recorder());
    await expect(started).rejects.toThrow('Discord cannot be used: it does not accept the token');
    expect(logged.join('')).not.toContain('secret');
    await platform.stop();
    await chat.stop();
  });

  it('is tried until it stands when Discord answers with an error', async () => {
    const { platform, chat, logged } = await setStage();
    chat.fail({ route: 'GET /gateway/bot', when: 'before', answer: { status: 500 }, times: 2 });
    await platform.start(recorder());
    expect(chat.connected).toBe(1);
    expect(logged.filter((line) => line.includes('trying again'))).toHaveLength(2);
    await platform.stop();
    await chat.stop();
  });

  it('keeps the connection when the commands cannot be registered at once', async () => {
    const { platform, chat } = await setStage();
    const route = 'PUT /applications/{application.id}/commands';
    chat.fail({ route, when: 'before', answer: { status: 500 } });
    await platform.start(recorder());
    expect(chat.registeredCommands.map(({ name }) => name)).toContain('papers');
    expect(chat.requests.filter((one) => one.route === 'GET /gateway/bot')).toHaveLength(2);
    await platform.stop();
    await chat.stop();
  });
});

describe('reactions', () => {
  it('on posts from before a restart count, also in an archived thread', async () => {
    const { platform, chat, again, here, papers, bob } = await connectedStage();
    const under = await platform.send(here, plain('The list'), { key: 'list' });
    const paper = await platform.send(here, plain('A paper'), { key: 'list-1', under });
    await platform.stop();
    const [list] = chat.messages(papers, bob);
    chat.archiveThread(list?.id ?? '');
    const next = again();
    const core = recorder();
    await next.start(core);
    chat.react(bob, paper.split('/').at(-1) ?? '', '🔖');
    expect(await core.reactionNumber(1)).toMatchObject({ message: paper, emoji: '🔖', added: true });
    await next.stop();
    expectNoViolations(chat);
  });

  it('that come twice keep their order', async () => {
    const { platform, chat, core, here, papers, bob } = await connectedStage();
    await platform.send(here, plain('A paper'), { key: 'one' });
    const id = chat.messages(papers, bob)[0]?.id ?? '';
    chat.doubleEvents(true);
    chat.react(bob, id, '🔖');
    chat.unreact(bob, id, '🔖');
    const [first, second, third, fourth] = await Promise.all([1, 2, 3, 4].map(core.reactionNumber));
    expect([first, second, third, fourth].map((one) => one?.added)).toEqual([true, true, false, false]);
    expect(third?.at).toBeGreaterThan(second?.at ?? Number.POSITIVE_INFINITY);
  });

  it('cleared by a moderator do no harm', async () => {
    const { platform, chat, core, here, papers, bob } = await connectedStage();
    await platform.send(here, plain('A paper'), { key: 'one' });
    const id = chat.messages(papers, bob)[0]?.id ?? '';
    chat.react(bob, id, '🔖');
    await core.reactionNumber(1);
    chat.clearReactions(id, '🔖');
    chat.clearReactions(id);
    chat.react(bob, id, '⭐');
    expect(await core.reactionNumber(2)).toMatchObject({ emoji: '⭐' });
  });

  it('given while the connection was down arrive when it is back', async () => {
    const { platform, chat, core, here, papers, bob, logs } = await connectedStage();
    await platform.send(here, plain('A paper'), { key: 'one' });
    chat.dropGateway(4000);
    chat.react(bob, chat.messages(papers, bob)[0]?.id ?? '', '🔖');
    expect(await core.reactionNumber(1)).toMatchObject({ emoji: '🔖' });
    await logs('resumed');
  });
});

describe('the connection', () => {
  it('survives an outage of a server', async () => {
    const { platform, chat, core, here, papers, bob } = await connectedStage();
    chat.makeUnavailable();
    chat.makeAvailable();
    await platform.send(here, plain('A paper'), { key: 'one' });
    const asked = core.nextCommand();
    expect(await chat.type(bob, papers, '/papers search words:diffusion')).toEqual({});
    await asked;
    expectNoViolations(chat);
  });

  it('closed for good is an error in the log, and the process goes on', async () => {
    const { chat, logs } = await connectedStage();
    chat.dropGateway(4004);
    await logs('disconnected for good');
  });

  it('takes nothing new once it stops', async () => {
    const { platform, chat, core, papers, bob } = await connectedStage();
    const release = core.holdAnswers();
    const asked = core.nextCommand();
    await chat.type(bob, papers, '/papers search words:diffusion');
    await asked;
    const stopped = platform.stop();
    void chat.type(bob, papers, '/papers search words:more');
    release();
    await stopped;
    expect(chat.connected).toBe(0);
    expect(chat.messages(papers, bob).filter(({ thinking }) => !thinking)).toHaveLength(1);
  });
});
